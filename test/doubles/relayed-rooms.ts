// One group in two rooms, of two platforms in memory, with the relay between them or without it.
import type { HandClock } from '../../src/clock/hand.ts';
import { bridgeGhosts } from '../../src/config/ghosts.ts';
import type { Meeting } from '../../src/meeting/feature.ts';
import type { Group } from '../../src/meeting/group.ts';
import type { UserRef } from '../../src/meeting/member.ts';
import { plainText, type Message } from '../../src/meeting/message.ts';
import type { MessageId } from '../../src/ports/chat.ts';
import { meetingWorld } from './meeting-world.ts';
import type { RoomPeople } from './room-people.ts';
import { webUser } from './secretary.ts';
import { smallGroup } from './small-group.ts';

export type RelaySide = 'slack' | 'matrix';

interface Act {
  readonly kind: string;
  readonly room: RelaySide;
  readonly person: string;
  readonly text: string;
  readonly emoji: string;
  /** Which of the messages so far, for what is about one. */
  readonly which: number;
}

interface Said {
  readonly room: RelaySide;
  readonly person: string;
  readonly message: MessageId;
  text: string;
  gone: boolean;
  readonly reactions: Reacted[];
}

interface Reacted {
  readonly room: RelaySide;
  readonly person: string;
  readonly emoji: string;
}

export interface RelayedRooms {
  say(side: RelaySide, person: string, text: string, replyTo?: MessageId): Promise<MessageId>;
  edit(side: RelaySide, person: string, message: MessageId, text: string): Promise<void>;
  remove(side: RelaySide, person: string, message: MessageId): Promise<void>;
  react(side: RelaySide, person: string, emoji: string, message: MessageId, removed?: boolean): Promise<void>;
  /** The emoji under a message. */
  reactions(side: RelaySide, message: MessageId): readonly string[];
  /** The process is killed when what comes next is heard, so many moments later, and another one goes on. */
  killNext(moments?: number): void;
  /** Does what can be done of a random act. */
  act(act: Act): Promise<void>;
  /** What whoever runs Gavel was told of. */
  readonly troubles: readonly string[];
  /** The copies that a room shows, as they stand. */
  copies(side: RelaySide): readonly Message[];
  /** The copies in plain words. */
  conversation(side: RelaySide): string[];
  /** The copies that answer something, with what they answer. */
  answers(side: RelaySide): [string, MessageId | undefined][];
  copyOf(side: RelaySide, original: MessageId): MessageId;
  /** Gavel's latest message in a room with these words. */
  showing(side: RelaySide, words: string): MessageId;
  /** What people see in a room: its own messages and the copies of the others', in the order of saying. */
  whole(side: RelaySide): string[];
  /** What they should see. */
  expected(): string[];
  minutes(): string;
  meeting(): Meeting;
  told(side: RelaySide): string[];
  /** The direct messages that were sent through a room's platform. */
  direct(side: RelaySide): readonly object[];
  readonly clock: HandClock;
  stop(): Promise<void>;
}

const NAMES: Readonly<Record<string, string>> = {
  kim: 'Kim Osei',
  lou: 'Lou Marsh',
  sol: 'Sol Reyes',
  ada: 'Ada Birk',
};

/** A member by handle, or anybody else as `PLATFORM:ID` or `PLATFORM:ID|NAME`. */
function user(handle: string): UserRef {
  const {
    platform,
    id,
    name = 'Guest',
  } = /^(?<platform>\w+):(?<id>[^|]+)(?:\|(?<name>.+))?$/u.exec(handle)?.groups ?? {};
  if (platform === undefined || id === undefined) return webUser(handle);
  return { platform, id, name };
}

const isCopy = (message: Message): boolean => {
  const [first] = message.lines[0]?.pieces ?? [];
  return typeof first === 'object' && 'strong' in first && Object.values(NAMES).includes(first.strong);
};

const under = (emoji: Iterable<string>): string => [...new Set(emoji)].toSorted().join(' ');

