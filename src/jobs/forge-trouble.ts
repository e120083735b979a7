import { reviewFailed } from '../features/review/failed.ts';
import { textLine, messageOf, type Message } from '../meeting/message.ts';
import type { Clock } from '../ports/clock.ts';
import { ExplainedError, ForgeUnavailable } from '../ports/forge.ts';
import { jobStream, type JobHandler } from '../secretary/job-handler.ts';

/** Tells those who can act that a job failed, each trouble once. */
type TellsTrouble = NonNullable<JobHandler['failed']>;

/** What does not go on meanwhile. */
interface Trouble {
  /** In words for a room. */
  readonly what: string;
  /**
   * How often a forge that does not answer is asked before that is told; never if nobody waits for it. (The eighth
   * time is after some eight minutes.)
   */
  readonly patience: number;
}

const OPERATOR = 'Whoever runs Gavel can read the reason in its log.';

/** A failure in words for a room. What isn't made for people to read stays in the log. */
function inWords(error: unknown): string {
  if (!(error instanceof ExplainedError)) return `Something is wrong with this group’s repository. ${OPERATOR}`;
  return error.mend === undefined ? error.message : `${error.message} ${error.mend}`;
}

const told = (what: string, why: string): Message =>
  messageOf(textLine(`${what}: ${why.replace(/\.$/u, '')}. Nothing is lost, and I keep trying.`));

/** Tells it in the group's rooms. */
export const tellTrouble =
  ({ what, patience }: Trouble): TellsTrouble =>
  async (job, error, session) => {
    const isAway = error instanceof ForgeUnavailable;
    // A check that a webhook asked for has others beside it that come by themselves.
    if (job.data['once'] === 'yes' || (isAway && job.attempts < patience)) return;
    const why = inWords(error);
    // A job that is tried again is the same job: what stops it is told once, however long it lasts.
    await session.tell(told(what, why), `${job.id}/trouble/${isAway ? 'unavailable' : why}`);
  };

/** Tells it in the message that shows how the minutes are doing. */
export const tellInReview =
  (kind: 'propose' | 'merge', clock: Clock): TellsTrouble =>
  (job, error, session) => {
    const failure = { kind, why: inWords(error), unavailable: error instanceof ForgeUnavailable };
    return session.act(jobStream(job), `${job.id}/${job.attempts}`, (meeting) =>
      reviewFailed(failure, meeting, clock.now()),
    );
  };
