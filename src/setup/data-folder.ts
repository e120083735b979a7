import { existsSync, readdirSync } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { StartupError } from '../ports/startup-error.ts';

/** Where the meetings are. */
export const DATABASE_FILE = 'gavel.sqlite';

/**
 * Sees that the database is not gone while other files of an earlier run are there: a new one would begin without all
 * meetings, and nobody would know.
 * @throws StartupError with what to do
 */
export function checkDataFolder(data: string): void {
  if (!existsSync(data) || existsSync(join(data, DATABASE_FILE))) return;
  // The database itself may be a link into another disk, to a file that the first start makes.
  const others = readdirSync(data).filter((name) => name !== DATABASE_FILE && /\.sqlite(?:-wal)?$/u.test(name));
  if (others.length === 0) return;
  throw new StartupError(
    `${join(data, DATABASE_FILE)} is gone, and ${others.join(', ')} beside it ${others.length === 1 ? 'is' : 'are'} there. ` +
      'Put it back from the last backup. To begin anew, without any meeting of before, move the others away first.',
  );
}

/** Makes the folder if it is not there. @throws StartupError if Gavel may not write in it */
export async function makeDataFolder(data: string): Promise<void> {
  try {
    await mkdir(data, { recursive: true });
    await access(data, constants.W_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const mend = 'Give Gavel a folder that it may write: --data FOLDER.';
    throw new StartupError(`The data folder ${data} cannot be used (${why}). ${mend}`, { cause: error });
  }
}
