import { createHash } from 'node:crypto';

import { MatrixError } from 'matrix-js-sdk';

import { attributeTo, withFileInWords, type Message } from '../../meeting/message.ts';
import {
  TryLater,
  UndeliverableMessage,
  type MessageId,
  type Outgoing,
  type OutgoingAnswer,
  type OutgoingDirect,
  type OutgoingMark,
  type OutgoingMessage,
  type OutgoingReaction,
} from '../../ports/chat.ts';
import type { RoomLanguage } from '../chat-platform.ts';
import { withoutVariants, withEmojiStyle } from '../emoji.ts';
import { reactionContent, messageContent, type EventToSend, type UploadedFile } from './content.ts';
import type { MatrixCrypto } from './crypto/matrix-crypto.ts';
import { sealFile } from './crypto/seal-file.ts';
import { directRooms } from './direct.ts';
import { isMatrixRefusal, isTooLarge, sendingError, type Homeserver, type RawEvent } from './homeserver.ts';
import type { MxidOf } from './markup.ts';
import type { MatrixMemory } from './memory.ts';
import type { JoinedRooms } from './rooms.ts';

export interface SendingOptions {
  readonly server: Homeserver;
  readonly memory: MatrixMemory;
  readonly rooms: JoinedRooms;
  readonly mxidOf: MxidOf;
  readonly languageOf: RoomLanguage;
  /** Gavel's device, if it has keys. */
  readonly crypto: () => MatrixCrypto | undefined;
}

/** An answer that a reaction gives as well: nobody in a Matrix room can be answered privately. */
type SignedAnswer = OutgoingAnswer & Required<Pick<OutgoingAnswer, 'sign' | 'replyTo'>>;
type Sign = OutgoingMark | OutgoingReaction | SignedAnswer;

const isSign = (outgoing: Outgoing): outgoing is Sign =>
  outgoing.kind === 'mark' ||
  outgoing.kind === 'reaction' ||
  (outgoing.kind === 'answer' && outgoing.sign !== undefined && outgoing.replyTo !== undefined);

const MARKDOWN = 'text/markdown; charset=utf-8';

/** Transaction ids are part of a path, and some homeservers limit their length. */
const transactionOf = (id: string): string => `gavel-${createHash('sha256').update(id).digest('base64url')}`;

const isThere = (error: unknown): boolean => error instanceof MatrixError && error.errcode === 'M_DUPLICATE_ANNOTATION';

const emojiOf = ({ content }: RawEvent): string | undefined => {
  const { key }: { key?: unknown } = Object(content['m.relates_to']);
  return typeof key === 'string' ? withoutVariants(key) : undefined;
};

/** The author's name comes before their words: in Matrix, every message is the account's. */
const wordsOf = (outgoing: OutgoingMessage): Message =>
  outgoing.kind === 'post' && outgoing.author ? attributeTo(outgoing.author.name, outgoing.message) : outgoing.message;

/**
 * Gavel's side of its rooms: sends an outgoing, and tells the id of the message that people see. An outgoing id that
 * was sent before changes nothing: the homeserver knows its transaction for some hours, and the memory longer.
 */
