import type { UserRef } from '../../meeting/member.ts';
import { attributeTo } from '../../meeting/message.ts';
import {
  type Attachment,
  type Chat,
  type Heard,
  type HeardMessage,
  type MessageId,
  type Outgoing,
  type OutgoingMark,
  type OutgoingMessage,
  type OutgoingReaction,
  type QuotedMessage,
  type RoomId,
  UndeliverableMessage,
  UnobtainableFile,
} from '../../ports/chat.ts';
import { withoutVariants } from '../emoji.ts';

/** What somebody says, as the tests and `gavel replay` put it. */
interface Saying extends Pick<
  HeardMessage,
  'room' | 'by' | 'at' | 'text' | 'replyTo' | 'mentions' | 'direct' | 'encrypted'
> {
  /** False for a slash command that nobody else saw; true where nothing is said. */
  readonly visible?: boolean;
  readonly files?: readonly MemoryFile[];
}

/** What somebody attaches to what they say. */
export interface MemoryFile {
  readonly name: string;
  /** A media type, which need not be true. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

interface Reacting {
  readonly room: RoomId;
  readonly by: UserRef;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly message: MessageId;
  /** The emoji character, without skin tone and U+FE0F. */
  readonly emoji: string;
  readonly removed?: boolean;
}

interface Changing {
  readonly room: RoomId;
  readonly by: UserRef;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly message: MessageId;
}

/** What Gavel sent, as the room shows it now. */
interface Sent {
  readonly message: MessageId;
  /** The id of the outgoing as which it was posted. */
  readonly posted: string;
  /** The outgoing as it was sent last: an edit takes the place of what it edits. */
  readonly outgoing: OutgoingMessage;
}

export interface MemoryChat extends Chat {
  /** Says something. Resolves with the message's id when it was heard; rejects where it could not be heard. */
  say(saying: Saying): Promise<MessageId>;
  /** Reacts, or takes a reaction back. Resolves when it was heard. */
  react(reacting: Reacting): Promise<void>;
  /** Changes what was said. Resolves when it was heard. */
  edit(editing: Changing & { readonly text: string }): Promise<void>;
  /** Takes away what was said. Resolves when it was heard. */
  remove(removing: Changing): Promise<void>;
  /** Takes away the files of what was said, and leaves its words. Resolves when it was heard. */
  strip(stripping: Changing): Promise<void>;
  /** What Gavel sent, in order, and as it stands after edits. */
  readonly sent: readonly Sent[];
  /** The numbers on a message. Their signs are among its reactions. */
  marks(message: MessageId): readonly string[];
  /** The emoji of the reactions that stand on a message, each once, whosever they are. */
  reactions(message: MessageId): readonly string[];
}

const quoted = ({ by, text, mentions }: HeardMessage): QuotedMessage => ({ by, text, ...(mentions && { mentions }) });

/** Whose reaction it is if it's Gavel's. */
const GAVEL = '';

/**
 * A well-behaved platform in memory. It outlives the listener: after `stop`, `start` goes on with what was said and
 * not heard. Each room has its order; rooms do not wait for each other.
 * @param earlier how many messages its rooms had before
 */
