import type { DueJob } from '../ports/jobs.ts';
import type { GroupSession } from './group-session.ts';

/** What the secretary does when a job is due. Each can be done again without harm. */
export type JobHandler = (job: DueJob, session: GroupSession) => Promise<void>;

export const streamOf = (job: DueJob): string => job.data['stream'] ?? '';
