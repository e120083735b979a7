import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import Database from 'better-sqlite3';

import { Unready } from '../../ports/unready.ts';
import { lock } from './lock.ts';
import { migrate } from './migrations.ts';
import { reason } from './sqlite-error.ts';

/** How long a write waits for somebody who reads or backs up the database, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

export interface OpenDatabase {
  readonly database: Database.Database;
  /** Closes the database and lets another process have it. */
  readonly close: () => void;
}

/**
 * Opens the database for this process alone, with its folder where there is none yet, and brings it up to date.
 * Throws, saying which database and what to do, where it is in use, was written by a newer program, or is none.
 */
export function openDatabase(path: string): OpenDatabase {
  try {
    // What is said in a group's rooms is for the operator's eyes only.
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const release = lock(path);
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
    throw new Unready(`The database ${path} cannot be opened: ${reason(error)}`, { cause: error });
  }
}

function configured(path: string): Database.Database {
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma('journal_mode = WAL');
    // At every open: a WAL database that is opened again would otherwise sync only now and then.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // What was deleted is overwritten, not merely unlinked.
    database.pragma('secure_delete = ON');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
