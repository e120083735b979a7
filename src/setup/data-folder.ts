import { existsSync, readdirSync } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { StartupError } from '../ports/startup-error.ts';

/** Where the meetings are. */
export const DATABASE_FILE = 'gavel.sqlite';
/** Where a backup is unpacked while it's restored. */
export const RESTORE_FOLDER = '.restore';

/**
 * Checks that the database isn't missing while other files of an earlier run are there. A new one would have none of the
 * meetings, and nobody would notice.
 * @throws StartupError with what to do
 */
export function checkDataFolder(data: string): void {
  if (!existsSync(data) || existsSync(join(data, DATABASE_FILE))) return;
  if (existsSync(join(data, RESTORE_FOLDER)))
    throw new StartupError(
      `A restore into ${data} was cut off. Restore the backup again, with --replace if it asks for that. ` +
        'What was there before, if anything, is in its folder before-restore-….',
    );
  // The database itself may be a link into another disk, to a file that the first start makes.
  const others = readdirSync(data).filter((name) => name !== DATABASE_FILE && /\.sqlite(?:-wal)?$/u.test(name));
  if (others.length === 0) return;
  throw new StartupError(
    `${join(data, DATABASE_FILE)} is missing, but ${others.join(', ')} beside it ${others.length === 1 ? 'is' : 'are'} there. ` +
      'Restore it from your last backup. To start over without your earlier meetings, move the other files away first.',
  );
}

/**
 * Checks that a data folder has no database that a Gavel with PostgreSQL would leave aside, with its meetings.
 * @throws StartupError with what to do
 */
export function checkUnusedDatabase(data: string): void {
  const file = join(data, DATABASE_FILE);
  if (!existsSync(file)) return;
  throw new StartupError(
    `The configuration says that meetings are in PostgreSQL, but there are some in ${file}. ` +
      'Move them with gavel move --to postgres, or remove store.postgres to go on where they are.',
  );
}

/** Makes the folder if it isn't there, for Gavel's user alone. @throws StartupError if Gavel can't write to it */
export async function makeDataFolder(data: string): Promise<void> {
  try {
    await mkdir(dirname(data), { recursive: true });
    await mkdir(data, { recursive: true, mode: 0o700 });
    await access(data, constants.W_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const mend = 'Use a folder that Gavel can write to: --data FOLDER.';
    throw new StartupError(`Can't use the data folder ${data} (${why}). ${mend}`, { cause: error });
  }
}
