import { approvalNews } from '../features/approval/news.ts';
import { approvalBefore } from '../features/approval/origin.ts';
import { carriedEmbargo } from '../features/embargo/carried.ts';
import { meetingKernel } from '../features/index.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { minutesFolder, pastMinutes } from '../features/minutes/minutes-paths.ts';
import { carriedEvents, openingEvents, takeOverMerged, type PastMinutes } from '../features/next-meeting-events.ts';
import type { Event } from '../meeting/event.ts';
import type { Decided, Meeting } from '../meeting/feature.ts';
import type { DueJob } from '../ports/jobs.ts';
import type { GroupSession } from '../secretary/group-session.ts';
import { meetingNumber } from '../secretary/held-meetings.ts';
import { jobFacts } from '../secretary/job-facts.ts';
import { jobStream, type JobHandler } from '../secretary/job-handler.ts';
import { tellTrouble } from './forge-trouble.ts';
import type { JobDeps } from './job-deps.ts';
import { notTakenOver, readPastMinutes, readSafely, skippedMinutes } from './past-minutes.ts';

/** What a meeting begins with. A replay of a log has other rules. */
export interface PlanningRules {
  readonly opening: typeof openingEvents;
  readonly carry: typeof carriedEvents;
  /** What a group's first meeting takes over of its date and roles from the minutes before it. */
  readonly takeOver: (minutes: string, first: Meeting, at: string) => Decided<Event> | undefined;
}

const BY_ITS_SCHEDULE: PlanningRules = {
  opening: openingEvents,
  carry: carriedEvents,
  takeOver: (minutes, first, at) => takeOverMerged(minutes, first, at, undefined),
};

/** What is known when a meeting is planned. */
interface Before {
  /** The minutes of the meeting before. */
  readonly markdown: string | undefined;
  readonly before: Meeting | undefined;
  readonly past: readonly PastMinutes[];
  /** What is known about the approval of those minutes. */
  readonly news: readonly Event[];
  readonly now: string;
}

/** Where the newest minutes come from, according to the forge. */
async function originOf(past: readonly PastMinutes[], { binding: { forge } }: GroupSession) {
  const latest = past.at(-1);
  return latest && (await forge.origin(latest.path));
}

/** What is carried over, and what is open under embargo, which no minutes say. */
function withEmbargoed(carried: readonly Event[], before: Meeting | undefined, planned: Meeting, now: string): Event[] {
  const hidden = before && carriedEmbargo(before, meetingKernel.advance(planned, carried), now);
  return [...carried, ...(hidden ? [hidden] : [])];
}

/** Opens the meeting after one, with what that one's minutes leave open; or a group's first. */
export function planNextMeeting(
  { clock, log, readAhead }: Pick<JobDeps, 'clock' | 'log' | 'readAhead'>,
  rules: Partial<PlanningRules> = {},
): JobHandler {
  const { opening, carry, takeOver } = { ...BY_ITS_SCHEDULE, ...rules };

  /** The minutes that a group has when it begins with Gavel, oldest first. */
  async function minutesSoFar(session: GroupSession, job: DueJob): Promise<readonly PastMinutes[]> {
    const { forge, group } = session.binding;
    const paths = pastMinutes(await forge.list(minutesFolder(group)), group);
    const { read, unreadable } = await readPastMinutes(paths, forge);
    if (unreadable.length === 0) return read;
    log.error('Some minutes cannot be read', { ...jobFacts(job), unreadable });
    await session.tell(skippedMinutes(unreadable, read.at(-1)?.path, group), `${job.id}/unreadable`);
    return read;
  }

  /** What a meeting that is planned takes up from the minutes before it. */
  function takeUp({ markdown, before, past, news, now }: Before, planned: Meeting) {
    if (markdown === undefined) return { carried: [], taken: undefined };
    const carried = carry(markdown, planned, before, now, past.slice(0, -1));
    // After a meeting of its own, a group has its date and roles from that one.
    if (before) return { carried, taken: undefined };
    const begun = meetingKernel.advance(planned, [...carried, ...news]);
    return { carried, taken: takeOver(markdown, begun, now) };
  }

  return {
    // Only a group's first meeting is planned from what its repository holds.
    lane: (job) => (jobStream(job) === '' ? 'forge' : 'neither'),
    async run(job, session) {
      const before = jobStream(job) === '' ? undefined : await session.meeting(jobStream(job));
      const number = before ? meetingNumber(before.id) + 1 : 1;
      const past = before ? [] : await minutesSoFar(session, job);
      const markdown = before ? minutesMarkdown(before) : past.at(-1)?.text;
      if (markdown !== undefined) await readAhead?.([markdown]);
      const origin = await originOf(past, session);
      const now = clock.now();
      await session.open(
        number,
        (fresh, into) => {
          const first = opening(session.binding.group, before, now);
          const planned = meetingKernel.advance(fresh, first);
          // If these were proposed meanwhile; otherwise proposing them will tell it.
          const proposed = session.current();
          const news = proposed ? approvalNews(proposed, planned, now) : approvalBefore(origin, planned, now);
          const read = readSafely(log, { ...jobFacts(job), meeting: planned.id }, () =>
            takeUp({ markdown, before, past, news, now }, planned),
          );
          if (!read) into.tell(notTakenOver(planned.group), `${job.id}/not-taken-over`);
          const carried = withEmbargoed(read?.carried ?? [], before, planned, now);
          return {
            ...read?.taken,
            events: [...first, ...carried, ...news, ...(read?.taken?.events ?? [])],
          };
        },
        job.id,
      );
    },
    failed: tellTrouble({
      what: 'cannotPlan',
      patience: 2,
    }),
    /** A group that has never met gets its first meeting planned, as soon as its forge can be asked. */
    atStart(session) {
      if (session.current()) return [];
      const { id } = session.binding.group;
      return [{ id: `${id}/plan/first`, group: id, kind: 'plan', at: clock.now(), data: {} }];
    },
  };
}
