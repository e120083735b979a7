// A group led by the real secretary, on adapters in memory and a clock that is turned by hand: the builder of whole
// meetings for tests. What else a test needs (Slack's or GitHub's double, a second room) is a layer on it.
import { inspect } from 'node:util';

import { memoryChat, type MemoryChat } from '../../src/chat/memory/memory.ts';
import { handClock, type HandClock } from '../../src/clock/hand.ts';
import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { memoryForge, type MemoryForge } from '../../src/forge/memory/memory.ts';
import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import { entriesFeature, type Entry } from '../../src/meeting/entry.ts';
import type { Event } from '../../src/meeting/event.ts';
import type { Meeting } from '../../src/meeting/feature.ts';
import type { Group } from '../../src/meeting/group.ts';
import { plainText } from '../../src/meeting/message.ts';
import type { Chat, RoomId } from '../../src/ports/chat.ts';
import type { Forge } from '../../src/ports/forge.ts';
import type { JobQueue } from '../../src/ports/jobs.ts';
import type { OperatorLog } from '../../src/ports/operator-log.ts';
import type { Store } from '../../src/ports/store.ts';
import type { GroupBinding } from '../../src/secretary/secretary-deps.ts';
import type { Secretary } from '../../src/secretary/secretary.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { peopleIn, type RoomPeople } from './room-people.ts';
import { startRuns, storeOfRun } from './secretary-runs.ts';
import { currentMeeting, type SecretaryGiven, testSecretary, turnTo } from './secretary.ts';
import { smallGroup } from './small-group.ts';

/** What is durable. */
export interface DurableParts {
  readonly store: Store;
  readonly jobs: JobQueue;
  /** Where the minutes go; a new repository by default. */
  readonly forge?: MemoryForge;
}

/** What outlives a world, for the next one to find. */
export const durableParts = (): Required<DurableParts> => ({ ...memoryStore(), forge: memoryForge() });

export interface MeetingWorldOptions {
  readonly group?: Group;
  /** When it begins: ISO 8601, UTC. Five minutes before the group's first meeting by default. */
  readonly at?: string;
  /** What another world left, as a process finds it that starts again; it outlives this one too. */
  readonly durable?: DurableParts;
  /** Where the group meets, each room on a platform of its own. */
  readonly rooms?: readonly [RoomId, ...RoomId[]];
  /** What else is said of the group beside its rooms and its forge. */
  readonly binding?: Partial<GroupBinding>;
  /** Takes the place of what else the secretary is given. */
  readonly deps?: Partial<SecretaryGiven>;
}

/** Something that Gavel sent, edits too. */
export interface TimedMessage {
  /** When, by the world's clock: YYYY-MM-DDTHH:MM */
  readonly at: string;
  /** Whom it was sent to privately. */
  readonly to?: string;
  readonly text: string;
}

/** The people are those of the first room. */
export interface MeetingWorld<F extends Forge = MemoryForge> extends RoomPeople {
  /** The secretary that runs now. */
  readonly gavel: Secretary;
  readonly group: Group;
  readonly clock: HandClock;
  readonly store: Store;
  readonly forge: F;
  /** The people of each room, in the order of the rooms. */
  readonly places: readonly [RoomPeople, ...RoomPeople[]];
  /** Everything that was sent, edits too, in order. */
  readonly timeline: readonly TimedMessage[];
  /** The operator's log. */
  readonly log: readonly string[];
  /** The errors in it. */
  readonly troubles: readonly string[];
  meeting(): Meeting;
  /** The meeting before it. */
  last(): Meeting | undefined;
  entry(number: number): Entry | undefined;
  events(): Promise<readonly Event[]>;
  /** The meeting's minutes so far, in Markdown. */
  minutes(): string;
  /** Turns the clock to an instant, stopping at everything that is due on the way, as a real clock would. */
  turnTo(at: string): Promise<void>;
  /** So many minutes go by, and what is due is done. */
  wait(minutes: number): Promise<void>;
  /** So many minutes go by in one leap, as while a machine sleeps. */
  leap(minutes: number): Promise<void>;
  /** Stops the secretary, and starts another on what it left. */
  restart(): Promise<void>;
  /** Kills the secretary when it hears the next act, or so many moments later; another one goes on. */
  killNext(moments?: number): void;
  stop(): Promise<void>;
}

