import { createHash } from 'node:crypto';

import { MatrixError } from 'matrix-js-sdk';

import { TryLater, Undeliverable, type MessageId, type Outgoing } from '../../ports/chat.ts';
import { posted, reacted, type EventToSend } from './content.ts';
import type { Memory } from './database.ts';
import { sendingError, type Homeserver } from './homeserver.ts';
import type { MxidOf } from './markup.ts';
import type { Rooms } from './rooms.ts';

export interface SendingOptions {
  readonly server: Homeserver;
  readonly memory: Memory;
  readonly rooms: Rooms;
  readonly mxidOf: MxidOf;
}

/** Transaction ids are part of a path, and some homeservers limit their length. */
const transactionOf = (id: string): string => `gavel-${createHash('sha256').update(id).digest('base64url')}`;

const isThere = (error: unknown): boolean => error instanceof MatrixError && error.errcode === 'M_DUPLICATE_ANNOTATION';

/**
 * Gavel's side of its rooms: sends an outgoing, and tells the id of the message that people see. An outgoing id that
 * was sent before changes nothing: the homeserver knows its transaction for some hours, and the memory for ever.
 */
export function sending(options: SendingOptions): (outgoing: Outgoing) => Promise<MessageId | undefined> {
  const { server, memory, rooms, mxidOf } = options;
  // The limit is the account's, not a room's: no room asks before the time has come.
  let limitedUntil = 0;

  async function put(room: string, id: string, { type, content }: EventToSend): Promise<string | undefined> {
    const wait = limitedUntil - Date.now();
    if (wait > 0) throw new TryLater('the homeserver limits the rate', wait);
    try {
      return await server.send(room, type, transactionOf(id), content);
    } catch (error) {
      if (isThere(error)) return undefined;
      const meant = sendingError(error);
      if (meant instanceof TryLater) limitedUntil = Date.now() + meant.afterMs;
      throw meant;
    }
  }

  /** A message of Gavel's that is not in the room any more, since the room was replaced, is posted anew. */
  function edited(outgoing: Outgoing, room: string): MessageId | undefined {
    if (outgoing.kind !== 'post' || outgoing.edits === undefined) return undefined;
    const stands = memory.roomOf(outgoing.edits);
    if (stands === undefined) throw new Undeliverable(`Gavel has sent no message ${outgoing.edits}`);
    return stands === room ? outgoing.edits : undefined;
  }

  function eventOf(outgoing: Outgoing, edits: MessageId | undefined): EventToSend {
    if (outgoing.kind === 'mark') return reacted(outgoing.target, outgoing.mark);
    const replyTo = 'replyTo' in outgoing ? outgoing.replyTo : undefined;
    const thread = replyTo === undefined ? undefined : memory.thread(replyTo);
    const to = 'to' in outgoing ? outgoing.to.id : undefined;
    return posted(outgoing.message, { edits, replyTo, thread, to }, mxidOf);
  }

  /** A room for two, made the first time and kept. */
  async function roomWith(person: string): Promise<string> {
    const known = memory.direct(person);
    if (known !== undefined) return known;
    const room = await server.createDirect(person).catch((error: unknown) => {
      throw sendingError(error);
    });
    memory.directIs(person, room);
    return room;
  }

  return async (outgoing) => {
    const before = memory.sent(outgoing.id);
    if (before) return before.message;
    const room = outgoing.kind === 'direct' ? await roomWith(outgoing.to.id) : rooms.now(outgoing.room);
    const edits = edited(outgoing, room);
    const event = await put(room, outgoing.id, eventOf(outgoing, edits));
    const message = outgoing.kind === 'mark' ? undefined : (edits ?? event);
    if (event !== undefined) memory.wasSent(outgoing.id, { room, event, message });
    return message;
  };
}
