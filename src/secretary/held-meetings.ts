import type { Meeting } from '../meeting/feature.ts';
import { awaitsApproval } from '../meeting/lifecycle.ts';
import type { Job } from '../ports/jobs.ts';
import type { Commit, OutboxItem } from '../ports/store.ts';
import type { ActiveMeetings } from './handler-context.ts';
import type { SecretaryDeps, GroupBinding } from './secretary-deps.ts';
import { beginWork, type UnitOfWork } from './unit-of-work.ts';
import { shownNow, type ShownViews, type ViewPost } from './views.ts';
import { wakesNow, type ScheduledWakes } from './wakes.ts';

/**
 * The meetings that a group's session holds: the current one and the one before it, with what their views show and when
 * they are woken. What is held is always what was written.
 */
export interface HeldMeetings {
  /** Reads them from the store. */
  load(): Promise<void>;
  current(): Meeting | undefined;
  /** The meeting before the current one. */
  last(): Meeting | undefined;
  /** Both. */
  all(): Iterable<Meeting>;
  /** Any meeting of the group: one that is held, or as it stands in the store. */
  meeting(stream: string): Promise<Meeting>;
  /** The number of the newest meeting; 0 if there is none yet. */
  latest(): number;
  streamOf(number: number): string;
  /** Which of them what is said now is about. */
  active(): ActiveMeetings;
  /** Work that begins with what is held. */
  begin(): UnitOfWork;
  /** Opens a meeting further back, whose minutes are still waited for. */
  takeUp(stream: string, into: UnitOfWork): Promise<void>;
  /**
   * Adds what follows from the changed meetings (their messages, their next waking) and writes it all; gives what was
   * written. If it rejects, what is held is as it was.
   */
  write(done: UnitOfWork): Promise<Commit>;
}

/** The number of a meeting: that in its id, `GROUP/NUMBER`. */
export const meetingNumber = (stream: string): number => Number(stream.slice(stream.lastIndexOf('/') + 1));

const placeOf = ({ item, view }: ViewPost): string => `${item.room} ${view}`;

export function holdMeetings({ domain, store }: SecretaryDeps, binding: GroupBinding): HeldMeetings {
  const { kernel } = domain;
  let meetings = new Map<string, Meeting>();
  let shown = new Map<string, ShownViews>();
  let wakes = new Map<string, ScheduledWakes>();
  let latest = 0;
  const retired = new Set<string>();

  const streamOf = (number: number): string => `${binding.group.id}/${number}`;
  const readStream = async (stream: string): Promise<Meeting> =>
    kernel.advance(kernel.begin(stream, binding.group), await store.read(stream));

  const read = async (number: number): Promise<Meeting | undefined> =>
    number < 1 ? undefined : readStream(streamOf(number));

  const current = (): Meeting | undefined => meetings.get(streamOf(latest));
  const last = (): Meeting | undefined => meetings.get(streamOf(latest - 1));

  /** The messages of changed meetings, what their views show then, and the files that they let go. */
  function changesOf(done: UnitOfWork, touched: ReadonlySet<string>) {
    const changed: ViewPost[] = [];
    const releases: NonNullable<Commit['releases']>[number][] = [];
    const shownThen = new Map(shown);
    for (const stream of touched) {
      const meeting = done.meeting(stream);
      if (!meeting) continue;
      const views = shownNow(kernel, meeting, binding, shown.get(stream));
      changed.push(...views.changed);
      shownThen.set(stream, views.shown);
      releases.push(...domain.releasedFiles(meetings.get(stream), meeting).map((sha256) => ({ stream, sha256 })));
    }
    return { changed, releases, shownThen };
  }

  /** Of a retired view, only what rooms that have it are sent. */
  const sendable = (changed: readonly ViewPost[]): OutboxItem[] =>
    changed.filter((post) => !post.retired || retired.has(placeOf(post))).map(({ item }) => item);

  /** What the views of a meeting that was read show, and where an older version posted those that are retired. */
  async function readViews(meeting: Meeting): Promise<ShownViews> {
    const views = shownNow(kernel, meeting, binding);
    for (const post of views.changed)
      if (post.retired && (await store.hasView(post.item.room, post.view))) retired.add(placeOf(post));
    return views.shown;
  }

  function wakesOf(done: UnitOfWork, finished: readonly string[]) {
    const jobs: Job[] = [];
    const wakesThen = new Map<string, ScheduledWakes>();
    for (const meeting of done.meetings.values()) {
      const woken = wakesNow(kernel, meeting, binding, finished, wakes.get(meeting.id));
      jobs.push(...woken.jobs);
      wakesThen.set(meeting.id, woken.wakes);
    }
    return { jobs, wakesThen };
  }

  return {
    async load() {
      const newest = await store.latest(binding.group.id);
      const found = [await read(newest - 1), await read(newest)].filter((meeting) => meeting !== undefined);
      // What was shown was put into the outbox together with what it shows.
      const views = new Map<string, ShownViews>();
      for (const meeting of found) views.set(meeting.id, await readViews(meeting));
      latest = newest;
      meetings = new Map(found.map((meeting) => [meeting.id, meeting]));
      shown = views;
      wakes = new Map();
    },
    current,
    last,
    all: () => meetings.values(),
    meeting: async (stream) => meetings.get(stream) ?? readStream(stream),
    latest: () => latest,
    streamOf,
    active() {
      const before = last();
      const open = current();
      if (open && awaitsApproval(open)) return { current: open.id, review: open.id };
      return { current: streamOf(latest), review: before && awaitsApproval(before) ? before.id : undefined };
    },
    begin: () => beginWork(domain, binding, meetings),
    async takeUp(stream, into) {
      const meeting = await read(meetingNumber(stream));
      if (!meeting || meeting.version === 0) return;
      into.open(meeting);
      shown = new Map(shown).set(stream, await readViews(meeting));
    },
    async write(done) {
      const commit = done.commit();
      const touched = new Set((commit.appends ?? []).map(({ stream }) => stream));
      const { changed, releases, shownThen } = changesOf(done, touched);
      const { jobs, wakesThen } = wakesOf(done, commit.finished ?? []);
      const whole = {
        ...commit,
        outbox: [...(commit.outbox ?? []), ...sendable(changed)],
        jobs: [...(commit.jobs ?? []), ...jobs],
        releases,
      };
      await store.commit(whole);
      latest = Math.max(latest, ...[...done.meetings.keys()].map(meetingNumber));
      const isHeld = ([stream]: readonly [string, unknown]): boolean => meetingNumber(stream) >= latest - 1;
      shown = new Map([...shownThen].filter(isHeld));
      wakes = new Map([...wakesThen].filter(isHeld));
      meetings = new Map([...done.meetings].filter(isHeld));
      return whole;
    },
  };
}
