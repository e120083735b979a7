import { text, message, type Message } from '../meeting/message.ts';
import type { DueJob } from '../ports/jobs.ts';
import type { Desk } from './desk.ts';
import { streamOf } from './duty.ts';
import type { Parts } from './parts.ts';

/** Jobs that failed are told where somebody can act, each trouble once. */
export type Trouble = (job: DueJob, why: string, unavailable: boolean, desk: Desk) => Promise<void>;

interface Words {
  readonly what: string;
  /**
   * How often a forge that does not answer is asked before that is told; never where nobody waits for it. (The eighth
   * time is after some eight minutes.)
   */
  readonly patience: number;
}

/** What does not go on meanwhile. The minutes' own way tells it in the message that shows their progress. */
const WORDS: Readonly<Record<string, Words>> = {
  plan: { what: 'I cannot read this group’s minutes, so its first meeting is not planned yet', patience: 2 },
  follow: { what: 'I cannot see what people say of the proposed minutes', patience: 8 },
  issues: { what: 'I cannot keep this group’s actions and its issues the same', patience: Number.POSITIVE_INFINITY },
};

const told = (what: string, why: string): Message =>
  message(text(`${what}: ${why.replace(/\.$/u, '')}. Nothing is lost, and I keep trying.`));

export function trouble({ practice, clock }: Parts): Trouble {
  return async (job, why, unavailable, desk) => {
    if (job.kind === 'propose' || job.kind === 'merge')
      return desk.act(streamOf(job), `${job.id}/${job.attempts}`, (meeting) => {
        const events = practice.minutes.failed(why, meeting, clock.now());
        return events.length > 0 ? { events } : undefined;
      });
    const words = WORDS[job.kind];
    // A look that a webhook asked for has others beside it that come of themselves.
    if (!words || job.data['once'] === 'yes' || (unavailable && job.attempts < words.patience)) return undefined;
    // A job that is tried again is the same job: what stops it is told once, however long it lasts.
    return desk.tell(told(words.what, why), `${job.id}/trouble/${unavailable ? 'unavailable' : why}`);
  };
}
