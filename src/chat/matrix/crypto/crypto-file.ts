import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';

import Sqlite from 'better-sqlite3';

import { StartupError, writtenByNewer } from '../../../ports/startup-error.ts';
import { withPrivateFiles } from '../../../private-files/private-files.ts';
import type { EventToSend } from '../content.ts';
import type { RawEvent } from '../homeserver.ts';
import type { DatabaseForm, IndexedChanges, IndexedRecord } from './indexed-databases.ts';

const VERSION = 1;
/** Of more that can't be read, the oldest are given up. */
const MOST_WAITING = 1000;
const SCHEMA = `
  CREATE TABLE device (one INTEGER PRIMARY KEY CHECK (one = 1), account TEXT NOT NULL, steps INTEGER NOT NULL);
  CREATE TABLE form (one INTEGER PRIMARY KEY CHECK (one = 1), forms TEXT NOT NULL);
  CREATE TABLE record (database TEXT, store TEXT, key TEXT, value BLOB NOT NULL, PRIMARY KEY (database, store, key))
    WITHOUT ROWID;
  CREATE TABLE outgoing (id TEXT PRIMARY KEY, room TEXT NOT NULL, event TEXT NOT NULL, at INTEGER NOT NULL);
  CREATE TABLE waiting (place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, room TEXT NOT NULL,
    event TEXT NOT NULL, at INTEGER NOT NULL);
`;

/** An encrypted event of a room that can't be read yet. */
export interface WaitingEvent {
  readonly room: string;
  readonly event: RawEvent;
}

/** What's written in one transaction beside what the crypto library has changed. */
export interface CryptoExtras {
  /** An event as it's sent, however often, under its outgoing id. */
  readonly outgoing?: { readonly id: string; readonly room: string; readonly event: EventToSend };
  /** Events that wait, after those that do already. */
  readonly waiting?: readonly WaitingEvent[];
}

/** The file with the keys of Gavel's device. Everything that's written is on disk when the method returns. */
export interface CryptoFile {
  /** The account whose device it is; undefined of a new file. */
  account(): string | undefined;
  /** How often something was written: it only grows, so that an old copy of the file shows. */
  steps(): number;
  /** Begins anew, for this account's device. */
  reset(account: string): void;
  load(): { readonly forms: readonly DatabaseForm[]; readonly records: readonly IndexedRecord[] };
  write(changes: IndexedChanges, extras: CryptoExtras): void;
  /** How an outgoing event was encrypted for a room. */
  outgoing(id: string, room: string): EventToSend | undefined;
  /** The event was sent: the memory knows it from now on. */
  sent(id: string): void;
  waiting(): readonly WaitingEvent[];
  /** An event needn't wait any more. */
  arrived(event: string): void;
  /** Forgets what has waited, or was to be sent, since before an instant: milliseconds since 1970. */
  forgetBefore(at: number): void;
  close(): void;
}

function openDatabase(file: string): Sqlite.Database {
  const database = withPrivateFiles(() => {
    mkdirSync(dirname(file), { recursive: true });
    return new Sqlite(file);
  });
  try {
    database.pragma('journal_mode = WAL');
    // A key that was used must never be used again, also after a power cut.
    database.pragma('synchronous = FULL');
    database.pragma('secure_delete = ON');
    database.pragma(`journal_size_limit = ${4 * 2 ** 20}`);
    const form = Number(database.pragma('user_version', { simple: true }));
    if (form > VERSION) throw writtenByNewer(file);
    if (form === 0)
      database.transaction(() => {
        database.exec(SCHEMA);
        database.pragma(`user_version = ${VERSION}`);
      })();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens, or makes, the file. It's for this user alone, and isn't in backups: who restored an old one would use keys again.
 * @throws StartupError if it can't be opened
 */
export function openCryptoFile(file: string): CryptoFile {
  try {
    return cryptoFileIn(openDatabase(file));
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`Can't open ${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

interface RecordRow {
  readonly database: string;
  readonly store: string;
  readonly key: string;
  readonly value: Buffer;
}

function cryptoFileIn(database: Sqlite.Database): CryptoFile {
  const sql = <Row = unknown>(text: string): Sqlite.Statement<unknown[], Row> => database.prepare(text);
  const putForms = sql('INSERT OR REPLACE INTO form VALUES (1, ?)');
  const putRecord = sql('INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)');
  const removeRecord = sql('DELETE FROM record WHERE database = ? AND store = ? AND key = ?');
  const putOutgoing = sql('INSERT OR REPLACE INTO outgoing VALUES (?, ?, ?, ?)');
  const findOutgoing = sql<{ event: string }>('SELECT event FROM outgoing WHERE id = ? AND room = ?');
  const removeOutgoing = sql('DELETE FROM outgoing WHERE id = ?');
  const putWaiting = sql('INSERT OR IGNORE INTO waiting (id, room, event, at) VALUES (?, ?, ?, ?)');
  const dropWaiting = sql('DELETE FROM waiting WHERE place <= (SELECT max(place) FROM waiting) - ?');
  const countStep = sql('UPDATE device SET steps = steps + 1');

  return {
    account: () => sql<{ account: string }>('SELECT account FROM device').get()?.account,
    steps: () => sql<{ steps: number }>('SELECT steps FROM device').get()?.steps ?? 0,
    reset: database.transaction((account: string) => {
      for (const table of ['form', 'record', 'outgoing', 'waiting']) sql(`DELETE FROM ${table}`).run();
      sql('INSERT OR REPLACE INTO device VALUES (1, ?, 0)').run(account);
    }),
    load() {
      const forms: readonly DatabaseForm[] = JSON.parse(
        sql<{ forms: string }>('SELECT forms FROM form').get()?.forms ?? '[]',
      );
      const rows = sql<RecordRow>('SELECT * FROM record').all();
      return { forms, records: rows.map((row) => ({ ...row, value: deserialize(row.value) })) };
    },
    write: database.transaction(
      ({ forms, put, removed }: IndexedChanges, { outgoing, waiting = [] }: CryptoExtras): void => {
        if (forms) putForms.run(JSON.stringify(forms));
        for (const { database: of, store, key } of removed) removeRecord.run(of, store, key);
        for (const { database: of, store, key, value } of put) putRecord.run(of, store, key, serialize(value));
        const at = Date.now();
        if (outgoing) putOutgoing.run(outgoing.id, outgoing.room, JSON.stringify(outgoing.event), at);
        for (const { room, event } of waiting) putWaiting.run(event.event_id, room, JSON.stringify(event), at);
        if (waiting.length > 0) dropWaiting.run(MOST_WAITING);
        countStep.run();
      },
    ),
    outgoing(id, room) {
      const found = findOutgoing.get(id, room);
      return found && JSON.parse(found.event);
    },
    sent: (id) => void removeOutgoing.run(id),
    waiting: () =>
      sql<{ room: string; event: string }>('SELECT room, event FROM waiting ORDER BY place')
        .all()
        .map(({ room, event }) => ({ room, event: JSON.parse(event) })),
    arrived: (event) => void sql('DELETE FROM waiting WHERE id = ?').run(event),
    forgetBefore(at) {
      sql('DELETE FROM waiting WHERE at < ?').run(at);
      sql('DELETE FROM outgoing WHERE at < ?').run(at);
    },
    close: () => void database.close(),
  };
}
