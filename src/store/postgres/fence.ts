import { sql, type Kysely } from 'kysely';

import type { SqlStatement } from './connection.ts';
import type { GavelTables } from './tables.ts';

/** The lease of a Gavel that leads: only the one with the token that was given out last may write. */
export interface WriteFence {
  readonly name: string;
  readonly token: number;
}

/** A transaction in which nothing happens for so long is ended by the database: somebody else may be waiting for it. */
const IDLE_SECONDS = 5;

/** Begins a transaction of a writer. */
export const BEGIN: SqlStatement = {
  sql: `BEGIN; SET LOCAL idle_in_transaction_session_timeout = '${IDLE_SECONDS}s'`,
  parameters: [],
};
export const COMMIT: SqlStatement = { sql: 'COMMIT', parameters: [] };
export const ROLLBACK: SqlStatement = { sql: 'ROLLBACK', parameters: [] };

/** What a transaction learns of its fence. */
export interface FenceAnswer {
  /** The token that was given out last; null if there's no such lease. */
  readonly token: number | null;
  /** The transaction's own id, by which it's known afterwards whether it's still under way. */
  readonly xid: string;
}

/** Nobody can take the lease over until the transaction is at its end. */
export const fenceStatement = (db: Kysely<GavelTables>, name: string): SqlStatement =>
  sql`SELECT (SELECT token FROM gavel.lease WHERE name = ${name} FOR SHARE) AS token,
    pg_current_xact_id()::text AS xid`.compile(db);

/** Leaves a transaction's mark in its lease, which is there afterwards if the transaction was committed. */
export const markStatement = (db: Kysely<GavelTables>, name: string, mark: string): SqlStatement =>
  sql`UPDATE gavel.lease SET last_write = ${mark} WHERE name = ${name}`.compile(db);

/** What's known of a transaction whose connection broke. */
export interface OutcomeAnswer {
  readonly last_write: string | null;
  /** Whether a transaction of this id is under way. After a crash of the database it may be another one's. */
  readonly runs: boolean | null;
}

/**
 * The mark of the last transaction of a lease that was committed. A transaction's id doesn't tell whether it was: one
 * that was cut off by a crash, before anything of it was on disk, leaves its id to the next.
 */
export const outcomeStatement = (db: Kysely<GavelTables>, name: string, xid: string): SqlStatement =>
  sql`SELECT last_write, pg_xact_status(${xid}::xid8) = 'in progress' AS runs
    FROM gavel.lease WHERE name = ${name}`.compile(db);
