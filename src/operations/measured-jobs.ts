import type { JobHandler, JobHandlers } from '../secretary/job-handler.ts';
import type { Metrics } from './metrics.ts';

const measured = (kind: string, handler: JobHandler, { job, jobs }: Metrics): JobHandler => ({
  ...handler,
  async run(due, session) {
    const finished = job.startTimer({ kind });
    try {
      await handler.run(due, session);
    } catch (error) {
      jobs.inc({ kind, outcome: 'failed' });
      throw error;
    }
    finished();
    jobs.inc({ kind, outcome: 'done' });
  },
});

/** The same handlers, with what they do counted and timed. */
export const measuredJobs = (handlers: JobHandlers, metrics: Metrics): JobHandlers =>
  Object.fromEntries(Object.entries(handlers).map(([kind, handler]) => [kind, measured(kind, handler, metrics)]));
