import { readFile } from 'node:fs/promises';

import { groupOf, readConfig } from '../config/config.ts';
import type { GroupConfig } from '../config/schema.ts';
import type { Group } from '../meeting/group.ts';

/** Something the user can mend, told in one line and without a stack. */
export class UserError extends Error {}

/** What a command is asked for: standard output. Whoever reads it may have read enough (`gavel lint | head`). */
export const printOut = (words: string): void => void process.stdout.write(words);
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
/** Everything else that it tells, a line each: standard error. */
export const printError = (words: string): void => void process.stderr.write(`${words}\n`);
// What nobody can read, because the disk of the log is full, must not end what goes on without it.
process.stderr.on('error', () => undefined);

/** A file's text. @throws UserError when it cannot be read */
export async function readTextFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new UserError(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  });
}

/** The group that a command works for: the only one of the configuration, or the one that --group names. */
export async function groupConfigFrom(file: string, id: string | undefined): Promise<GroupConfig> {
  const { groups } = await readConfig(file, process.env);
  const found =
    id === undefined ? (groups.length === 1 ? groups[0] : undefined) : groups.find((group) => group.id === id);
  if (found) return found;
  throw new UserError(`${file}: which group? Add --group with one of: ${groups.map((group) => group.id).join(', ')}`);
}

/** As `groupConfigFrom`, as meetings know it. */
export const groupFrom = async (file: string, id: string | undefined): Promise<Group> =>
  groupOf(await groupConfigFrom(file, id));
