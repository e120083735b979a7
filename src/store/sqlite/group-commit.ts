import type { Database, Statement } from 'better-sqlite3';

import { BUSY_TIMEOUT_MS } from './database.ts';
import { sqliteCode } from './sqlite-error.ts';

/** Writes that share their commits: waiting for the disk is what a write costs, and many can wait together. */
export interface GroupCommit {
  /**
   * Queues a write and resolves with what it gave when it is on disk. What it throws rejects only this call, and
   * takes back what this write did; what makes the commit itself fail rejects every call in it.
   */
  write<T>(work: () => T): Promise<T>;
  /** Writes what is queued now, and refuses everything after. */
  close(): void;
}

/** How long a write waits for another program that has the database locked: platforms wait 3 s for their acknowledgement. */
const PATIENCE_MS = 2000;
const AGAIN_MS = 25;

interface Queued {
  /** Does the work; gives what tells the caller how it went, for when the commit is done. */
  run(): () => void;
  reject(why: unknown): void;
}

export function groupCommit(database: Database): GroupCommit {
  const step = (sql: string): Statement<[]> => database.prepare<[]>(sql);
  const [begin, commit, rollback] = [step('BEGIN IMMEDIATE'), step('COMMIT'), step('ROLLBACK')];
  const [save, undo, release] = [step('SAVEPOINT one'), step('ROLLBACK TO one'), step('RELEASE one')];
  let queue: Queued[] = [];
  let closed = false;
  /** Since when another program has had the database locked. */
  let lockedSince: number | undefined;

  /** One write in a savepoint of its own, so that it can fail alone. */
  function attempt<T>(work: () => T): T {
    save.run();
    try {
      return work();
    } catch (error) {
      // A full disk has taken back the whole transaction already, and then there is no savepoint.
      if (!database.inTransaction) throw new TransactionLost(error);
      undo.run();
      throw error;
    } finally {
      if (database.inTransaction) release.run();
    }
  }

  /** Whether another program has the database locked, and has not for long. */
  function isToBeWaitedFor(error: unknown): boolean {
    if (closed || database.inTransaction || sqliteCode(error)?.startsWith('SQLITE_BUSY') !== true) return false;
    lockedSince ??= Date.now();
    if (Date.now() - lockedSince < PATIENCE_MS) return true;
    lockedSince = undefined;
    return false;
  }

  function flush(): void {
    const batch = queue;
    queue = [];
    if (batch.length === 0) return;
    try {
      begin.run();
      lockedSince = undefined;
      const told = batch.map((queued) => queued.run());
      commit.run();
      for (const tell of told) tell();
    } catch (error) {
      if (isToBeWaitedFor(error)) {
        queue = [...batch, ...queue];
        setTimeout(flush, AGAIN_MS);
        return;
      }
      if (database.inTransaction) rollback.run();
      const why = error instanceof TransactionLost ? error.cause : error;
      for (const queued of batch) queued.reject(why);
    }
  }

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        if (closed) throw new Error('The store is closed');
        // Everything that is asked for in this turn of the event loop goes together, and a lonely write waits for nobody.
        if (queue.length === 0) setImmediate(flush);
        const run = (): (() => void) => {
          try {
            const result = attempt(work);
            return () => resolve(result);
          } catch (error) {
            if (error instanceof TransactionLost) throw error;
            return () => reject(error);
          }
        };
        queue.push({ run, reject });
      }),
    close() {
      closed = true;
      database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
      flush();
    },
  };
}

/** Ends the batch: SQLite has rolled back everything in it. */
class TransactionLost extends Error {
  constructor(cause: unknown) {
    super('The transaction was rolled back', { cause });
  }
}
