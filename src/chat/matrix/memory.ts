import { z } from 'zod';

import type { AdapterMemory, AdapterRecordPut } from '../../ports/adapter-memory.ts';
import { forgetDaily } from '../forget-daily.ts';
import { matrixRecords, SYNC_KEY, type MatrixRecords } from './records.ts';
import { openBox, sealBox, sealedName } from './sealed-box.ts';

const StoredReactionSchema = z.object({ room: z.string(), person: z.string(), emoji: z.string(), target: z.string() });

/** What was reacted, by whom and to what. */
export type StoredReaction = Readonly<z.infer<typeof StoredReactionSchema>>;

/** An event of Gavel's own. */
export interface SentEvent {
  readonly room: string;
  readonly event: string;
  /** What `send` told: for an edit the message that it edits. */
  readonly message: string | undefined;
}

/** Up to where somebody has heard, and when that was, in milliseconds since 1970. */
export interface HeardUpTo {
  readonly token: string;
  readonly at: number;
  /** How often the file with the device's keys had been written by then; 0 without one. */
  readonly keySteps: number;
}

/** What the adapter has to know after a restart. What is older than 90 days is forgotten. */
export interface MatrixMemory {
  /** Up to where this account has heard everything; undefined if it has heard nothing yet. */
  heard(account: string): Promise<HeardUpTo | undefined>;
  /** The account that heard last, if one did. */
  account(): Promise<string | undefined>;
  /** Everything up to this token is on disk. Reactions that were taken back before it are forgotten. */
  heardUpTo(account: string, token: string, keySteps: number): Promise<void>;
  /** Where a room of the configuration was found last. */
  roomNow(configured: string): Promise<string | undefined>;
  roomIs(configured: string, now: string): Promise<void>;
  reaction(event: string): Promise<StoredReaction | undefined>;
  reacted(event: string, what: StoredReaction): Promise<void>;
  /** A reaction is not there any more. It is known until everything up to there has been heard. */
  takenBack(event: string): void;
  thread(event: string): Promise<string | undefined>;
  inThread(event: string, root: string): Promise<void>;
  sent(id: string): Promise<SentEvent | undefined>;
  /** The room that an event of Gavel's own is in. */
  roomOf(event: string): Promise<string | undefined>;
  wasSent(id: string, what: SentEvent): Promise<void>;
  /** The room for words to one person; without a room if one was to be made, and whether it was is not known. */
  direct(person: string): Promise<{ readonly room: string | undefined } | undefined>;
  /** The person a direct room is for; undefined for any other room. */
  directWith(room: string): Promise<string | undefined>;
  /** The room for words to one person; undefined before one is made. */
  directIs(person: string, room: string | undefined): Promise<void>;
}

// Longer than anybody waits for approval of minutes, which reactions give and edits of the proposal's message show.
const KEPT_MS = 90 * 24 * 60 * 60_000;

const iso = (ms: number): string => new Date(ms).toISOString();

/** A reaction as it is kept: under a name, and sealed, so that the database alone doesn't tell who reacted with what. */
export const sealedReaction = (
  { reaction }: MatrixRecords,
  event: string,
  what: StoredReaction,
  at: string,
): AdapterRecordPut => reaction.put(sealedName(event), sealBox(event, what), at);

/** What was sent, as it is found by its id and by the event that it became. */
export const sentRecords = (
  { sent, ownEvent }: MatrixRecords,
  id: string,
  { room, event, message }: SentEvent,
  at: string,
): readonly AdapterRecordPut[] => [
  sent.put(id, { room, event, message: message ?? null }, at),
  ownEvent.put(event, room, at),
];

/**
 * What the adapter keeps in the store.
 * @param now milliseconds since 1970
 */
export function matrixMemory(memory: AdapterMemory, now: () => number = Date.now): MatrixMemory {
  const records = matrixRecords(memory);
  const { sync, room, reaction, thread, sent, ownEvent, direct, directWith } = records;
  const forget = forgetDaily([reaction, thread, sent, ownEvent], KEPT_MS, now);
  const gone = new Set<string>();
  const at = (): string => iso(now());
  const put = (...all: readonly AdapterRecordPut[]): Promise<void> => memory.write({ put: all });

  return {
    async heard(who) {
      const last = await sync.read(SYNC_KEY);
      return last?.account === who ? { token: last.token, at: last.heardAt, keySteps: last.keySteps } : undefined;
    },
    account: async () => (await sync.read(SYNC_KEY))?.account,
    async heardUpTo(account, token, keySteps) {
      const takenBack = [...gone];
      await memory.write({
        put: [sync.put(SYNC_KEY, { account, token, heardAt: now(), keySteps }, at())],
        remove: takenBack.map((event) => reaction.named(sealedName(event))),
      });
      for (const event of takenBack) gone.delete(event);
      await forget();
    },
    roomNow: (configured) => room.read(configured),
    roomIs: (configured, where) => put(room.put(configured, where, at())),
    async reaction(event) {
      const sealed = await reaction.read(sealedName(event));
      return sealed === undefined ? undefined : StoredReactionSchema.parse(openBox(event, sealed));
    },
    reacted: (event, what) => put(sealedReaction(records, event, what, at())),
    takenBack: (event) => void gone.add(event),
    thread: (event) => thread.read(event),
    inThread: (event, root) => put(thread.put(event, root, at())),
    async sent(id) {
      const found = await sent.read(id);
      return found && { ...found, message: found.message ?? undefined };
    },
    roomOf: (event) => ownEvent.read(event),
    wasSent: (id, what) => put(...sentRecords(records, id, what, at())),
    async direct(person) {
      const found = await direct.read(person);
      return found && { room: found.room ?? undefined };
    },
    directWith: (where) => directWith.read(where),
    async directIs(person, where) {
      const before = (await direct.read(person))?.room;
      const others = before !== undefined && before !== null && before !== where ? [directWith.named(before)] : [];
      const theirs = where === undefined ? [] : [directWith.put(where, person, at())];
      await memory.write({ put: [direct.put(person, { room: where ?? null }, at()), ...theirs], remove: others });
    },
  };
}
