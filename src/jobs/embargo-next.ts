import { embargoedSince } from '../features/embargo/carried.ts';
import { jobStream, type JobHandler } from '../secretary/job-handler.ts';
import type { JobDeps } from './job-deps.ts';

/** Puts under embargo what the next meeting has already taken over of it. Nothing outside has to answer for that. */
export const embargoNext = ({ clock }: Pick<JobDeps, 'clock'>): JobHandler => ({
  lane: 'neither',
  async run(job, session) {
    const last = await session.meeting(jobStream(job));
    const current = session.current();
    if (last && current && current.id !== last.id)
      await session.act(current.id, job.id, (next) => ({ events: embargoedSince(last, next, clock.now()) }));
    await session.finish(job.id);
  },
});
