// One group in two rooms, of two platforms in memory, with the relay between them or without it.
import { memoryChat, type MemoryChat } from '../../src/chat/memory/memory.ts';
import { handClock, type HandClock } from '../../src/clock/hand.ts';
import { memoryForge } from '../../src/forge/memory/memory.ts';
import { ghosts } from '../../src/ghosts.ts';
import type { Meeting } from '../../src/meeting/feature.ts';
import type { UserRef } from '../../src/meeting/member.ts';
import { plain, type Message } from '../../src/meeting/message.ts';
import { sharpPictures } from '../../src/pictures/sharp-pictures.ts';
import type { MessageId } from '../../src/ports/chat.ts';
import { practice } from '../../src/practice.ts';
import { secretary } from '../../src/secretary/secretary.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { moths } from './rehearsal.ts';

export type Side = 'slack' | 'matrix';

interface Act {
  readonly kind: string;
  readonly room: Side;
  readonly person: string;
  readonly text: string;
  /** Which of the messages so far, for what is about one. */
  readonly which: number;
}

interface Said {
  readonly room: Side;
  readonly person: string;
  readonly message: MessageId;
  text: string;
  gone: boolean;
}

export interface TwoRooms {
  say(side: Side, person: string, text: string, replyTo?: MessageId): Promise<MessageId>;
  edit(side: Side, person: string, message: MessageId, text: string): Promise<void>;
  remove(side: Side, person: string, message: MessageId): Promise<void>;
  /** Does what can be done of a random act. */
  act(act: Act): Promise<void>;
  /** The copies that a room shows, as they stand. */
  copies(side: Side): readonly Message[];
  /** The copies in plain words. */
  conversation(side: Side): string[];
  /** The copies that answer something, with what they answer. */
  answers(side: Side): [string, MessageId | undefined][];
  copyOf(side: Side, original: MessageId): MessageId;
  /** Gavel's latest message in a room with these words. */
  showing(side: Side, words: string): MessageId;
  /** What people see in a room: its own messages and the copies of the others', in the order of saying. */
  whole(side: Side): string[];
  /** What they should see. */
  expected(): string[];
  minutes(): string;
  meeting(): Meeting;
  told(side: Side): string[];
  /** The direct messages that were sent through a room's platform. */
  direct(side: Side): readonly object[];
  readonly clock: HandClock;
  stop(): Promise<void>;
}

const NAMES: Readonly<Record<string, string>> = {
  kim: 'Kim Osei',
  lou: 'Lou Marsh',
  sol: 'Sol Reyes',
  ada: 'Ada Birk',
};

/** A member by handle, or anybody else as `PLATFORM:ID`. */
const user = (handle: string): UserRef =>
  handle.includes(':')
    ? { platform: handle.slice(0, handle.indexOf(':')), id: handle.slice(handle.indexOf(':') + 1), name: 'Guest' }
    : { platform: 'web', id: handle, name: handle };

const isCopy = (message: Message): boolean => {
  const [first] = message.lines[0]?.pieces ?? [];
  return typeof first === 'object' && 'strong' in first && Object.values(NAMES).includes(first.strong);
};

export async function twoRooms(relay = true): Promise<TwoRooms> {
  const group = moths();
  const chats: Readonly<Record<Side, MemoryChat>> = { slack: memoryChat('slack'), matrix: memoryChat('matrix') };
  const clock = handClock('2026-03-03T16:55:00.000Z');
  const { store, jobs } = memoryStore();
  const silent = { info: () => undefined, error: () => undefined };
  const rooms: Readonly<Record<Side, string>> = { slack: 'slack:C1', matrix: 'matrix:!a:b.c' };
  const place = {
    group,
    rooms: Object.values(rooms),
    forge: memoryForge(),
    relay,
    isGhost: ghosts(['web:slack_*']),
  };
  const gavel = secretary({
    pictures: sharpPictures,
    practice,
    store,
    jobs,
    clock,
    chats: Object.values(chats),
    places: [place],
    log: silent,
    nonce: () => 'moth-4711',
  });
  await gavel.start();
  await gavel.idle();
  const doing = async <T>(act: Promise<T>): Promise<T> => {
    const done = await act;
    await gavel.idle();
    return done;
  };
  const said: Said[] = [];
  const here = (side: Side, person: string) => ({ room: rooms[side], by: user(person), at: clock.now() });
  const posts = (side: Side) =>
    chats[side].sent.flatMap(({ message, outgoing }) =>
      outgoing.kind === 'post' && isCopy(outgoing.message) ? [{ message, outgoing }] : [],
    );
  const shownAs = ({ person, text, gone }: Said): string =>
    gone ? `${NAMES[person]} took this message away.` : `${NAMES[person]}: ${text.replaceAll('`', '')}`;
  const meeting = (): Meeting => {
    const current = gavel.desk(group.id)?.current();
    if (!current) throw new Error('No meeting is planned');
    return current;
  };
  const edit: TwoRooms['edit'] = (side, person, message, text) =>
    doing(chats[side].edit({ ...here(side, person), message, text }));
  const remove: TwoRooms['remove'] = (side, person, message) =>
    doing(chats[side].remove({ ...here(side, person), message }));
  const say: TwoRooms['say'] = (side, person, text, replyTo) =>
    doing(chats[side].say({ ...here(side, person), text, ...(replyTo === undefined ? {} : { replyTo }) }));
  return {
    say,
    edit,
    remove,
    async act({ kind, room, person, text, which }) {
      const about = said[which % Math.max(1, said.length)];
      if (kind === 'say' || kind === 'reply') {
        const replyTo = kind === 'reply' && about?.room === room ? about.message : undefined;
        said.push({ room, person, text, gone: false, message: await say(room, person, text, replyTo) });
        return;
      }
      if (!about || about.gone) return;
      if (kind === 'edit') await edit(about.room, about.person, about.message, (about.text = text));
      else {
        about.gone = true;
        await remove(about.room, about.person, about.message);
      }
    },
    copies: (side) => posts(side).map(({ outgoing }) => outgoing.message),
    conversation: (side) => posts(side).map(({ outgoing }) => plain(outgoing.message)),
    answers: (side) =>
      posts(side)
        .filter(({ outgoing }) => outgoing.replyTo !== undefined)
        .map(({ outgoing }) => [plain(outgoing.message), outgoing.replyTo]),
    copyOf(side, original) {
      const found = posts(side).find(({ outgoing }) => outgoing.id.startsWith(`${original}/`));
      if (!found) throw new Error(`${side} has no copy of ${original}`);
      return found.message;
    },
    showing(side, words) {
      const found = chats[side].sent.findLast(({ outgoing }) => plain(outgoing.message).includes(words));
      if (!found) throw new Error(`${side} shows no "${words}"`);
      return found.message;
    },
    whole(side) {
      const copies = posts(side).map(({ outgoing }) => plain(outgoing.message));
      return said.map((one) => (one.room === side ? shownAs(one) : (copies.shift() ?? 'nothing')));
    },
    expected: () => said.map(shownAs),
    minutes: () => practice.minutes.markdown(meeting()),
    meeting,
    clock,
    direct: (side) => chats[side].sent.map(({ outgoing }) => outgoing).filter(({ kind }) => kind === 'direct'),
    told: (side) => chats[side].sent.map(({ outgoing }) => plain(outgoing.message)),
    stop: () => gavel.stop(),
  };
}
