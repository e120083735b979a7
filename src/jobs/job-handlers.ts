import type { Effect } from '../meeting/feature.ts';
import type { JobHandler } from '../secretary/job-handler.ts';
import { embargoNext } from './embargo-next.ts';
import { fetchPictures } from './fetch-pictures.ts';
import { followReview } from './follow-review.ts';
import { forgetOldWords } from './forget-old-words.ts';
import type { JobDeps } from './job-deps.ts';
import { mergeMinutes } from './merge-minutes.ts';
import { planNextMeeting } from './plan-next-meeting.ts';
import { proposeMinutes } from './propose-minutes.ts';
import { syncIssues } from './sync-issues.ts';
import { writeEmbargoed } from './write-embargoed.ts';

/** The kinds of jobs: what the features ask for, and what is checked again and again by itself. */
export type OutsideJob = Effect | 'private' | 'follow' | 'forget' | 'issues';

/** Everything that is done outside of Gavel, by the kind of job. */
export const createJobHandlers = (deps: JobDeps): Readonly<Record<OutsideJob, JobHandler>> => ({
  plan: planNextMeeting(deps),
  fetch: fetchPictures(deps),
  propose: proposeMinutes(deps),
  private: writeEmbargoed(deps),
  embargo: embargoNext(deps),
  follow: followReview(deps),
  merge: mergeMinutes(deps),
  issues: syncIssues(deps),
  forget: forgetOldWords(deps),
});
