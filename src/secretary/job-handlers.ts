import type { Event } from '../meeting/event.ts';
import type { AnyFeature, Meeting } from '../meeting/feature.ts';
import type { DueJob } from '../ports/jobs.ts';
import { fetchPictures } from './fetch-pictures.ts';
import type { GroupSession } from './group-session.ts';
import { issuesDuty } from './issues.ts';
import { streamOf, type JobHandler } from './job-handler.ts';
import { NOT_TAKEN_OVER, readPastMinutes, readSafely, skippedMinutes } from './past-minutes.ts';
import { proposeMinutes } from './propose-minutes.ts';
import type { SecretaryDeps, PastMinutes } from './secretary-deps.ts';

/**
 * A group's jobs are done in three lanes: what asks its forge, what asks a chat platform for pictures, and what asks
 * neither. So a forge that is slow, or hangs, holds up no reminder, no time box and no next meeting. Within a lane the order stays: minutes are proposed, followed
 * and merged one after another.
 */
export const laneOf = (job: DueJob): string => `${job.group}/${asked(job)}`;

function asked(job: DueJob): 'forge' | 'chat' | 'nobody' {
  if (job.kind === 'fetch') return 'chat';
  // Only a group's first meeting is planned from what its repository holds.
  return job.kind === 'wake' || (job.kind === 'plan' && streamOf(job) !== '') ? 'nobody' : 'forge';
}

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

/** The handlers by the kind of job. */
export function createJobHandlers(deps: SecretaryDeps): Readonly<Record<string, JobHandler>> {
  const { domain, clock, store, log } = deps;
  const { kernel, minutes } = domain;

  async function meetingOf(stream: string, session: GroupSession): Promise<Meeting> {
    const held = [session.current(), session.last()].find((meeting) => meeting?.id === stream);
    return held ?? kernel.advance(kernel.begin(stream, session.binding.group), await store.read(stream));
  }

  const { fetch, attempt } = fetchPictures(deps, meetingOf);

  const isDue = (one: AnyFeature, meeting: Meeting): boolean => (one.wakeAt?.(meeting) ?? '9') <= clock.now();

  /** Wakes the feature that asked for it, unless the meeting has changed since and it waits for a later time now. */
  const wake: JobHandler = (job, session) => {
    const { feature: name } = job.data;
    return session.act(
      streamOf(job),
      job.id,
      (meeting) => {
        // Jobs of before there were several features that are woken do not name theirs.
        const feature = kernel.features.find((one) => (name ?? one.name) === one.name && isDue(one, meeting));
        return feature?.onTimer?.(clock.now(), meeting);
      },
      job.id,
    );
  };

  /** Opens the meeting after this one, with what this one's minutes leave open. */
  const plan: JobHandler = async (job, session) => {
    const before = streamOf(job) === '' ? undefined : await meetingOf(streamOf(job), session);
    const number = before ? Number(before.id.slice(before.id.lastIndexOf('/') + 1)) + 1 : 1;
    const past = before ? [] : await pastMinutes(session, job.id);
    const markdown = before ? minutes.markdown(before) : past.at(-1)?.text;
    if (markdown !== undefined) await deps.readAhead?.([markdown]);
    const origin = await originOf(past, session);
    const now = clock.now();
    await session.open(
      number,
      (fresh, into) => {
        const first = minutes.plan(session.binding.group, before, now);
        const planned = kernel.advance(fresh, first);
        // Where these were proposed meanwhile; else proposing them tells it.
        const proposed = session.current();
        const news = proposed
          ? minutes.approvalNews(proposed, planned, now)
          : minutes.approvalBefore(origin, planned, now);
        const read = readSafely(log, planned.group.id, () => takeUp({ markdown, before, past, news, now }, planned));
        if (!read) into.tell(NOT_TAKEN_OVER, `${job.id}/not-taken-over`);
        return {
          ...read?.taken,
          events: [...first, ...(read?.carried ?? []), ...news, ...(read?.taken?.events ?? [])],
        };
      },
      job.id,
    );
  };

  /** What a meeting that is planned takes up from the minutes before it. */
  function takeUp({ markdown, before, past, news, now }: Before, planned: Meeting) {
    if (markdown === undefined) return { carried: [], taken: undefined };
    const carried = minutes.carry(markdown, planned, before, now, past.slice(0, -1));
    // After a meeting of its own, a group has its date and roles from that one.
    if (before) return { carried, taken: undefined };
    const begun = kernel.advance(planned, [...carried, ...news]);
    return { carried, taken: minutes.takeOver(markdown, begun, now, undefined) };
  }

  /** The minutes that a group has when it begins with Gavel, oldest first. */
  async function pastMinutes(session: GroupSession, cause: string): Promise<readonly PastMinutes[]> {
    const { forge, group } = session.binding;
    const { read, unreadable } = await readPastMinutes(
      minutes.past(await forge.list(minutes.folder(group)), group),
      forge,
    );
    if (unreadable.length === 0) return read;
    log.error('Minutes cannot be read', { group: group.id, unreadable });
    await session.tell(skippedMinutes(unreadable, read.at(-1)?.path), `${cause}/unreadable`);
    return read;
  }

  return { wake, plan, issues: issuesDuty(deps), fetch, ...proposeMinutes(deps, meetingOf, attempt) };
}
