import { textLine, messageOf, type Message } from '../meeting/message.ts';
import { ExplainedError, ForgeUnavailable } from '../ports/forge.ts';
import type { DueJob } from '../ports/jobs.ts';
import type { GroupSession } from './group-session.ts';
import { streamOf } from './job-handler.ts';
import type { SecretaryDeps } from './secretary-deps.ts';

/** Jobs that failed are told where somebody can act, each trouble once. */
export type ForgeTrouble = (job: DueJob, error: unknown, session: GroupSession) => Promise<void>;

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

const OPERATOR = 'Whoever runs Gavel can read the reason in its log.';

/** A failure in words for a room. What isn't made for people to read stays in the log. */
function inWords(error: unknown): string {
  if (!(error instanceof ExplainedError)) return `Something is wrong with this group’s repository. ${OPERATOR}`;
  return error.mend === undefined ? error.message : `${error.message} ${error.mend}`;
}

const told = (what: string, why: string): Message =>
  messageOf(textLine(`${what}: ${why.replace(/\.$/u, '')}. Nothing is lost, and I keep trying.`));

export function forgeTrouble({ domain, clock }: SecretaryDeps): ForgeTrouble {
  return async (job, error, session) => {
    const unavailable = error instanceof ForgeUnavailable;
    const why = inWords(error);
    const { kind } = job;
    if (kind === 'propose' || kind === 'merge') {
      const what = { kind, why, unavailable } as const;
      return session.act(streamOf(job), `${job.id}/${job.attempts}`, (meeting) =>
        domain.minutes.failed(what, meeting, clock.now()),
      );
    }
    const words = WORDS[kind];
    // A look that a webhook asked for has others beside it that come of themselves.
    if (!words || job.data['once'] === 'yes' || (unavailable && job.attempts < words.patience)) return undefined;
    // A job that is tried again is the same job: what stops it is told once, however long it lasts.
    return session.tell(told(words.what, why), `${job.id}/trouble/${unavailable ? 'unavailable' : why}`);
  };
}
