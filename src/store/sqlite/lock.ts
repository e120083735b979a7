import Database from 'better-sqlite3';

import { sqliteCode } from './sqlite-error.ts';

/**
 * Makes this process the only one at work on a database, until the lock is released or the process ends in whatever
 * way. It is a transaction on a database of its own beside the real one, which thus stays readable for backups.
 * Throws where another process, or this one, holds the lock.
 * @returns a way to release it
 */
export function lockFile(path: string): () => void {
  const guard = new Database(`${path}.lock`, { timeout: 0 });
  try {
    guard.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    guard.close();
    if (sqliteCode(error) !== 'SQLITE_BUSY') throw error;
    throw new Error('another Gavel is at work on it: stop that one first, or give this one a data folder of its own', {
      cause: error,
    });
  }
  return () => void guard.close();
}