export async function relayedRooms(relay = true, differs: Partial<Group> = {}): Promise<RelayedRooms> {
  const world = await meetingWorld({
    group: { ...smallGroup(), ...differs },
    rooms: ['slack:C1', 'matrix:!a:b.c'],
    binding: { relay, isGhost: bridgeGhosts(['web:slack_*']) },
    deps: { linkCode: () => 'moth-4711' },
  });
  const [slack, matrix] = world.places;
  if (!matrix) throw new Error('There is only one room');
  const at: Readonly<Record<RelaySide, RoomPeople>> = { slack, matrix };
  const said: Said[] = [];
  const posts = (side: RelaySide) =>
    at[side].chat.sent.flatMap(({ message, posted, outgoing }) =>
      outgoing.kind === 'post' && isCopy(outgoing.message) ? [{ message, posted, outgoing }] : [],
    );
  const shownAs = ({ person, text, gone }: Said): string =>
    gone ? `${NAMES[person]} deleted this message.` : `${NAMES[person]}: ${text.replaceAll('`', '')}`;
  const edit: RelayedRooms['edit'] = (side, person, message, text) => at[side].edit(user(person), message, text);
  const remove: RelayedRooms['remove'] = (side, person, message) => at[side].remove(user(person), message);
  const react: RelayedRooms['react'] = (side, person, emoji, message, removed) =>
    at[side].react(user(person), emoji, message, removed);
  const say: RelayedRooms['say'] = (side, person, text, replyTo) => at[side].say(user(person), text, replyTo);
  const copyOf: RelayedRooms['copyOf'] = (side, original) => {
    const found = posts(side).find(({ posted }) => posted.startsWith(`${original}/`));
    if (!found) throw new Error(`${side} has no copy of ${original}`);
    return found.message;
  };
  /** Where a room shows a message: it was said there, or has a copy. */
  const placeOf = (side: RelaySide, { room, message }: Said): MessageId =>
    room === side ? message : copyOf(side, message);

  async function sayAny({ kind, room, person, text, which }: Act): Promise<void> {
    const about = said[which % Math.max(1, said.length)];
    const replyTo = kind === 'reply' && about?.room === room ? about.message : undefined;
    const message = await say(room, person, text, replyTo);
    said.push({ room, person, text, gone: false, reactions: [], message });
  }

  async function doTo(about: Said, act: Act): Promise<void> {
    const { room, person, message } = about;
    if (act.kind === 'react' || act.kind === 'unreact') return reactTo(about, act);
    if (act.kind === 'edit') return edit(room, person, message, (about.text = act.text));
    if (act.kind !== 'remove') return;
    about.gone = true;
    await remove(room, person, message);
  }

  /** Somebody reacts who has not yet, or one of those who have takes it back. */
  async function reactTo(about: Said, { kind, which, room, person, emoji }: Act): Promise<void> {
    const isSame = (one: Reacted): boolean => one.room === room && one.person === person && one.emoji === emoji;
    if (kind === 'react') {
      if (about.reactions.some(isSame)) return;
      about.reactions.push({ room, person, emoji });
      return react(room, person, emoji, placeOf(room, about));
    }
    const [back] = about.reactions.splice(which % Math.max(1, about.reactions.length), 1);
    if (back) await react(back.room, back.person, back.emoji, placeOf(back.room, about), true);
  }

  return {
    say,
    edit,
    remove,
    react,
    reactions: (side, message) => at[side].chat.reactions(message),
    killNext: (moments) => world.killNext(moments),
    async act(act) {
      if (act.kind === 'kill') world.killNext(act.which);
      if (act.kind === 'say' || act.kind === 'reply') return sayAny(act);
      const about = said[act.which % Math.max(1, said.length)];
      if (about && !about.gone) await doTo(about, act);
    },
    troubles: world.troubles,
    copies: (side) => posts(side).map(({ outgoing }) => outgoing.message),
    conversation: (side) => posts(side).map(({ outgoing }) => plainText(outgoing.message)),
    answers: (side) =>
      posts(side)
        .filter(({ outgoing }) => outgoing.replyTo !== undefined)
        .map(({ outgoing }) => [plainText(outgoing.message), outgoing.replyTo]),
    copyOf,
    showing: (side, words) => at[side].showing(words),
    whole(side) {
      const copies = posts(side).map(({ outgoing }) => plainText(outgoing.message));
      const shown = said.map((one) => {
        const words = one.room === side ? shownAs(one) : (copies.shift() ?? 'nothing');
        return one.gone ? words : `${words} [${under(at[side].chat.reactions(placeOf(side, one)))}]`;
      });
      return [...shown, ...copies];
    },
    expected: () =>
      said.map((one) =>
        one.gone ? shownAs(one) : `${shownAs(one)} [${under(one.reactions.map(({ emoji }) => emoji))}]`,
      ),
    minutes: () => world.minutes(),
    meeting: () => world.meeting(),
    clock: world.clock,
    direct: (side) => at[side].chat.sent.map(({ outgoing }) => outgoing).filter(({ kind }) => kind === 'direct'),
    told: (side) => at[side].told(),
    stop: () => world.stop(),
  };
}
