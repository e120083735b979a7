import { minutesPath } from '../features/minutes/proposal.ts';
import { currentProposal } from '../features/review/current-proposal.ts';
import { countedApprovals } from '../features/review/rule.ts';
import { broughtUpToDate } from '../features/review/up-to-date.ts';
import type { Meeting } from '../meeting/feature.ts';
import { uncalledName } from '../meeting/guests.ts';
import { MergeConflict, ProposalMoved } from '../ports/forge.ts';
import type { DueJob } from '../ports/jobs.ts';
import type { GroupSession } from '../secretary/group-session.ts';
import { jobStream, type JobHandler } from '../secretary/job-handler.ts';
import { checkProposal } from './check-proposal.ts';
import { tellInReview } from './forge-trouble.ts';
import type { JobDeps } from './job-deps.ts';
import { jobMessages } from './messages.ts';
import { draftOf, proposedBefore } from './past-proposals.ts';
import { finishMerged, mergedAs, takeUpMerged } from './take-up-merged.ts';

/** Merges the minutes that were approved, and nothing else. */
export function mergeMinutes(deps: Pick<JobDeps, 'store' | 'clock' | 'log' | 'readAhead'>): JobHandler {
  const { store, clock } = deps;

  /** Somebody was quicker: Gavel tells what they did, and it has to be approved anew. */
  async function onMoved(meeting: Meeting, job: DueJob, session: GroupSession): Promise<void> {
    await checkProposal(meeting, job, session, clock);
    const now = await session.meeting(meeting.id);
    if (currentProposal(now)?.mayMerge === true) throw new ProposalMoved(jobMessages(now.group).proposalChanged);
    return session.finish(job.id);
  }

  async function mergeInForge(
    meeting: Meeting,
    job: DueJob,
    session: GroupSession,
  ): Promise<{ readonly commit: string } | undefined> {
    const { forge } = session.binding;
    const { branch, commit } = currentProposal(meeting) ?? {};
    if (branch === undefined || commit === undefined) return undefined;
    const draft = { ...draftOf(meeting, await proposedBefore(meeting.id, session, store)), branch };
    const how = { title: draft.title, approvedBy: approvers(meeting), path: minutesPath(meeting) };
    try {
      return await forge.merge(branch, { ...how, commit });
    } catch (error) {
      if (!(error instanceof MergeConflict)) throw error;
      // If main has moved on in a file that Gavel writes, proposing again brings the branch up to date: on top of
      // what was approved, and of nothing else.
      const settled = await forge.propose({ ...draft, onTopOf: commit }, async () => undefined);
      if (settled.commit === commit) throw error;
      // Noted at once: if this merge fails or is cut off, the next run would take the commit for somebody else's.
      await session.act(meeting.id, `${job.id}/up to date/${settled.commit}`, (now) =>
        broughtUpToDate(commit, settled.commit, now, clock.now()),
      );
      return forge.merge(branch, { ...how, commit: settled.commit });
    }
  }

  return {
    lane: 'forge',
    async run(job, session) {
      const stream = jobStream(job);
      const { reviews } = session.binding.forge;
      const before = await session.meeting(stream);
      const known = currentProposal(before);
      // An earlier run merged it, or somebody else did and that is known.
      if (known?.merged === true) return finishMerged(job, session, known.commit, deps);
      // The rule may have been met by silence that was none: somebody spoke while the forge could not be asked.
      if (reviews && known) {
        const seen = await checkProposal(before, job, session, clock);
        if (seen?.state === 'merged') return takeUpMerged(job, session, mergedAs(seen, reviews.platform), deps);
      }
      const meeting = await session.meeting(stream);
      // Somebody changed their mind, or the text, before it was merged: the next approval asks for it again.
      if (currentProposal(meeting)?.mayMerge !== true) return session.finish(job.id);
      const merged = await mergeInForge(meeting, job, session).catch(unlessMoved);
      return merged ? takeUpMerged(job, session, merged, deps) : onMoved(meeting, job, session);
    },
    failed: tellInReview('merge', clock),
  };
}

/** Member handles. */
const approvers = (meeting: Meeting): readonly string[] =>
  countedApprovals(meeting).map((key) => uncalledName(meeting, key));

function unlessMoved(error: unknown): undefined {
  if (!(error instanceof ProposalMoved)) throw error;
}
