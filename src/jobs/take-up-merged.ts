import { approvalNews } from '../features/approval/news.ts';
import { meetingKernel } from '../features/index.ts';
import { droppedItems } from '../features/issues/dropped-items.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { minutesPath } from '../features/minutes/proposal.ts';
import { carriedEvents, takeOverMerged } from '../features/next-meeting-events.ts';
import { mergedNow } from '../features/review/merged.ts';
import type { Event } from '../meeting/event.ts';
import type { Decided, Meeting } from '../meeting/feature.ts';
import { isBeingHeld } from '../meeting/lifecycle.ts';
import type { UserRef } from '../meeting/member.ts';
import { contributorCalled, type ProposalStatus } from '../ports/forge.ts';
import type { DueJob } from '../ports/jobs.ts';
import type { GroupSession } from '../secretary/group-session.ts';
import { jobFacts } from '../secretary/job-facts.ts';
import { jobStream } from '../secretary/job-handler.ts';
import type { JobDeps } from './job-deps.ts';
import { notTakenOver, readSafely } from './past-minutes.ts';
import { meetingAfter } from './tell-approval.ts';

type MergeDeps = Pick<JobDeps, 'clock' | 'log' | 'readAhead'>;

/** The commit that was merged, and who merged it if that was somebody else than Gavel. */
export interface MergedMinutes {
  readonly commit: string;
  readonly by?: UserRef;
}

/** Merged in the forge, by somebody there. */
export const mergedAs = ({ commit, by }: ProposalStatus, platform: string): MergedMinutes => ({
  commit,
  ...(by === undefined ? {} : { by: contributorCalled(by, platform) }),
});

/** The minutes are merged: the next agenda begins from what was merged, with people's edits in it. Ends the job. */
export async function takeUpMerged(
  job: DueJob,
  session: GroupSession,
  how: MergedMinutes,
  { clock, log, readAhead }: MergeDeps,
): Promise<void> {
  const stream = jobStream(job);
  await session.act(stream, `${job.id}/merged`, (meeting) => mergedNow(how, meeting, clock.now()));
  const reviewed = await session.meeting(stream);
  const markdown = await session.binding.forge.read(minutesPath(reviewed));
  if (markdown !== undefined) {
    await readAhead?.([minutesMarkdown(reviewed), markdown]);
    // The cause is the same however often this runs, so people hear of it once.
    await session.act(stream, `${stream}/dropped`, (meeting) =>
      droppedItems(markdown, minutesMarkdown(meeting), meeting),
    );
  }
  const next = meetingAfter(stream, session);
  if (!next) return session.finish(job.id);
  const now = clock.now();
  await session.act(
    next.id,
    job.id,
    (meeting, into) => {
      const news = approvalNews(reviewed, meeting, now);
      if (markdown === undefined) return { events: news };
      const read = readSafely(log, { ...jobFacts(job), meeting: meeting.id }, () =>
        readMerged({ markdown, reviewed, news, now }, meeting),
      );
      if (!read) into.tell(notTakenOver(meeting.group), `${job.id}/not-taken-over`);
      return { ...read, events: [...news, ...(read?.events ?? [])] };
    },
    job.id,
  );
}

interface Merged {
  readonly markdown: string;
  readonly reviewed: Meeting;
  readonly news: readonly Event[];
  readonly now: string;
}

/** What the next meeting takes from them. Once people gather for it, its agenda is theirs. */
function readMerged({ markdown, reviewed, news, now }: Merged, next: Meeting): Decided<Event> {
  const carried = isBeingHeld(next) ? [] : carriedEvents(markdown, next, reviewed, now);
  const then = meetingKernel.advance(next, [...news, ...carried]);
  const taken = takeOverMerged(markdown, then, now, reviewed);
  return { ...taken, events: [...carried, ...(taken?.events ?? [])] };
}

/** The merge is known. If a crash came before the next meeting heard of it, that is made up for. Ends the job. */
export async function finishMerged(job: DueJob, session: GroupSession, commit: string, deps: MergeDeps): Promise<void> {
  const reviewed = await session.meeting(jobStream(job));
  const next = meetingAfter(reviewed.id, session);
  const hasHeard = !next || approvalNews(reviewed, next, deps.clock.now()).length === 0;
  return hasHeard ? session.finish(job.id) : takeUpMerged(job, session, { commit }, deps);
}
