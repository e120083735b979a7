// Makes the files of a data folder what an earlier Gavel would have left.
import { join } from 'node:path';

import Database from 'better-sqlite3';

/** The tables of the file that the Matrix adapter had, in its last form. */
export const OLD_TABLES = `
  CREATE TABLE sync (
    one INTEGER PRIMARY KEY CHECK (one = 1), account TEXT NOT NULL, token TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE room (configured TEXT PRIMARY KEY, now TEXT NOT NULL) STRICT;
  CREATE TABLE reaction (name BLOB PRIMARY KEY, sealed BLOB NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX reaction_at ON reaction (at);
  CREATE TABLE thread (event TEXT PRIMARY KEY, root TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX thread_at ON thread (at);
  CREATE TABLE sent (
    id TEXT PRIMARY KEY, room TEXT NOT NULL, event TEXT NOT NULL, message TEXT, at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sent_event ON sent (event);
  CREATE INDEX sent_at ON sent (at);
  CREATE TABLE direct (person TEXT PRIMARY KEY, room TEXT) STRICT;
  PRAGMA user_version = 2;
`;

interface Row {
  readonly kind: string;
  readonly key: string;
  readonly value: string;
  readonly at: number;
}

type Cell = string | number | Buffer | null;

/** A record as the row that the old file had for it; undefined for what it found by an index. */
function oldRow({ kind, key, value, at }: Row): readonly [table: string, row: readonly Cell[]] | undefined {
  const found = JSON.parse(value);
  switch (kind) {
    case 'sync':
      return [kind, [1, found.account, found.token, found.heardAt]];
    case 'room':
      return [kind, [key, found]];
    case 'reaction':
      return [kind, [Buffer.from(key, 'hex'), Buffer.from(found, 'base64'), at]];
    case 'thread':
      return [kind, [key, found, at]];
    case 'sent':
      return [kind, [key, found.room, found.event, found.message, at]];
    case 'direct':
      return [kind, [key, found.room]];
    default:
      return undefined;
  }
}

/**
 * Moves what the Matrix adapter has in the database into a `matrix.sqlite` beside it, as before. Gavel must not run.
 * @returns how many records that were
 */
export function leaveOldMatrixFile(data: string): number {
  const store = new Database(join(data, 'gavel.sqlite'));
  const old = new Database(join(data, 'matrix.sqlite'));
  try {
    old.pragma('journal_mode = WAL');
    old.exec(OLD_TABLES);
    const records = store.prepare<[], Row>("SELECT kind, key, value, at FROM adapter_memory WHERE adapter = 'matrix'");
    let count = 0;
    for (const record of records.all()) {
      const found = oldRow(record);
      if (!found) continue;
      const [table, row] = found;
      old.prepare(`INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`).run(row);
      count += 1;
    }
    store.exec("DELETE FROM adapter_memory WHERE adapter = 'matrix'");
    return count;
  } finally {
    old.close();
    store.close();
  }
}
