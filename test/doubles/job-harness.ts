// One group's session with no secretary around it: what is said leaves jobs in the store, and a test does them one by one.
import { handClock, type HandClock } from '../../src/clock/hand.ts';
import { meetingDomain } from '../../src/features/meeting-domain.ts';
import { createJobHandlers, type OutsideJob } from '../../src/jobs/job-handlers.ts';
import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import type { Meeting } from '../../src/meeting/feature.ts';
import type { Group } from '../../src/meeting/group.ts';
import { plainText } from '../../src/meeting/message.ts';
import { sharpPictures } from '../../src/pictures/sharp-pictures.ts';
import type { Attachment, Chat } from '../../src/ports/chat.ts';
import type { Forge } from '../../src/ports/forge.ts';
import type { DueJob } from '../../src/ports/jobs.ts';
import type { OutboxItem, Store } from '../../src/ports/store.ts';
import { createGroupSession, type GroupSession } from '../../src/secretary/group-session.ts';
import type { JobHandler } from '../../src/secretary/job-handler.ts';
import type { GroupBinding } from '../../src/secretary/secretary-deps.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { groupWithReviews } from './group-with-reviews.ts';
import { logTo } from './log-to.ts';
import { webUser } from './secretary.ts';

/** The process is cut off: what it asked for last is done, but it never hears of it. */
export class CutOff extends Error {}

export interface JobHarness {
  readonly clock: HandClock;
  readonly store: Store;
  /** What the operator was told. */
  readonly log: readonly string[];
  session(): GroupSession;
  handlers(): Readonly<Record<OutsideJob, JobHandler>>;
  /** Somebody says something in the room, and has perhaps something attached to it. */
  say(handle: string, text: string, ...attachments: readonly Attachment[]): Promise<void>;
  /** A meeting from its start to its end. */
  meet(...lines: readonly string[]): Promise<void>;
  /** The jobs that are due, oldest first, other than wakings. */
  due(): Promise<readonly DueJob[]>;
  /** Does the oldest job of a kind that is due; rejects as its handler does. */
  run(kind: OutsideJob): Promise<void>;
  /** The oldest job of a kind that is due has failed. @param attempts how often before */
  fail(kind: OutsideJob, error: unknown, attempts?: number): Promise<void>;
  /** So many minutes go by. */
  wait(minutes: number): void;
  meeting(back?: number): Meeting;
  /** Gavel's messages so far, oldest first, without the addresses of links and without views. */
  told(): string[];
  /** The process ends after so many more of what it asks of its store, its forge and its chats. */
  cutAfter(calls: number): void;
  /** A new process on what is durable. */
  restart(): Promise<void>;
}

export interface JobHarnessOptions {
  readonly forge: Forge;
  readonly group?: Group;
  readonly chats?: readonly Chat[];
  /** What else is said of the group beside its room and its forge. */
  readonly binding?: Pick<GroupBinding, 'privateForge'>;
}

const ROOM = 'memory:lantern';
/** A few minutes before the group's first meeting. */
const AT = '2026-11-24T16:55:00.000Z';

async function lost(answer: unknown): Promise<never> {
  await answer;
  throw new CutOff();
}

/** What changes something or asks somebody: a process can be cut off right after each of these. */
function cuttable<T extends object>(port: T, step: (act: () => unknown) => unknown): T {
  return new Proxy(port, {
    get(target, name): unknown {
      const member: unknown = Reflect.get(target, name);
      if (typeof member === 'object' && member !== null && !Array.isArray(member)) return cuttable(member, step);
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]): unknown => step(() => Reflect.apply(member, target, args));
    },
  });
}

export async function jobHarness({
  forge,
  group = groupWithReviews(),
  chats = [],
  binding: { privateForge } = {},
}: JobHarnessOptions): Promise<JobHarness> {
  const { store: kept, jobs } = memoryStore();
  const clock = handClock(AT);
  const sent = new Map<string, OutboxItem>();
  const log: string[] = [];
  let left = Infinity;
  let heard = 0;

  const store: Store = {
    ...kept,
    async commit(commit) {
      await kept.commit(commit);
      for (const item of commit.outbox ?? []) if (!sent.has(item.id)) sent.set(item.id, item);
    },
  };

  /** A process. Once it is cut off, nothing that it asks for is done any more. */
  async function begin() {
    let isOff = false;
    const step = (act: () => unknown): unknown => {
      if (isOff) throw new CutOff();
      const done = act();
      left -= 1;
      isOff = left <= 0;
      return isOff ? lost(done) : done;
    };
    const deps = {
      store: cuttable(store, step),
      clock,
      chats: chats.map((chat) => cuttable(chat, step)),
      pictures: sharpPictures,
      log: logTo((what) => void log.push(what)),
    };
    const handlers = createJobHandlers(deps);
    const hidden = privateForge && { privateForge: cuttable(privateForge, step) };
    const binding = { group, rooms: [ROOM], forge: cuttable(forge, step), ...hidden };
    const session = createGroupSession(
      { ...deps, domain: meetingDomain, jobs, jobHandlers: handlers, bindings: [binding] },
      binding,
    );
    await session.load();
    const needed = Object.values(handlers).flatMap((handler) => handler.atStart?.(session) ?? []);
    await store.commit({ jobs: needed });
    return { session, handlers };
  }

  let process = await begin();
  const due = async (): Promise<readonly DueJob[]> =>
    (await jobs.due(clock.now(), 100)).filter(({ kind }) => kind !== 'wake');
  async function oldest(kind: OutsideJob): Promise<DueJob> {
    const found = (await due()).find((job) => job.kind === kind);
    if (!found) throw new Error(`No job of the kind ${kind} is due`);
    return found;
  }
  async function say(handle: string, text: string, ...attachments: readonly Attachment[]): Promise<void> {
    heard += 1;
    const id = `memory:${heard}`;
    const said = { id, room: ROOM, by: webUser(handle), at: clock.now(), message: `${heard}`, text, visible: true };
    const attached = attachments.length === 0 ? {} : { attachments };
    await process.session.hear({ id, group: group.id, heard: { kind: 'message', ...said, ...attached } });
    await process.session.idle();
  }

  return {
    clock,
    store,
    log,
    session: () => process.session,
    handlers: () => process.handlers,
    say,
    async meet(...lines) {
      await say('mira', '/meeting start\n/meeting start');
      await say('kenji', '/present');
      for (const line of lines) await say('jonas', line);
      await say('mira', '/meeting end');
    },
    due,
    run: async (kind) => process.handlers[kind].run(await oldest(kind), process.session),
    async fail(kind, error, attempts = 0) {
      await process.handlers[kind].failed?.({ ...(await oldest(kind)), attempts }, error, process.session);
    },
    wait: (minutes) => clock.set(addMilliseconds(clock.now(), minutes * 60_000)),
    meeting(back = 0) {
      const found = back === 0 ? process.session.current() : process.session.last();
      if (!found) throw new Error('There is no such meeting');
      return found;
    },
    told: () =>
      [...sent.values()].flatMap(({ view, outgoing }) =>
        view === undefined && 'message' in outgoing
          ? [plainText(outgoing.message).replaceAll(/ \(http[^)]*\)/gu, '')]
          : [],
      ),
    cutAfter: (calls) => void (left = calls),
    async restart() {
      left = Infinity;
      process = await begin();
    },
  };
}
