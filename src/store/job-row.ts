import type { DueJob, Job } from '../ports/jobs.ts';

/** A job as a table has it. The instant in milliseconds. */
export interface JobRow {
  readonly id: string;
  readonly job_group: string;
  readonly kind: string;
  readonly at: number;
  readonly data: string;
  readonly attempts: number;
}

export const asDueJob = ({ id, job_group, kind, at, data, attempts }: JobRow): DueJob => ({
  id,
  group: job_group,
  kind,
  at: new Date(at).toISOString(),
  data: JSON.parse(data) as Job['data'],
  attempts,
});
