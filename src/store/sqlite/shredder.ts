import type { Database } from 'better-sqlite3';

const AFTER_MS = 2000;

/** Sees to it that deleted text leaves the disk soon. */
export interface Shredder {
  /** Text was deleted. */
  readonly deleted: () => void;
  readonly stop: () => void;
}

/**
 * `secure_delete` overwrites deleted text in the database, but the write-ahead log beside it keeps a copy until it is
 * emptied. This empties it, rarely enough that a busy store is not slowed down. It keeps no process alive: closing the
 * database empties the log as well.
 * @param afterMs how long after a deletion, in milliseconds
 */
export function shredder(database: Database, afterMs: number = AFTER_MS): Shredder {
  let timer: NodeJS.Timeout | undefined;

  function empty(): void {
    timer = undefined;
    try {
      // A backup may be reading the log: try again later.
      if (database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0) deleted();
    } catch {
      // The disk is full or failing. The log still holds everything, and whoever writes next is told the reason.
      deleted();
    }
  }

  function deleted(): void {
    // A commit that the closing let through is told of only afterwards.
    if (database.open) timer ??= setTimeout(empty, afterMs).unref();
  }

  return { deleted, stop: () => clearTimeout(timer) };
}
