// A group that is led by the real secretary and proposes its minutes on GitHub; its clock is turned by hand.
import { memoryChat, type MemoryChat, type MemoryFile } from '../../../src/chat/memory/memory.ts';
import { handClock } from '../../../src/clock/hand.ts';
import { groupOf, parseConfig } from '../../../src/config/config.ts';
import type { Meeting } from '../../../src/meeting/feature.ts';
import { plainText } from '../../../src/meeting/message.ts';
import type { Forge } from '../../../src/ports/forge.ts';
import type { Store } from '../../../src/ports/store.ts';
import type { Secretary } from '../../../src/secretary/secretary.ts';
import { memoryStore } from '../../../src/store/memory/memory.ts';
import { testSecretary, turnTo, webUser } from '../secretary.ts';

const HANDLES = ['mira', 'jonas', 'adaeze', 'kenji', 'sofia', 'lena'];

/** The invented group. Mira leads, Jonas writes; everybody's login is their handle. */
export const lantern = (approval: object = {}, more: object = {}) => {
  const group = {
    id: 'lantern',
    name: 'Lantern working group',
    chairs: ['mira'],
    secretaries: ['jonas'],
    members: HANDLES.map((handle, i) => ({ handle, github: handle, organisation: i % 2 === 0 ? 'Wick' : 'Glass' })),
    schedule: { start: '17:00', from: '2026-11-24', every: 'FREQ=WEEKLY;INTERVAL=2' },
    approval,
    forge: { kind: 'github', repository: 'lantern/minutes', token: '${TOKEN}' },
    format: {
      path: 'meetings/minutes-{date}.md',
      title: 'Minutes {date}',
      sections: [
        { kind: 'present', heading: 'Present' },
        { kind: 'approval', heading: 'Previous minutes' },
        { kind: 'topics', heading: 'Agenda', topics: [{ title: 'Releases' }] },
      ],
      index: { path: 'meetings/README.md', line: '* [{date}](minutes-{date}.md)' },
    },
    ...more,
  };
  const [config] = parseConfig(JSON.stringify({ groups: [group] }), 'lantern', { TOKEN: 'token-of-gavel' }).groups;
  if (!config) throw new Error('There is no group');
  return groupOf(config);
};

export interface Stage {
  readonly gavel: Secretary;
  readonly chat: MemoryChat;
  /** Somebody says something in the room; resolves when everything that follows is done. */
  say(handle: string, text: string): Promise<void>;
  /** Somebody posts a picture; gives the message. */
  post(handle: string, text: string, file: MemoryFile): Promise<string>;
  /** Somebody takes a message away. */
  remove(handle: string, message: string): Promise<void>;
  /** So many minutes go by, and what is due is done. */
  wait(minutes: number): Promise<void>;
  /** So many minutes go by in one leap, as while a machine sleeps. */
  leap(minutes: number): Promise<void>;
  /** A meeting from its start to its end. */
  meet(...lines: readonly string[]): Promise<void>;
  /** What the room was told, oldest first, edits in their place. */
  told(): string[];
  /** What is new in the room since this was last asked, without the addresses of links. */
  news(): string[];
  /** What the operator reads. */
  readonly log: string[];
  meeting(back?: number): Meeting;
  /** Ends this run as a crash would, and starts another on the same store. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function stage(forge: Forge, group = lantern(), at = '2026-11-24T17:00:00.000Z'): Promise<Stage> {
  const chat = memoryChat('memory');
  const clock = handClock(at);
  const { store: kept, jobs } = memoryStore();
  // A run that ends leaves the store to the next one.
  const store: Store = { ...kept, close: async () => undefined };
  const room = 'memory:lantern';
  const log: string[] = [];
  const tell = (what: string, facts: object = {}): void => void log.push(`${what} ${JSON.stringify(facts)}`);
  const places = [{ group, rooms: [room], forge }];
  const start = async (): Promise<Secretary> => {
    const started = testSecretary({
      store,
      jobs,
      clock,
      chats: [chat],
      bindings: places,
      log: { info: tell, error: tell },
    });
    await started.start();
    await started.idle();
    return started;
  };
  let gavel = await start();
  let known: string[] = [];
  const say = async (handle: string, text: string): Promise<void> => {
    await chat.say({ room, by: webUser(handle), at: clock.now(), text });
    await gavel.idle();
  };
  const after = (minutes: number): string => new Date(Date.parse(clock.now()) + minutes * 60_000).toISOString();
  const told = (): string[] => chat.sent.map(({ outgoing }) => plainText(outgoing.message));
  return {
    get gavel() {
      return gavel;
    },
    chat,
    log,
    say,
    async post(handle, text, file) {
      const message = await chat.say({ room, by: webUser(handle), at: clock.now(), text, files: [file] });
      await gavel.idle();
      return message;
    },
    async remove(handle, message) {
      await chat.remove({ room, by: webUser(handle), at: clock.now(), message });
      await gavel.idle();
    },
    wait: (minutes) => turnTo(clock, gavel, after(minutes)),
    async leap(minutes) {
      clock.set(after(minutes));
      await gavel.idle();
    },
    async meet(...lines) {
      await say('mira', '/meeting start');
      for (const handle of HANDLES) await say(handle, '/present');
      for (const line of lines) await say('jonas', line);
      await say('mira', '/meeting end');
    },
    told,
    news() {
      const now = told();
      const fresh = now.filter((words, i) => words !== known[i]);
      known = now;
      return fresh.map((words) => words.replaceAll(/ \(http[^)]*\)/gu, ''));
    },
    meeting(back = 0) {
      const session = gavel.session(group.id);
      const found = back === 0 ? session?.current() : session?.last();
      if (!found) throw new Error('There is no such meeting');
      return found;
    },
    async restart() {
      await gavel.stop();
      gavel = await start();
    },
    stop: async () => gavel.stop(),
  };
}
