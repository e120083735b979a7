import type { DueJob, Job } from '../ports/jobs.ts';
import type { GroupSession } from './group-session.ts';

/**
 * What a job asks outside of Gavel. A group's jobs that ask the same are done one after another, and the others beside
 * them: a forge that is slow, or hangs, holds up no reminder, no time box and no next meeting. What only goes through the
 * store for long is in a lane of its own.
 */
export type JobLane = 'forge' | 'chat' | 'store' | 'neither';

/** How one kind of job is done. */
export interface JobHandler {
  readonly lane: JobLane | ((job: DueJob) => JobLane);
  /**
   * Does it and finishes it. It can be done again without harm, whatever of it was done before.
   * @throws if it has to be tried again
   */
  run(job: DueJob, session: GroupSession): Promise<void>;
  /** Tells those who can act that it failed and is tried again; without it, only the operator's log tells. */
  failed?(job: DueJob, error: unknown, session: GroupSession): Promise<void>;
  /** The jobs that a group needs whenever Gavel starts. They have the same ids as those that wait already. */
  atStart?(session: GroupSession): readonly Job[];
  /** The jobs that follow from a change in the group's forge. @param cause makes the ids: once for each */
  forgeChanged?(session: GroupSession, cause: string): readonly Job[];
}

/** The handlers by the kind of job. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** The meeting that a job is about; empty if there is none yet. */
export const jobStream = (job: DueJob): string => job.data['stream'] ?? '';

/** A job of an unknown kind waits in this lane, so that it keeps no meeting waiting. */
const UNKNOWN: JobLane = 'forge';

/** Names the lane of a job. */
export function laneOf(job: DueJob, handlers: JobHandlers): string {
  const lane = handlers[job.kind]?.lane ?? UNKNOWN;
  return `${job.group}/${typeof lane === 'string' ? lane : lane(job)}`;
}
