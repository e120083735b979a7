import Database from 'better-sqlite3';

import { StartupError } from '../ports/startup-error.ts';
import { DATABASE_VERSION } from '../store/sqlite/migrations.ts';

/**
 * Opens the database with the meetings to read it as it is, also while Gavel runs.
 * @throws StartupError if this version doesn't read it without changing it first
 */
export function openAsItIs(path: string): Database.Database {
  // Read-only, it would leave a -wal and a -shm file if Gavel is stopped, and Gavel's user might not own them.
  const database = new Database(path, { fileMustExist: true });
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version === DATABASE_VERSION) return database;
  database.close();
  throw new StartupError(
    version > DATABASE_VERSION
      ? `The database ${path} was written by a newer Gavel. Use that version.`
      : `The database ${path} was written by an older Gavel. Start this version on it once first.`,
  );
}
