// The lines of a log as what people do in the rooms: `@slack` lines on Slack, `@matrix` lines with matrix-nio, and
// `@web` lines on the page.
import { nameOfEmoji } from '../../src/chat/slack/emoji.ts';
import { HAND_EMOJI } from '../../src/features/roll-call/roll-call.ts';
import type { LogLine, LogTarget } from '../../src/replay/log.ts';
import { eventually } from '../doubles/eventually.ts';
import { asSlackSends } from '../doubles/slack/typed.ts';
import type { MatrixTypist } from '../matrix/nio-typist.ts';
import { deliverAct, type RoomAct } from '../program/web-typist.ts';
import { roomOf, shownMessages, type ShownMessage, type RoomSide } from './shown-messages.ts';
import { SLACK_CHANNEL, type TwoPlatforms } from './two-platforms.ts';

/** Something that somebody does. */
export interface RoomAction {
  readonly side: RoomSide;
  /** Does it. Rejects where the platform tells whoever did it that it came to nothing. */
  begin(): Promise<void>;
  /** Slack never delivers a command again: whoever typed it does, where nothing came of it. */
  readonly isCommand: boolean;
  /** Whether Gavel has written it down, after `begin`. */
  isHeard(): boolean;
  /** Whether Gavel has taken it, after `begin`, even if it keeps nothing of it. */
  isTaken(): Promise<boolean>;
}

/** The receipts in an answer of a homeserver: https://spec.matrix.org/v1.16/client-server-api/#receipts */
interface Receipts {
  readonly next_batch: string;
  /** What is empty isn't there. */
  readonly rooms?: { readonly join?: Readonly<Record<string, JoinedRoom | undefined>> };
}
interface JoinedRoom {
  readonly ephemeral?: { readonly events: readonly { readonly content: ReceiptContent }[] };
}
type ReceiptContent = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** The events in a room that somebody has marked as read. */
const readBy = (who: string, room: string, { rooms }: Receipts): string[] =>
  (rooms?.join?.[room]?.ephemeral?.events ?? []).flatMap(({ content }) =>
    Object.entries(content).flatMap(([id, by]) => (who in Object(by?.['m.read']) ? [id] : [])),
  );

export interface RoomActions {
  /** What a line is in its room; waits until what it is about is seen there. */
  of(line: LogLine): Promise<RoomAction>;
}

const shows =
  (words: string) =>
  ({ byGavel, text }: ShownMessage): boolean =>
    byGavel && text.startsWith(words);

const sideOf = (platform = ''): RoomSide => (platform === 'matrix' || platform === 'web' ? platform : 'slack');

/** The entry that a message stands for, itself or as a copy of another one: `#5`. */
function entryOf(side: RoomSide, { id }: ShownMessage, platforms: TwoPlatforms): string | undefined {
  const about = platforms.database.about(roomOf(side, platforms), id);
  if (about?.startsWith('copy:') === true) {
    const [room, message]: [string, string] = JSON.parse(about.slice('copy:'.length));
    return platforms.database.about(room, message)?.replace('entry:', '#');
  }
  return about?.startsWith('entry:') === true ? about.replace('entry:', '#') : undefined;
}

