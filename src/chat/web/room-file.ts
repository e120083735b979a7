import Sqlite from 'better-sqlite3';

import { StartupError, writtenByNewer } from '../../ports/startup-error.ts';
import { withPrivateFiles } from '../../private-files/private-files.ts';

/** What the web room's file holds: the tables, and the version of their form, from 1. */
export interface DatabaseForm {
  readonly version: number;
  /** SQL that makes the tables in an empty file. */
  readonly schema: string;
  /** Makes of the tables of a version those of the next one; needed for each version before the last. */
  readonly upgrades?: Readonly<Record<number, (database: Sqlite.Database) => void>>;
}

// What the disk does to SQLite, by the beginning of its code.
const OF_THE_DISK = /^SQLITE_(?:FULL|IOERR|BUSY|READONLY|CANTOPEN)/u;

/** Whether a file could not be written because of its disk: nothing was written, and it may work later. */
export function isUnwritable(error: unknown): boolean {
  const { code }: { code?: unknown } = Object(error);
  return typeof code === 'string' && OF_THE_DISK.test(code);
}

/**
 * Opens, or makes, the file that the web room is; the tables of an older Gavel are brought up to date. What is deleted
 * in it is overwritten.
 * @throws StartupError if a newer Gavel wrote it
 */
export function openRoomFile(file: string, form: DatabaseForm): Sqlite.Database {
  try {
    return opened(file, form);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const mend = 'Free some space, check that Gavel may write there, and start it again.';
    throw new StartupError(`Can't open ${file}: ${why}. ${mend}`, { cause: error });
  }
}

function opened(file: string, form: DatabaseForm): Sqlite.Database {
  const database = withPrivateFiles(() => new Sqlite(file));
  try {
    database.pragma('journal_mode = WAL');
    // A database that is opened again in WAL mode starts with NORMAL, which can lose the last commits in a power cut.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    // What a long read, such as a backup, has let grow is cut again.
    database.pragma(`journal_size_limit = ${4 * 2 ** 20}`);
    bringUpToDate(database, file, form);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function bringUpToDate(
  database: Sqlite.Database,
  file: string,
  { version: known, schema, upgrades = {} }: DatabaseForm,
): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > known) throw writtenByNewer(file);
  if (version === known) return;
  database.transaction(() => {
    if (version === 0) database.exec(schema);
    else for (let from = version; from < known; from += 1) upgrades[from]?.(database);
    database.pragma(`user_version = ${known}`);
  })();
}
