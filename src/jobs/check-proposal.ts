import { minutesPath } from '../features/minutes/proposal.ts';
import { currentProposal } from '../features/review/current-proposal.ts';
import { followForge } from '../features/review/follow.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { Clock } from '../ports/clock.ts';
import type { ProposalStatus } from '../ports/forge.ts';
import type { DueJob } from '../ports/jobs.ts';
import type { GroupSession } from '../secretary/group-session.ts';

/** Asks the forge for the proposal's status, and notes and tells what's new. Undefined if there is no proposal. */
export async function checkProposal(
  meeting: Meeting,
  job: DueJob,
  session: GroupSession,
  clock: Clock,
): Promise<ProposalStatus | undefined> {
  const { reviews } = session.binding.forge;
  const proposal = currentProposal(meeting);
  if (!reviews || !proposal) return undefined;
  const seen = await reviews.status(proposal.branch, minutesPath(meeting), proposal.commit);
  if (!seen) return undefined;
  const { platform } = reviews;
  // The version makes the cause another one if there is more to tell after a crash.
  await session.act(meeting.id, `${job.id}/${meeting.version}`, (now) =>
    followForge({ ...seen, platform }, now, clock.now()),
  );
  return seen;
}
