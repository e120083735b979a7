import type { Job } from '../ports/jobs.ts';
import type { LogFacts } from '../ports/operator-log.ts';

/** The group, meeting and cause of what the log says about a job. Before a group's first meeting, there's none. */
export const jobFacts = ({ id, group, data: { stream } }: Job): Pick<LogFacts, 'group' | 'meeting' | 'cause'> => ({
  group,
  meeting: stream === '' ? undefined : stream,
  cause: id,
});