/** A world whose minutes go to a repository in memory. */
export const meetingWorld = (options: MeetingWorldOptions = {}): Promise<MeetingWorld> =>
  meetingWorldOver(options.durable?.forge ?? memoryForge(), options);

const line = (what: string, facts: object = {}): string => `${what} ${inspect(facts, { depth: 8 })}`;

function recordingLog() {
  const [log, troubles]: [string[], string[]] = [[], []];
  const problem = (what: string, facts?: object): void => {
    log.push(line(what, facts));
    troubles.push(line(what, facts));
  };
  const operator: OperatorLog = {
    info: (what, facts) => void log.push(line(what, facts)),
    warn: problem,
    error: problem,
  };
  return { log, troubles, operator };
}

/** A platform that writes down what is sent. */
const recordingChat = (chat: MemoryChat, now: () => string, timeline: TimedMessage[]): Chat => ({
  ...chat,
  // A test may give the platform another one at any time.
  fetch: (...file) => chat.fetch(...file),
  async send(outgoing) {
    if (outgoing.kind !== 'mark' && outgoing.kind !== 'reaction') {
      const to = outgoing.kind === 'post' ? {} : { to: outgoing.to.id ?? outgoing.to.name };
      timeline.push({ at: now().slice(0, 16), ...to, text: plainText(outgoing.message) });
    }
    return chat.send(outgoing);
  },
});

/** How many worlds there were, by what they kept. */
const worldsOver = new WeakMap<Store, number>();

/** A world whose minutes go to this forge. */
export async function meetingWorldOver<F extends Forge>(
  forge: F,
  {
    group = smallGroup(),
    at = '2026-03-03T16:55:00.000Z',
    durable = memoryStore(),
    rooms = ['memory:lamp-room'],
    binding = {},
    deps = {},
  }: MeetingWorldOptions,
): Promise<MeetingWorld<F>> {
  const clock = handClock(at);
  const now = (): string => clock.now();
  const { store, jobs } = durable;
  const { log, troubles, operator } = recordingLog();
  const timeline: TimedMessage[] = [];
  // Messages of an earlier world keep their ids.
  const worlds = worldsOver.get(store) ?? 0;
  worldsOver.set(store, worlds + 1);
  const chats = rooms.map((room) => memoryChat(room.slice(0, room.indexOf(':')), worlds * 1000));
  const runs = await startRuns((own) =>
    testSecretary({
      store: own(storeOfRun(store)),
      jobs: own(jobs),
      clock: own(clock),
      chats: chats.map((chat) => own(recordingChat(chat, now, timeline))),
      bindings: [{ group, rooms, forge, ...binding }],
      log: operator,
      ...deps,
    }),
  );
  const meeting = (): Meeting => currentMeeting(runs.current(), group.id);
  const after = (minutes: number): string => addMilliseconds(now(), minutes * 60_000);
  let doom: number | undefined;
  const doing = async <T>(act: () => Promise<T>): Promise<T> => {
    const done = await act();
    if (doom !== undefined) {
      for (; doom > 0; doom -= 1) await Promise.resolve();
      doom = undefined;
      await runs.kill();
    }
    await runs.current().idle();
    return done;
  };
  const [first, ...others] = chats.map((chat, i) => peopleIn(rooms[i] ?? rooms[0], chat, { now, doing }));
  if (!first) throw new Error('The group meets nowhere');
  return {
    ...first,
    get gavel() {
      return runs.current();
    },
    group,
    clock,
    store,
    forge,
    places: [first, ...others],
    timeline,
    log,
    troubles,
    meeting,
    last: () => runs.current().session(group.id)?.last(),
    entry: (number) => meeting().stateOf(entriesFeature).byNumber.get(number),
    events: () => store.read(meeting().id),
    minutes: () => minutesMarkdown(meeting()),
    turnTo: (end) => turnTo(clock, runs.current(), end),
    wait: (minutes) => turnTo(clock, runs.current(), after(minutes)),
    async leap(minutes) {
      clock.set(after(minutes));
      await runs.current().idle();
    },
    restart: () => runs.restart(),
    killNext: (moments = 0) => void (doom = moments),
    stop: () => runs.stop(),
  };
}
