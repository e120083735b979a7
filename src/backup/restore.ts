import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { extract } from 'tar';

import { StartupError } from '../ports/startup-error.ts';
import {
  checkDatabase,
  DESCRIPTION_FILE,
  DescriptionSchema,
  fileHash,
  syncFile,
  type BackupDescription,
} from './backup-file.ts';

export interface RestoreOptions {
  readonly file: string;
  /** The data folder. */
  readonly data: string;
  /** The name of the database with the meetings. */
  readonly main: string;
  /** The name of the folder to unpack in. If it's there and the database with the meetings isn't, a restore was cut off. */
  readonly unpackIn: string;
  /** Whether databases that are there are moved away first, into a folder beside them. */
  readonly replace: boolean;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Takes the data folder for this process alone; throws if another Gavel is at work on it. Gives a way to release it. */
  readonly lock: () => () => void;
}

export interface RestoredBackup {
  readonly description: BackupDescription;
  /** Where the databases are that were there before. */
  readonly movedTo?: string;
}

const unreadable = (file: string, why: string, cause?: unknown): StartupError =>
  new StartupError(`${file} isn't a backup that can be restored: ${why}. Nothing was changed.`, { cause });

const isWanted = (path: string): boolean => path === DESCRIPTION_FILE || /^[\w-]+\.sqlite$/u.test(path);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function unpack(file: string, folder: string): Promise<BackupDescription> {
  try {
    await extract({
      file,
      cwd: folder,
      strict: true,
      // A link could lead anywhere, so only files are unpacked.
      filter: (path, entry) => 'type' in entry && entry.type === 'File' && isWanted(path),
    });
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error), error);
  }
  if (!existsSync(join(folder, DESCRIPTION_FILE))) throw unreadable(file, `it has no ${DESCRIPTION_FILE}`);
  const read = DescriptionSchema.safeParse(parseJson(await readFile(join(folder, DESCRIPTION_FILE), 'utf8')));
  if (!read.success) throw unreadable(file, `its ${DESCRIPTION_FILE} isn't one of Gavel's`, read.error);
  return read.data;
}

async function checkAll(file: string, folder: string, { databases }: BackupDescription): Promise<void> {
  for (const { name, sha256 } of databases) {
    const path = join(folder, name);
    /* oxlint-disable no-await-in-loop -- big files, one after the other */
    if (!existsSync(path) || (await fileHash(path)) !== sha256)
      throw unreadable(file, `${name} in it isn't what was backed up`);
    checkDatabase(folder, name);
    await syncFile(path);
    /* oxlint-enable no-await-in-loop */
  }
}

/** The files of databases in a folder, with what SQLite keeps beside them. */
const databaseFiles = (data: string): readonly string[] =>
  readdirSync(data).filter((name) => /\.sqlite(?:-wal|-shm)?$/u.test(name));

/** Moves the database with the meetings first: without it, Gavel doesn't start on what's left. */
async function moveAway({ data, main, at }: RestoreOptions): Promise<string | undefined> {
  const there = databaseFiles(data).toSorted((a, b) => Number(b === main) - Number(a === main));
  if (there.length === 0) return undefined;
  const away = join(data, `before-restore-${at.replaceAll(/[:.]/gu, '-')}`);
  await mkdir(away, { mode: 0o700 });
  for (const name of there) {
    // oxlint-disable-next-line no-await-in-loop -- so that the first that fails says which
    await rename(join(data, name), join(away, name));
  }
  return away;
}

/** What a backup has, unpacked and checked. */
async function unpackChecked({ file, main }: RestoreOptions, folder: string): Promise<BackupDescription> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  const description = await unpack(file, folder);
  if (description.databases.every(({ name }) => name !== main)) throw unreadable(file, `it has no ${main}`);
  await checkAll(file, folder, description);
  return description;
}

/** The database with the meetings comes last: once it's there, the others are. */
async function moveIn(
  folder: string,
  options: RestoreOptions,
  { databases }: BackupDescription,
): Promise<string | undefined> {
  const { data, main } = options;
  const names = databases.map(({ name }) => name).filter((name) => name !== main);
  try {
    const movedTo = await moveAway(options);
    for (const name of [...names, main]) {
      // oxlint-disable-next-line no-await-in-loop -- the backup may be of any version
      await chmod(join(folder, name), 0o600);
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await rename(join(folder, name), join(data, name));
    }
    return movedTo;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartupError(`Can't move the databases in ${data}: ${why}. Restore again with --replace.`, {
      cause: error,
    });
  }
}

/**
 * Puts the databases of a backup into a data folder, after checking all of them.
 * @throws StartupError with what to do; nothing was changed, unless it says that databases couldn't be moved
 */
export async function restore(options: RestoreOptions): Promise<RestoredBackup> {
  const { file, data, main, unpackIn, replace, lock } = options;
  if (!existsSync(file)) throw new StartupError(`There is no file ${file}.`);
  await mkdir(data, { recursive: true, mode: 0o700 });
  if (!replace && databaseFiles(data).length > 0)
    throw new StartupError(
      `${data} already has Gavel's databases. Add --replace to move them into a folder beside the restored ones.`,
    );
  const release = lock();
  const folder = join(data, unpackIn);
  // So that nobody starts Gavel without the meetings, the folder stays until they are there.
  let stays = existsSync(folder) && !existsSync(join(data, main));
  try {
    const description = await unpackChecked(options, folder);
    stays = true;
    const movedTo = await moveIn(folder, options, description);
    stays = false;
    return { description, ...(movedTo !== undefined && { movedTo }) };
  } finally {
    if (!stays) await rm(folder, { recursive: true, force: true });
    release();
  }
}
