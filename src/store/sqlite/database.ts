import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import Database from 'better-sqlite3';

import { StartupError } from '../../ports/startup-error.ts';
import { withPrivateFiles } from '../../private-files/private-files.ts';
import { lockFile } from './lock.ts';
import { migrateDatabase } from './migrations.ts';
import { sqliteErrorText } from './store-trouble.ts';

/** How long opening and closing wait for somebody who has the database locked, in milliseconds. */
export const BUSY_TIMEOUT_MS = 5000;
/** The log is moved into the database when it has so many pages of 4 KiB… */
const CHECKPOINT_PAGES = 1000;
/** … and is cut to so many bytes afterwards, if a long read (a backup) has let it grow. */
const LOG_BYTES = 4 * 2 ** 20;

export interface OpenDatabase {
  readonly database: Database.Database;
  /** Closes the database and lets another process have it. */
  readonly close: () => void;
}

/**
 * Opens the database for this process alone, makes its folder if it's missing, and brings it up to date.
 * Throws, saying which database and what to do, if it's in use, was written by a newer program, or isn't one.
 */
export function openSqliteFile(path: string): OpenDatabase {
  try {
    // What is said in a group's rooms is for the operator's eyes only.
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const release = lockFile(path);
    try {
      const database = configured(path);
      return {
        database,
        close() {
          database.close();
          release();
        },
      };
    } catch (error) {
      release();
      throw error;
    }
  } catch (error) {
    throw new StartupError(`Can't open the database ${path}: ${sqliteErrorText(error)}`, { cause: error });
  }
}

function configured(path: string): Database.Database {
  // What SQLite keeps beside it is as private as the file itself.
  const database = withPrivateFiles(() => new Database(path, { timeout: BUSY_TIMEOUT_MS }));
  try {
    database.pragma('journal_mode = WAL');
    // At every open: a WAL database that is opened again would otherwise sync only now and then.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    database.pragma(`journal_size_limit = ${LOG_BYTES}`);
    // What was deleted is overwritten, not merely unlinked.
    database.pragma('secure_delete = ON');
    migrateDatabase(database);
    // From now on nothing waits inside SQLite, where everything else would have to wait as well: see groupCommit.
    database.pragma('busy_timeout = 0');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
