import type { OperatorLog } from '../ports/operator-log.ts';
import type { OpenedStore } from './opened-store.ts';
import { lockFile } from './sqlite/lock.ts';
import { openSqliteStore } from './sqlite/sqlite.ts';

export interface StorePlace {
  /** The file of an SQLite database, for a Gavel that has no PostgreSQL. */
  readonly file: string;
  /** The address of a PostgreSQL database. */
  readonly postgres?: string | undefined;
  readonly log: OperatorLog;
  /** Another Gavel has taken over: this one can't write any more. */
  readonly lost: () => void;
}

/**
 * Opens the store. With PostgreSQL it waits as long as another Gavel leads. Nothing of PostgreSQL is loaded without it.
 * @throws StartupError with what to do
 */
export async function openStore({ file, postgres, log, lost }: StorePlace): Promise<OpenedStore> {
  if (postgres === undefined) return openSqliteStore(file, log);
  const { openPostgresStore } = await import('./postgres/postgres.ts');
  return openPostgresStore({ url: postgres, log, lost });
}

/**
 * Takes the file of an SQLite store for this process alone, without opening it. Throws if somebody else has it.
 * @returns a way to release it
 */
export const lockStoreFile = (file: string): (() => void) => lockFile(file);
