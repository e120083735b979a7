import { existsSync } from 'node:fs';

import Database from 'better-sqlite3';

import { DATABASE_VERSION, MIGRATION_WORDS } from '../store/sqlite/migrations.ts';

/** What a start would do with a database. */
export interface DatabaseCheck {
  readonly path: string;
  /** `fits`: nothing. `older`: it's brought up to date. `bad`: Gavel doesn't start on it. */
  readonly state: 'new' | 'fits' | 'older' | 'bad';
  /** In words, for the operator. */
  readonly says: string;
  /** What a start changes in it. */
  readonly steps: readonly string[];
}

const result = (path: string, state: DatabaseCheck['state'], says: string, steps: readonly string[] = []) => ({
  path,
  state,
  says,
  steps,
});

/** The version that a file says it has. Nothing is written to it. */
function versionOf(path: string): number {
  const database = new Database(path, { fileMustExist: true });
  try {
    database.pragma('query_only = ON');
    // Reads a page, so that a file that is no database is known.
    database.prepare('SELECT COUNT(*) FROM sqlite_schema').get();
    return Number(database.pragma('user_version', { simple: true }));
  } finally {
    database.close();
  }
}

function compared(path: string, known: number, words: readonly string[]): DatabaseCheck {
  if (!existsSync(path)) return result(path, 'new', "isn't there yet: a start makes it");
  try {
    const version = versionOf(path);
    if (version > known)
      return result(
        path,
        'bad',
        `a newer Gavel wrote it (version ${version}; this one knows up to ${known}). Run that version, or restore the backup from before the update`,
      );
    if (version === known) return result(path, 'fits', `version ${version}, as this Gavel writes it`);
    return result(path, 'older', `version ${version}: a start brings it to version ${known}`, words.slice(version));
  } catch (error) {
    return result(path, 'bad', `can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The database with the meetings, against what this program writes. */
export const checkMainDatabase = (path: string): DatabaseCheck => compared(path, DATABASE_VERSION, MIGRATION_WORDS);

/** Another database, whose version this program writes is known. */
export const checkOtherDatabase = (path: string, known: number): DatabaseCheck => compared(path, known, []);
