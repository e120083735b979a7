import type { Event } from '../meeting/event.ts';
import type { AnyFeature, Meeting } from '../meeting/feature.ts';
import type { DueJob } from '../ports/jobs.ts';
import type { Desk } from './desk.ts';
import { streamOf, type Duty } from './duty.ts';
import { fetching } from './fetching.ts';
import { issuesDuty } from './issues.ts';
import type { Parts, PastMinutes } from './parts.ts';
import { NOT_TAKEN_OVER, readMinutes, readSafely, skipped } from './past-minutes.ts';
import { proposing } from './proposing.ts';

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
  /** How the approval of those minutes stands. */
  readonly news: readonly Event[];
  readonly now: string;
}

/** Where the newest minutes come from, as the forge tells it. */
async function originOf(past: readonly PastMinutes[], { place: { forge } }: Desk) {
  const latest = past.at(-1);
  return latest && (await forge.origin(latest.path));
}

/** The duties by the kind of job. */
export function duties(parts: Parts): Readonly<Record<string, Duty>> {
  const { practice, clock, store, log } = parts;
  const { kernel, minutes } = practice;

  async function meetingOf(stream: string, desk: Desk): Promise<Meeting> {
    const held = [desk.current(), desk.last()].find((meeting) => meeting?.id === stream);
    return held ?? kernel.advance(kernel.begin(stream, desk.place.group), await store.read(stream));
  }

  const { fetch, attempt } = fetching(parts, meetingOf);

  const isDue = (one: AnyFeature, meeting: Meeting): boolean => (one.wakeAt?.(meeting) ?? '9') <= clock.now();

  /** Wakes the feature that asked for it, unless the meeting has changed since and it waits for a later time now. */
  const wake: Duty = (job, desk) => {
    const { feature: name } = job.data;
    return desk.act(
      streamOf(job),
      job.id,
      (meeting) => {
        // Jobs of before there were several features that are woken do not name theirs.
        const feature = kernel.features.find((one) => (name ?? one.name) === one.name && isDue(one, meeting));
        return feature?.woken?.(clock.now(), meeting);
      },
      job.id,
    );
  };

  /** Opens the meeting after this one, with what this one's minutes leave open. */
  const plan: Duty = async (job, desk) => {
    const before = streamOf(job) === '' ? undefined : await meetingOf(streamOf(job), desk);
    const number = before ? Number(before.id.slice(before.id.lastIndexOf('/') + 1)) + 1 : 1;
    const past = before ? [] : await pastMinutes(desk, job.id);
    const markdown = before ? minutes.markdown(before) : past.at(-1)?.text;
    if (markdown !== undefined) await parts.readAhead?.([markdown]);
    const origin = await originOf(past, desk);
    const now = clock.now();
    let isWhole = true;
    await desk.open(
      number,
      (fresh) => {
        const first = minutes.plan(desk.place.group, before, now);
        const planned = kernel.advance(fresh, first);
        // Where these were proposed meanwhile; else proposing them tells it.
        const proposed = desk.current();
        const news = proposed
          ? minutes.approvalNews(proposed, planned, now)
          : minutes.approvalBefore(origin, planned, now);
        const read = readSafely(log, planned.group.id, () => takeUp({ markdown, before, past, news, now }, planned));
        isWhole = read !== undefined;
        return {
          ...read?.taken,
          events: [...first, ...(read?.carried ?? []), ...news, ...(read?.taken?.events ?? [])],
        };
      },
      job.id,
    );
    if (!isWhole) await desk.tell(NOT_TAKEN_OVER, `${job.id}/not-taken-over`);
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
  async function pastMinutes(desk: Desk, cause: string): Promise<readonly PastMinutes[]> {
    const { forge, group } = desk.place;
    const { read, unreadable } = await readMinutes(minutes.past(await forge.list(minutes.folder(group)), group), forge);
    if (unreadable.length === 0) return read;
    log.error('Minutes cannot be read', { group: group.id, unreadable });
    await desk.tell(skipped(unreadable, read.at(-1)?.path), `${cause}/unreadable`);
    return read;
  }

  return { wake, plan, issues: issuesDuty(parts), fetch, ...proposing(parts, meetingOf, attempt) };
}
