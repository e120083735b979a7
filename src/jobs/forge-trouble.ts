import { reviewFailed } from '../features/review/failed.ts';
import type { InLanguage } from '../language/language.ts';
import { sayText } from '../meeting/message.ts';
import type { Clock } from '../ports/clock.ts';
import { ExplainedError, ForgeUnavailable } from '../ports/forge.ts';
import { jobStream, type JobHandler } from '../secretary/job-handler.ts';
import { jobMessages } from './messages.ts';

/** Tells those who can act that a job failed, each problem once. */
type TellsTrouble = NonNullable<JobHandler['failed']>;

/** What doesn't work meanwhile. */
interface Trouble {
  /** The message that says it. */
  readonly what: 'cannotEmbargo' | 'cannotFollow' | 'cannotPlan' | 'cannotSync';
  /**
   * How often a forge that doesn't answer is asked before people are told; infinite if nobody waits for it. (The eighth
   * time is after some eight minutes.)
   */
  readonly patience: number;
}

/** A failure in words for a room. What isn't made for people to read stays in the log. */
function inWords(error: unknown, of: InLanguage): string {
  if (!(error instanceof ExplainedError)) return jobMessages(of).unexplained;
  return error.mend === undefined ? error.message : `${error.message} ${error.mend}`;
}

/** Tells it in the group's rooms. */
export const tellTrouble =
  ({ what, patience }: Trouble): TellsTrouble =>
  async (job, error, session) => {
    const isAway = error instanceof ForgeUnavailable;
    // A check that a webhook asked for has others beside it that come by themselves.
    if (job.data['once'] === 'yes' || (isAway && job.attempts < patience)) return;
    const { group } = session.binding;
    const say = jobMessages(group);
    const why = inWords(error, group);
    // A job that is tried again is the same job, so people hear of each problem once, however long it lasts.
    await session.tell(
      sayText(say.trouble(say[what], why.replace(/\.$/u, ''))),
      `${job.id}/trouble/${isAway ? 'unavailable' : why}`,
    );
  };

/** Tells it in the message that shows how the minutes are doing. */
export const tellInReview =
  (kind: 'propose' | 'merge', clock: Clock): TellsTrouble =>
  (job, error, session) => {
    const failure = {
      kind,
      why: inWords(error, session.binding.group),
      unavailable: error instanceof ForgeUnavailable,
    };
    return session.act(jobStream(job), `${job.id}/${job.attempts}`, (meeting) =>
      reviewFailed(failure, meeting, clock.now()),
    );
  };