/** @param scribe who types what the forge reported */
export function roomActions(platforms: TwoPlatforms, typist: MatrixTypist, scribe: string): RoomActions {
  const { slack, room, accounts, database } = platforms;
  const reactions = new Map<string, string>();
  let last = '';

  const find = (what: string, side: RoomSide, fits: (message: ShownMessage) => boolean): Promise<ShownMessage> =>
    eventually(what, async () => (await shownMessages(side, platforms)).findLast(fits));

  function targeted(to: LogTarget, side: RoomSide): Promise<ShownMessage> {
    if (to === 'last') return find('a message', side, ({ id }) => id === last);
    return find(JSON.stringify(to), side, (message) => {
      const entry = entryOf(side, message, platforms);
      return entry !== undefined && ('number' in to ? entry === `#${to.number}` : message.text.includes(to.words));
    });
  }

  async function standing(emoji: string, side: RoomSide): Promise<ShownMessage> {
    const vote = HAND_EMOJI.includes(emoji)
      ? undefined
      : (await shownMessages(side, platforms)).findLast(shows('Vote #'));
    return vote ?? find('the roll call', side, shows('Roll call'));
  }

  /** On Slack what was heard is acknowledged, and until then nobody knows. */
  function onSlack(isCommand: boolean, does: () => Promise<unknown>): RoomAction {
    const before = database.hearings();
    return {
      side: 'slack',
      isCommand,
      begin: async () => void (await does()),
      isHeard: () => slack.delivery.left() === 0 && database.hearings() > before,
      isTaken: async () => slack.delivery.left() === 0,
    };
  }

  const read = new Set<string>();
  let since = '';
  /** Gavel marks what it has taken as read. Each look asks for what is new: a homeserver gives the same answer again. */
  async function isReadByGavel(event: string): Promise<boolean> {
    const [someone] = accounts.values();
    if (!someone) throw new Error('Nobody is on Matrix');
    const sync = await someone.call<Receipts>('GET', `/sync?timeout=0${since === '' ? '' : `&since=${since}`}`);
    since = sync.next_batch;
    for (const id of readBy(platforms.bot.id, room, sync)) read.add(id);
    return read.has(event);
  }

  function onMatrix(does: () => Promise<string>): RoomAction {
    let event = '';
    return {
      side: 'matrix',
      isCommand: false,
      async begin() {
        event = await does();
      },
      isHeard: () => database.heard(`matrix:${event}`),
      isTaken: () => isReadByGavel(event),
    };
  }

  function typedOnSlack(nick: string, text: string, replyTo: ShownMessage | undefined): RoomAction {
    const who = platforms.slackId(nick);
    const sent = (words: string): string => asSlackSends(words, platforms.directory);
    if (replyTo) {
      // Threads are flat on Slack: who answers an answer says which by its number.
      const which = replyTo.thread === undefined ? '' : `${entryOf('slack', replyTo, platforms)}: `;
      return onSlack(false, () => slack.say(who, SLACK_CHANNEL, sent(which + text), replyTo.id));
    }
    const { command, rest = '' } = /^(?<command>\/\w+)\s*(?<rest>.*)$/su.exec(text)?.groups ?? {};
    if (command !== undefined) return onSlack(true, () => slack.command(who, SLACK_CHANNEL, command, sent(rest)));
    return onSlack(false, async () => (last = await slack.say(who, SLACK_CHANNEL, sent(text))));
  }

  function onPage(path: RoomAct['path'], body: RoomAct['body']): RoomAction {
    const before = database.hearings();
    const act = { path, body: { key: `act-${before}`.padEnd(8, '-'), ...body } };
    const begin = (): Promise<void> => deliverAct(platforms.program().url, platforms.space.room, act);
    // The page's server answers when it's taken.
    return {
      side: 'web',
      isCommand: false,
      begin,
      isHeard: () => database.hearings() > before,
      isTaken: async () => true,
    };
  }

  const account = (nick: string) => {
    const found = accounts.get(nick);
    if (!found) throw new Error(`${nick} is not on Matrix`);
    return found;
  };

  async function said({ nick, platform, text, replyTo }: Extract<LogLine, { kind: 'said' }>): Promise<RoomAction> {
    if (platform === 'matrix') {
      const to = replyTo && (await targeted(replyTo, 'matrix')).id;
      return onMatrix(async () => (last = await typist.say(account(nick), room, text, to)));
    }
    const side = sideOf(platform);
    const to = replyTo && (await targeted(replyTo, side));
    if (side === 'slack') return typedOnSlack(nick, text, to);
    return onPage('messages', { as: nick, text, ...(to && { replyTo: to.id }) });
  }

  async function reacted({
    nick,
    platform,
    emoji,
    removed,
    to,
  }: Extract<LogLine, { kind: 'reacted' }>): Promise<RoomAction> {
    const side = sideOf(platform);
    const { id } = to ? await targeted(to, side) : await standing(emoji, side);
    if (side === 'slack') {
      const react = removed ? slack.unreact : slack.react;
      return onSlack(false, () => react(platforms.slackId(nick), SLACK_CHANNEL, id, nameOfEmoji(emoji) ?? emoji));
    }
    if (side === 'web') return onPage('reactions', { as: nick, message: id, emoji, removed });
    const key = `${nick} ${emoji}`;
    const before = reactions.get(key);
    if (removed && before !== undefined) return onMatrix(() => typist.redact(account(nick), room, before));
    return onMatrix(async () => {
      const event = await typist.react(account(nick), room, id, emoji);
      reactions.set(key, event);
      return event;
    });
  }

  return {
    async of(line) {
      if (line.kind === 'said') return said(line);
      if (line.kind === 'reacted') return reacted(line);
      const people = line.by.map((name) => `@${name}`).join(' ');
      const text = `/meeting ${line.what} ${line.proposal} by ${people}`;
      return said({ ...line, kind: 'said', nick: scribe, platform: platforms.beside, text });
    },
  };
}

/** Does something, and waits until Gavel has heard it (if it's kept) and said what comes of it. */
export async function playLine(
  line: LogLine,
  acts: RoomActions,
  platforms: TwoPlatforms,
  isKept = true,
): Promise<void> {
  if (line.at > platforms.now()) await platforms.setClock(line.at);
  await platforms.settled();
  const act = await acts.of(line);
  await act.begin();
  await eventually(
    `line ${line.line} is heard`,
    async () => (isKept ? act.isHeard() : await act.isTaken()) || undefined,
  );
  await platforms.settled();
}
