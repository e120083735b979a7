import { currentProposal } from '../features/review/current-proposal.ts';
import type { Job } from '../ports/jobs.ts';
import type { GroupSession } from '../secretary/group-session.ts';
import { jobStream, type JobHandler } from '../secretary/job-handler.ts';
import { checkProposal } from './check-proposal.ts';
import { tellTrouble } from './forge-trouble.ts';
import type { JobDeps } from './job-deps.ts';
import { nextReview } from './next-review.ts';
import { finishMerged, mergedAs, takeUpMerged } from './take-up-merged.ts';
import { tellApproval } from './tell-approval.ts';

/** Checks the proposal in the forge, and again after a while, until it is merged. */
export function followReview(deps: Pick<JobDeps, 'clock' | 'log' | 'readAhead'>): JobHandler {
  const { clock } = deps;

  /** Checks a group's open proposals once more, now. */
  function forgeChanged(session: GroupSession, cause: string): Job[] {
    const { group } = session.binding;
    return [session.last(), session.current()].flatMap((meeting): Job[] => {
      const proposal = meeting && currentProposal(meeting);
      if (!meeting || !proposal || proposal.merged) return [];
      const data = { stream: meeting.id, once: 'yes' };
      return [{ id: `${meeting.id}/follow/${cause}`, group: group.id, kind: 'follow', at: clock.now(), data }];
    });
  }

  return {
    lane: 'forge',
    async run(job, session) {
      const stream = jobStream(job);
      const { reviews } = session.binding.forge;
      const meeting = await session.meeting(stream);
      const proposal = currentProposal(meeting);
      if (!reviews || !proposal) return session.finish(job.id);
      if (proposal.merged) return finishMerged(job, session, proposal.commit, deps);
      const seen = await checkProposal(meeting, job, session, clock);
      if (seen?.state === 'merged') return takeUpMerged(job, session, mergedAs(seen, reviews.platform), deps);
      if (seen) await tellApproval(stream, session, `${job.id}/${meeting.version}`, clock);
      const isOnce = job.data['once'] === 'yes';
      return session.finish(job.id, isOnce ? [] : nextReview(stream, session.binding, clock.now()));
    },
    failed: tellTrouble({ what: 'cannotFollow', patience: 8 }),
    forgeChanged,
  };
}
