import Sqlite from 'better-sqlite3';

import { Unready } from '../ports/unready.ts';

/** What a file of an adapter's own holds: the tables, and the version of their form, from 1. */
export interface Form {
  readonly version: number;
  /** SQL that makes the tables in an empty file. */
  readonly schema: string;
}

/**
 * Opens, or makes, the file in which an adapter keeps what it has to know after a restart.
 * @throws Unready where a newer Gavel wrote it
 */
export function openAdapterFile(file: string, { version: known, schema }: Form): Sqlite.Database {
  const database = new Sqlite(file);
  try {
    database.pragma('journal_mode = WAL');
    // A database that is opened again in WAL mode starts with NORMAL, which can lose the last commits in a power cut.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    const version = Number(database.pragma('user_version', { simple: true }));
    if (version > known) {
      throw new Unready(`${file} was written by a newer Gavel: run that version, or restore the data from before it.`);
    }
    if (version === 0) {
      database.transaction(() => {
        database.exec(schema);
        database.pragma(`user_version = ${known}`);
      })();
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
