import type { Database } from 'better-sqlite3';

const AFTER_MS = 2000;

/** Sees to it that deleted text leaves the disk soon. */
export interface Shredder {
  /** Something was written. */
  wrote(): void;
  stop(): void;
}

/**
 * `secure_delete` overwrites deleted text in the database, but the write-ahead log keeps a copy until it is emptied.
 * This empties it, at most once in two seconds, so that a busy store is not slowed down.
 */
export function shredder(db: Database): Shredder {
  let timer: NodeJS.Timeout | undefined;
  function empty(): void {
    timer = undefined;
    // A backup may be reading the log: try again later, never wait for it.
    const patience = Number(db.pragma('busy_timeout', { simple: true }));
    db.pragma('busy_timeout = 0');
    let emptied: boolean;
    try {
      emptied = db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
    } catch {
      // The disk is full or failing. Nothing is lost, the log holds it all; whoever commits next is told.
      emptied = false;
    } finally {
      db.pragma(`busy_timeout = ${patience}`);
    }
    if (!emptied) wrote();
  }
  function wrote(): void {
    if (db.open) timer ??= setTimeout(empty, AFTER_MS).unref();
  }
  return {
    wrote,
    stop() {
      clearTimeout(timer);
    },
  };
}
