import Database from 'better-sqlite3';

import { withPrivateFiles } from '../../private-files/private-files.ts';
import { sqliteCode } from './sqlite-error.ts';

/**
 * Makes this process the only one that uses a database, until the lock is released or the process ends in any way. It's a
 * transaction on a database beside the real one, which stays readable for backups.
 * Throws if another process, or this one, has the lock.
 * @returns a way to release it
 */
export function lockFile(path: string): () => void {
  const guard = withPrivateFiles(() => new Database(`${path}.lock`, { timeout: 0 }));
  try {
    guard.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    guard.close();
    if (sqliteCode(error) !== 'SQLITE_BUSY') throw error;
    throw new Error('another Gavel is using it. Stop that one first, or give this one its own data folder', {
      cause: error,
    });
  }
  return () => void guard.close();
}
