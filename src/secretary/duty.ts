import type { DueJob } from '../ports/jobs.ts';
import type { Desk } from './desk.ts';

/** What the secretary does when a job is due. Each duty can be done again without harm. */
export type Duty = (job: DueJob, desk: Desk) => Promise<void>;

export const streamOf = (job: DueJob): string => job.data['stream'] ?? '';
