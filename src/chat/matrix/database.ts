import type Sqlite from 'better-sqlite3';

import { openAdapterFile } from '../database.ts';
import { sealBox, sealedName, openBox } from './sealed-box.ts';
import { firstToSecond, MATRIX_SCHEMA, SCHEMA_VERSION } from './tables.ts';

/** What was reacted, by whom and to what. */
export interface StoredReaction {
  readonly room: string;
  readonly person: string;
  readonly emoji: string;
  readonly target: string;
}

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
}

/** What the adapter has to know after a restart. What is older than 90 days is forgotten. */
export interface MatrixMemory {
  /** Up to where this account has heard everything; undefined where it has heard nothing yet. */
  heard(account: string): HeardUpTo | undefined;
  /** The account that heard last, where one did. */
  account(): string | undefined;
  /** Everything up to this token is on disk. Reactions that were taken back before it are forgotten. */
  heardUpTo(account: string, token: string): void;
  /** Where a room of the configuration was found last. */
  roomNow(configured: string): string | undefined;
  roomIs(configured: string, now: string): void;
  reaction(event: string): StoredReaction | undefined;
  reacted(event: string, what: StoredReaction): void;
  /** A reaction is not there any more. It is known until everything up to there has been heard. */
  takenBack(event: string): void;
  thread(event: string): string | undefined;
  inThread(event: string, root: string): void;
  sent(id: string): SentEvent | undefined;
  /** The room in which an event of Gavel's own stands. */
  roomOf(event: string): string | undefined;
  wasSent(id: string, what: SentEvent): void;
  /** The room for words to one person; without a room where one was to be made, and whether it was is not known. */
  direct(person: string): { readonly room: string | undefined } | undefined;
  /** The person a direct room is for; undefined for any other room. */
  directWith(room: string): string | undefined;
  /** The room for words to one person; undefined before one is made. */
  directIs(person: string, room: string | undefined): void;
  close(): void;
}

const DAY_MS = 24 * 60 * 60_000;
// Longer than anybody waits for approval of minutes, which reactions give and edits of the proposal's message show.
const KEPT_MS = 90 * DAY_MS;

/** Forgets, once a day, what nobody will ask for any more. */
function forgetting(database: Sqlite.Database, now: () => number): () => void {
  const old = ['reaction', 'thread', 'sent'].map((table) => database.prepare(`DELETE FROM ${table} WHERE at < ?`));
  let next = 0;
  return () => {
    if (now() < next) return;
    next = now() + DAY_MS;
    for (const one of old) one.run(now() - KEPT_MS);
  };
}

/**
 * Opens, or makes, the file in which the adapter remembers. Throws where a newer Gavel wrote it.
 * @param now milliseconds since 1970
 */
export function openMemory(file: string, now: () => number = Date.now): MatrixMemory {
  const database = openAdapterFile(file, {
    version: SCHEMA_VERSION,
    schema: MATRIX_SCHEMA,
    upgrades: { 1: firstToSecond(now) },
  });
  const row = <P extends unknown[], R>(sql: string): Sqlite.Statement<P, R> => database.prepare<P, R>(sql);
  const sync = row<[string], HeardUpTo>('SELECT token, at FROM sync WHERE account = ?');
  const account = row<[], { account: string }>('SELECT account FROM sync');
  const setSync = row<[string, string, number], never>('INSERT OR REPLACE INTO sync VALUES (1, ?, ?, ?)');
  const room = row<[string], { now: string }>('SELECT now FROM room WHERE configured = ?');
  const setRoom = row<[string, string], never>('INSERT OR REPLACE INTO room VALUES (?, ?)');
  const reaction = row<[Buffer], { sealed: Buffer }>('SELECT sealed FROM reaction WHERE name = ?');
  const setReaction = row<[Buffer, Buffer, number], never>('INSERT OR IGNORE INTO reaction VALUES (?, ?, ?)');
  const dropReaction = row<[Buffer], never>('DELETE FROM reaction WHERE name = ?');
  const thread = row<[string], { root: string }>('SELECT root FROM thread WHERE event = ?');
  const setThread = row<[string, string, number], never>('INSERT OR IGNORE INTO thread VALUES (?, ?, ?)');
  const sent = row<[string], { room: string; event: string; message: string | null }>(
    'SELECT room, event, message FROM sent WHERE id = ?',
  );
  const roomOf = row<[string], { room: string }>('SELECT room FROM sent WHERE event = ?');
  const setSent = row<[string, string, string, string | null, number], never>(
    'INSERT OR REPLACE INTO sent (id, room, event, message, at) VALUES (?, ?, ?, ?, ?)',
  );
  const direct = row<[string], { room: string | null }>('SELECT room FROM direct WHERE person = ?');
  const directWith = row<[string], { person: string }>('SELECT person FROM direct WHERE room = ?');
  const setDirect = row<[string, string | null], never>('INSERT OR REPLACE INTO direct VALUES (?, ?)');
  const forget = forgetting(database, now);
  const gone = new Set<string>();

  const heardUpTo = database.transaction((who: string, token: string) => {
    setSync.run(who, token, now());
    for (const event of gone) dropReaction.run(sealedName(event));
    forget();
  });

  return {
    heard: (who) => sync.get(who),
    account: () => account.get()?.account,
    heardUpTo(who, token) {
      heardUpTo(who, token);
      gone.clear();
    },
    roomNow: (configured) => room.get(configured)?.now,
    roomIs: (configured, where) => void setRoom.run(configured, where),
    reaction(event) {
      const found = reaction.get(sealedName(event));
      return found && (openBox(event, found.sealed) as StoredReaction);
    },
    reacted: (event, what) => void setReaction.run(sealedName(event), sealBox(event, what), now()),
    takenBack: (event) => void gone.add(event),
    thread: (event) => thread.get(event)?.root,
    inThread: (event, root) => void setThread.run(event, root, now()),
    sent(id) {
      const found = sent.get(id);
      return found && { ...found, message: found.message ?? undefined };
    },
    roomOf: (event) => roomOf.get(event)?.room,
    wasSent: (id, what) => void setSent.run(id, what.room, what.event, what.message ?? null, now()),
    direct(person) {
      const found = direct.get(person);
      return found && { room: found.room ?? undefined };
    },
    directWith: (where) => directWith.get(where)?.person,
    directIs: (person, where) => void setDirect.run(person, where ?? null),
    close: () => void database.close(),
  };
}