export function createMatrixSender(options: SendingOptions): (outgoing: Outgoing) => Promise<MessageId | undefined> {
  const { server, memory, rooms, mxidOf, languageOf, crypto } = options;
  const direct = directRooms(server, memory);
  // The limit is the account's, not a room's: no room asks before the time has come.
  let limitedUntil = 0;

  /** Asks within the rate that the homeserver allows; undefined if what is to be put there is there already. */
  async function asking(ask: () => Promise<string>): Promise<string | undefined> {
    const wait = limitedUntil - Date.now();
    if (wait > 0) throw new TryLater('the homeserver asks Gavel to wait', wait);
    try {
      return await ask();
    } catch (error) {
      if (isThere(error)) return undefined;
      const meant = sendingError(error);
      if (meant instanceof TryLater) limitedUntil = Date.now() + meant.afterMs;
      throw meant;
    }
  }

  const isEncrypted = async (room: string): Promise<boolean> => (await crypto()?.isEncrypted(room)) ?? false;

  /** Reactions are encrypted nowhere: homeservers count them. */
  async function put(room: string, id: string, event: EventToSend): Promise<string | undefined> {
    const sealed = event.type === 'm.reaction' ? undefined : await crypto()?.encrypt(id, room, event);
    const { type, content } = sealed ?? event;
    return asking(() => server.send(room, type, transactionOf(id), content));
  }

  /** Takes Gavel's own reaction back, if it is there. */
  async function takeBack({ id, target, emoji }: OutgoingReaction, room: string): Promise<string | undefined> {
    const { user_id: self } = await server.whoami();
    const standing = await server.reactions(room, target);
    const own = standing.filter((event) => event.sender === self && emojiOf(event) === emoji);
    let redaction: string | undefined;
    for (const { event_id: event } of own) {
      redaction = await asking(() => server.redact(room, event, transactionOf(`${id} ${event}`)));
    }
    return redaction;
  }

  /** Numbers aren't shown here, so without a sign there's nothing to show. */
  const signed = async ({ id, target, sign: emoji }: OutgoingMark, room: string): Promise<string | undefined> =>
    emoji === undefined ? undefined : put(room, id, reactionContent(target, withEmojiStyle(emoji)));

  const sign = (outgoing: Sign, room: string): Promise<string | undefined> => {
    if (outgoing.kind === 'answer')
      return put(
        room,
        outgoing.id,
        reactionContent(outgoing.replyTo, withEmojiStyle(outgoing.sign).replace(' /', ' !')),
      );
    const { id, target } = outgoing;
    if (outgoing.kind === 'mark') return signed(outgoing, room);
    return outgoing.removed
      ? takeBack(outgoing, room)
      : put(room, id, reactionContent(target, withEmojiStyle(outgoing.emoji)));
  };

  /**
   * The message that an outgoing edits. One that is not in the room any more, since the room was replaced, is posted
   * anew. What the memory has forgotten, the homeserver knows.
   */
  async function edited(outgoing: OutgoingMessage, room: string): Promise<MessageId | undefined> {
    if (outgoing.kind === 'answer' || outgoing.edits === undefined) return undefined;
    const stands = (await memory.roomOf(outgoing.edits)) ?? ((await isOwn(outgoing.edits, room)) ? room : undefined);
    if (stands === undefined) throw new UndeliverableMessage(`Gavel didn't send the message ${outgoing.edits}`);
    return stands === room ? outgoing.edits : undefined;
  }

  async function isOwn(message: MessageId, room: string): Promise<boolean> {
    const { user_id: self } = await server.whoami();
    return (await server.event(room, message))?.sender === self;
  }

  /** A file that is too big for the homeserver goes into the words instead. */
  async function uploaded(
    room: string,
    message: Message,
  ): Promise<{ readonly words: Message; readonly file?: UploadedFile }> {
    const { file, ...words } = message;
    if (file === undefined) return { words };
    try {
      const size = Buffer.byteLength(file.text);
      const described = { name: file.name, type: MARKDOWN, size };
      if (!(await isEncrypted(room)))
        return { words, file: { ...described, url: await server.upload(MARKDOWN, file.text) } };
      const { bytes, key } = sealFile(file.text);
      return { words, file: { ...described, url: await server.upload('application/octet-stream', bytes), key } };
    } catch (error) {
      if (isMatrixRefusal(error) || isTooLarge(error)) return { words: withFileInWords(message) };
      throw error;
    }
  }

  async function eventOf(room: string, outgoing: OutgoingMessage, edits: MessageId | undefined): Promise<EventToSend> {
    const replyTo = 'replyTo' in outgoing ? outgoing.replyTo : undefined;
    const thread = replyTo === undefined ? undefined : await memory.thread(replyTo);
    const to = 'to' in outgoing ? outgoing.to.id : undefined;
    const { words, file } = await uploaded(room, wordsOf(outgoing));
    return messageContent(words, { edits, replyTo, thread, to, language: languageOf(outgoing.room) }, mxidOf, file);
  }

  async function deliver(outgoing: Outgoing): Promise<MessageId | undefined> {
    const room = outgoing.kind === 'direct' ? await direct.with(mxidTo(outgoing)) : rooms.now(outgoing.room);
    const edits = isSign(outgoing) ? undefined : await edited(outgoing, room);
    const event = await (isSign(outgoing)
      ? sign(outgoing, room)
      : put(room, outgoing.id, await eventOf(room, outgoing, edits)));
    const message = isSign(outgoing) ? undefined : (edits ?? event);
    if (event !== undefined) await memory.wasSent(outgoing.id, { room, event, message });
    crypto()?.sent(outgoing.id);
    return message;
  }

  return async (outgoing) => {
    const before = await memory.sent(outgoing.id);
    if (before) return before.message;
    return deliver(outgoing).catch((error: unknown) => {
      throw sendingError(error);
    });
  };
}

/** Homeservers don't find people by e-mail address. */
function mxidTo({ to }: OutgoingDirect): string {
  if (to.id === undefined) throw new UndeliverableMessage(`${to.name} has no Matrix id in the configuration`);
  return to.id;
}