export function memoryChat(platform: string, earlier = 0): MemoryChat {
  const said = new Map<MessageId, HeardMessage>();
  const files = new Map<string, { readonly room: RoomId; readonly message: MessageId; readonly bytes: Uint8Array }>();
  const sent: Sent[] = [];
  const places = new Map<MessageId, number>();
  const sentIds = new Map<string, MessageId | undefined>();
  const marks = new Map<MessageId, Set<string>>();
  /** By message and emoji: who reacted. */
  const reactions = new Map<MessageId, Map<string, Set<string>>>();
  const waiting = new Map<RoomId, Heard[]>();
  const turns = new Map<RoomId, Promise<void>>();
  let listener: ((heard: Heard) => Promise<void>) | undefined;
  let count = earlier;

  const nextId = (room: RoomId): string => `${platform}:${room}:${(count += 1)}`;

  /** Gives what waits in the room to the listener, up to this one; all of it if none is named. */
  const deliver = async (room: RoomId, until?: Heard): Promise<void> => {
    const queue = waiting.get(room) ?? [];
    if (until && !queue.includes(until)) return;
    for (let [heard] = queue; heard && listener; [heard] = queue) {
      // The room's order is what a meeting goes by.
      // oxlint-disable-next-line no-await-in-loop
      await listener(heard);
      queue.shift();
      if (heard === until) return;
    }
  };
  /** After what is heard now in the room, whether that went well or not. */
  const inTurn = (room: RoomId, until?: Heard): Promise<void> => {
    const turn = (): Promise<void> => deliver(room, until);
    const mine = (turns.get(room) ?? Promise.resolve()).then(turn, turn);
    turns.set(room, mine);
    return mine;
  };
  const hear = async (heard: Heard): Promise<void> => {
    const queue = waiting.get(heard.room) ?? [];
    waiting.set(heard.room, queue);
    queue.push(heard);
    await inTurn(heard.room, heard);
    if (queue.includes(heard)) throw new Error(`${platform} is not started`);
  };

  const attach = (
    room: RoomId,
    message: MessageId,
    attached: readonly MemoryFile[],
  ): Pick<HeardMessage, 'attachments'> => {
    if (attached.length === 0) return {};
    const attachments = attached.map(({ name, type, bytes }, i): Attachment => {
      const reference = `${message}/${i}`;
      files.set(reference, { room, message, bytes });
      return { reference, name, type, size: bytes.length };
    });
    return { attachments };
  };

  const isHere = (message: MessageId): boolean => said.has(message) || places.has(message);
  const mark = ({ target, mark: numbers, sign }: OutgoingMark): undefined => {
    if (!isHere(target)) throw new UndeliverableMessage(`There is no message ${target}`);
    marks.set(target, (marks.get(target) ?? new Set()).add(numbers));
    if (sign !== undefined) stand(target, sign, GAVEL, false);
  };
  const stand = (message: MessageId, emoji: string, who: string, removed: boolean): void => {
    const on = reactions.get(message) ?? new Map<string, Set<string>>();
    reactions.set(message, on);
    const by = on.get(emoji) ?? new Set();
    if (removed) by.delete(who);
    else by.add(who);
    if (by.size === 0) on.delete(emoji);
    else on.set(emoji, by);
  };
  const react = ({ target, emoji, removed }: OutgoingReaction): undefined => {
    if (!isHere(target)) throw new UndeliverableMessage(`There is no message ${target}`);
    stand(target, emoji, GAVEL, removed);
  };
  const post = (asked: OutgoingMessage): MessageId => {
    const author = asked.kind === 'post' ? asked.author : undefined;
    const outgoing = author ? { ...asked, message: attributeTo(author.name, asked.message) } : asked;
    const edits = outgoing.kind === 'answer' ? undefined : outgoing.edits;
    if (edits === undefined) {
      const message = nextId(outgoing.room);
      places.set(message, sent.push({ message, posted: outgoing.id, outgoing }) - 1);
      return message;
    }
    const at = places.get(edits);
    const before = at === undefined ? undefined : sent[at];
    if (at === undefined || !before) throw new UndeliverableMessage(`There is no message ${edits}`);
    sent[at] = { ...before, outgoing };
    return edits;
  };

  const put = (outgoing: Outgoing): MessageId | undefined => {
    if (outgoing.kind === 'mark') return mark(outgoing);
    return outgoing.kind === 'reaction' ? react(outgoing) : post(outgoing);
  };

  return {
    platform,
    sent,
    marks: (message) => [...(marks.get(message) ?? [])],
    reactions: (message) => [...(reactions.get(message)?.keys() ?? [])],
    async start(hearer) {
      listener = hearer;
      await Promise.all([...waiting.keys()].map((room) => inTurn(room)));
    },
    async say({ visible = true, files: attached = [], ...saying }) {
      const id = nextId(saying.room);
      const attachments = attach(saying.room, id, attached);
      const answered = said.get(saying.replyTo ?? '');
      const answers = answered && { answers: quoted(answered) };
      const message: HeardMessage = {
        kind: 'message',
        id,
        message: id,
        visible,
        ...saying,
        ...attachments,
        ...answers,
      };
      said.set(id, message);
      await hear(message);
      return id;
    },
    async react({ removed = false, emoji: typed, ...rest }) {
      const reacting = { ...rest, emoji: withoutVariants(typed) ?? typed };
      const target = said.get(reacting.message);
      stand(reacting.message, reacting.emoji, reacting.by.id, removed);
      const id = nextId(reacting.room);
      await hear({
        kind: 'reaction',
        id,
        removed,
        ...reacting,
        ...(target && { target: quoted(target) }),
      });
    },
    edit(editing) {
      const original = said.get(editing.message);
      const saidAt = original && { saidAt: original.at };
      return hear({ kind: 'edit', id: nextId(editing.room), ...editing, ...saidAt });
    },
    async remove(removing) {
      said.delete(removing.message);
      reactions.delete(removing.message);
      await hear({ kind: 'deletion', id: nextId(removing.room), ...removing });
    },
    async strip(stripping) {
      const { message, room } = stripping;
      const attachments = [...files].flatMap(([reference, file]) => (file.message === message ? [reference] : []));
      for (const reference of attachments) files.delete(reference);
      await hear({ kind: 'deletion', id: nextId(room), attachments, ...stripping });
    },
    async send(outgoing) {
      if (sentIds.has(outgoing.id)) return sentIds.get(outgoing.id);
      const message = put(outgoing);
      sentIds.set(outgoing.id, message);
      return message;
    },
    async fetch(room, reference, most) {
      const file = files.get(reference);
      if (!file || file.room !== room || !said.has(file.message)) throw new UnobtainableFile('gone');
      if (file.bytes.length > most) throw new UnobtainableFile('too large');
      return file.bytes;
    },
    async stop() {
      // The speaker was told that it couldn't be heard.
      await Promise.allSettled(turns.values());
      listener = undefined;
    },
  };
}
