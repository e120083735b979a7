import type { AnyFeature, Meeting } from '../meeting/feature.ts';
import type { DueJob } from '../ports/jobs.ts';
import type { Desk } from './desk.ts';
import { streamOf, type Duty } from './duty.ts';
import { fetching } from './fetching.ts';
import { issuesDuty } from './issues.ts';
import type { Parts, PastMinutes } from './parts.ts';
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

/** The duties by the kind of job. */
export function duties(parts: Parts): Readonly<Record<string, Duty>> {
  const { practice, clock, store } = parts;
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
    const past = before ? [] : await pastMinutes(desk);
    const markdown = before ? minutes.markdown(before) : past.at(-1)?.text;
    if (markdown !== undefined) await parts.readAhead?.([markdown]);
    const latest = past.at(-1)?.path;
    const origin = latest === undefined ? undefined : await desk.place.forge.origin(latest);
    const now = clock.now();
    await desk.open(
      number,
      (fresh) => {
        const first = minutes.plan(desk.place.group, before, now);
        const planned = kernel.advance(fresh, first);
        const carried = markdown === undefined ? [] : minutes.carry(markdown, planned, before, now, past.slice(0, -1));
        // Where these were proposed meanwhile; else proposing them tells it.
        const proposed = desk.current();
        const news = proposed
          ? minutes.approvalNews(proposed, planned, now)
          : minutes.approvalBefore(origin, planned, now);
        const events = [...first, ...carried, ...news];
        // After a meeting of its own, a group has its date and roles from that one.
        const begun = kernel.advance(planned, [...carried, ...news]);
        const taken = before || markdown === undefined ? undefined : minutes.takeOver(markdown, begun, now, undefined);
        return { ...taken, events: [...events, ...(taken?.events ?? [])] };
      },
      job.id,
    );
  };

  /** The minutes that a group has when it begins with Gavel, oldest first. */
  async function pastMinutes({ place: { forge, group } }: Desk): Promise<PastMinutes[]> {
    const read: PastMinutes[] = [];
    for (const path of minutes.past(await forge.list(minutes.folder(group)), group)) {
      const text = await forge.read(path);
      if (text !== undefined) read.push({ path, text });
    }
    return read;
  }

  return { wake, plan, issues: issuesDuty(parts), fetch, ...proposing(parts, meetingOf, attempt) };
}
