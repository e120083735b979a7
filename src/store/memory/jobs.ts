import type { Job, JobQueue } from '../../ports/jobs.ts';
import { instantMs, type PreparedJob } from '../serialize-commit.ts';

export interface MemoryJobs extends JobQueue {
  readonly add: (job: PreparedJob) => void;
  readonly end: (id: string) => void;
}

export function memoryJobs(): MemoryJobs {
  const known = new Set<string>();
  const open = new Map<string, PreparedJob & { readonly attempts: number }>();
  // Sorting is stable: jobs of one time stay in the order in which they were added.
  const byTime = () => [...open.values()].toSorted((one, other) => one.at - other.at);
  return {
    add(job) {
      if (known.has(job.id)) return;
      known.add(job.id);
      open.set(job.id, { ...job, attempts: 0 });
    },
    end: (id) => void open.delete(id),
    async due(now, limit) {
      const until = instantMs(now);
      return byTime()
        .filter(({ at }) => at <= until)
        .slice(0, limit)
        .map((job) => ({
          ...job,
          at: new Date(job.at).toISOString(),
          data: JSON.parse(job.data) as Job['data'],
        }));
    },
    async nextAt(after) {
      const from = instantMs(after);
      const first = byTime().find(({ at }) => at > from);
      return first && new Date(first.at).toISOString();
    },
    async retry(id, _why, at) {
      const until = instantMs(at);
      const job = open.get(id);
      if (job) open.set(id, { ...job, at: until, attempts: job.attempts + 1 });
    },
    async finish(id) {
      open.delete(id);
    },
  };
}
