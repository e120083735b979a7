import type { DueJob, Job } from '../../ports/jobs.ts';
import { instant } from '../instant.ts';

interface JobTable {
  /** The job with its time checked. */
  ready(job: Job): DueJob;
  add(job: DueJob): void;
  retry(id: string, at: string): void;
  finish(id: string): void;
  due(now: string, limit: number): readonly DueJob[];
  nextAt(): string | undefined;
}

export function jobTable(): JobTable {
  // In the order of adding. A finished job keeps its id.
  const jobs = new Map<string, DueJob | undefined>();
  const open = (): DueJob[] =>
    [...jobs.values()].filter((job) => job !== undefined).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return {
    ready: ({ id, group, kind, at, data }) => ({ id, group, kind, at: instant(at), data, attempts: 0 }),
    add(job) {
      if (!jobs.has(job.id)) jobs.set(job.id, job);
    },
    retry(id, at) {
      const job = jobs.get(id);
      const time = instant(at);
      if (job) jobs.set(id, { ...job, at: time, attempts: job.attempts + 1 });
    },
    finish(id) {
      if (jobs.has(id)) jobs.set(id, undefined);
    },
    due(now, limit) {
      const time = instant(now);
      return open()
        .filter(({ at }) => at <= time)
        .slice(0, limit);
    },
    nextAt: () => open()[0]?.at,
  };
}
