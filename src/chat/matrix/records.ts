import { z } from 'zod';

import type { AdapterMemory } from '../../ports/adapter-memory.ts';
import { typedRecords, type TypedRecords } from '../typed-records.ts';

/** Up to where which account has heard. The account is the user and the device: a token is theirs alone. */
const LastSyncSchema = z.object({
  account: z.string(),
  token: z.string(),
  /** When everything before it had been heard: milliseconds since 1970; 0 if that isn't known. */
  heardAt: z.number(),
  /** How often the file with the device's keys had been written; 0 without one. */
  keySteps: z.number().default(0),
});
const SentEventSchema = z.object({ room: z.string(), event: z.string(), message: z.string().nullable() });
const DirectRoomSchema = z.object({ room: z.string().nullable() });

/** The adapter's records. What people said is in none of them. */
export interface MatrixRecords {
  /** One record, under SYNC_KEY. */
  readonly sync: TypedRecords<z.infer<typeof LastSyncSchema>>;
  /** Where each room of the configuration is now: rooms are replaced, and aliases move. */
  readonly room: TypedRecords<string>;
  /** Taking a reaction back names only the reaction. Who reacted with what is sealed: see sealed-box.ts. */
  readonly reaction: TypedRecords<string>;
  /** The root of the thread that a message is in. */
  readonly thread: TypedRecords<string>;
  /** What an outgoing id became. */
  readonly sent: TypedRecords<z.infer<typeof SentEventSchema>>;
  /** The room of an event of Gavel's own. */
  readonly ownEvent: TypedRecords<string>;
  /** The room for words to one person; without a room, one was to be made and nobody knows whether it was. */
  readonly direct: TypedRecords<z.infer<typeof DirectRoomSchema>>;
  /** The person a direct room is for. */
  readonly directWith: TypedRecords<string>;
}

export const SYNC_KEY = 'last';

export const matrixRecords = (memory: AdapterMemory): MatrixRecords => ({
  sync: typedRecords(memory, 'sync', LastSyncSchema),
  room: typedRecords(memory, 'room', z.string()),
  reaction: typedRecords(memory, 'reaction', z.string()),
  thread: typedRecords(memory, 'thread', z.string()),
  sent: typedRecords(memory, 'sent', SentEventSchema),
  ownEvent: typedRecords(memory, 'own-event', z.string()),
  direct: typedRecords(memory, 'direct', DirectRoomSchema),
  directWith: typedRecords(memory, 'direct-with', z.string()),
});
