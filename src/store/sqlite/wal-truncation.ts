import type { Database } from 'better-sqlite3';

const AFTER_MS = 2000;

/** Sees to it that deleted text leaves the disk soon. */
export interface WalTruncation {
  /** Text was deleted. */
  readonly deleted: () => void;
  readonly stop: () => void;
}

/**
 * `secure_delete` overwrites deleted text in the database, but the write-ahead log beside it keeps a copy until it is
 * emptied. This empties it, rarely enough that a busy store is not slowed down, and in a moment in which nobody speaks
 * if there is one: it makes everything wait for the disk. It keeps no process alive: closing the database empties
 * the log as well.
 * @param afterMs how long after a deletion, in milliseconds; five times that if there's no quiet moment
 */
export function walTruncation(database: Database, afterMs: number = AFTER_MS): WalTruncation {
  const quietMs = afterMs / 4;
  let timer: NodeJS.Timeout | undefined;
  let oldest: number | undefined;
  let newest = 0;

  const later = (milliseconds: number): void => {
    timer ??= setTimeout(empty, milliseconds).unref();
  };

  function empty(): void {
    timer = undefined;
    const now = performance.now();
    if (now - newest < quietMs && now - (oldest ?? now) < 5 * afterMs) return later(quietMs);
    try {
      // A backup may be reading the log: try again later.
      if (database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0) oldest = undefined;
      else later(afterMs);
    } catch {
      // The disk is full or failing. The log still has everything, and the next write fails with the reason.
      later(afterMs);
    }
  }

  function deleted(): void {
    newest = performance.now();
    oldest ??= newest;
    // A commit that the closing let through is reported only afterwards.
    if (database.open) later(afterMs);
  }

  return { deleted, stop: () => clearTimeout(timer) };
}
