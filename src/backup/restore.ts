import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { extract } from 'tar';

import { StartupError } from '../ports/startup-error.ts';
import { checkDatabase, DESCRIPTION_FILE, DescriptionSchema, fileHash, type BackupDescription } from './backup-file.ts';

export interface RestoreOptions {
  readonly file: string;
  /** The data folder. */
  readonly data: string;
  /** Whether databases that are there are moved away first, into a folder beside them. */
  readonly replace: boolean;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Takes the data folder for this process alone; throws if another Gavel is at work on it. Gives a way to release it. */
  readonly lock: () => () => void;
}

export interface Restored {
  readonly description: BackupDescription;
  /** Where the databases are that were there before. */
  readonly movedTo?: string;
}

const unreadable = (file: string, why: string, cause?: unknown): StartupError =>
  new StartupError(`${file} isn't a backup that can be restored: ${why}. Nothing was changed.`, { cause });

async function unpack(file: string, folder: string): Promise<BackupDescription> {
  try {
    await extract({
      file,
      cwd: folder,
      strict: true,
      filter: (path) => path === DESCRIPTION_FILE || /^[\w-]+\.sqlite$/u.test(path),
    });
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error), error);
  }
  if (!existsSync(join(folder, DESCRIPTION_FILE))) throw unreadable(file, `it has no ${DESCRIPTION_FILE}`);
  const read = DescriptionSchema.safeParse(JSON.parse(await readFile(join(folder, DESCRIPTION_FILE), 'utf8')));
  if (!read.success) throw unreadable(file, `its ${DESCRIPTION_FILE} isn't one of Gavel's`, read.error);
  return read.data;
}

async function checkAll(file: string, folder: string, { databases }: BackupDescription): Promise<void> {
  for (const { name, sha256 } of databases) {
    const path = join(folder, name);
    // oxlint-disable-next-line no-await-in-loop -- big files, one after the other
    if (!existsSync(path) || (await fileHash(path)) !== sha256)
      throw unreadable(file, `${name} in it isn't what was backed up`);
    checkDatabase(folder, name);
  }
}

/** The files of databases in a folder, with what SQLite keeps beside them. */
const databaseFiles = (data: string): readonly string[] =>
  readdirSync(data).filter((name) => /\.sqlite(?:-wal|-shm)?$/u.test(name));

async function moveAway(data: string, at: string): Promise<string | undefined> {
  const there = databaseFiles(data);
  if (there.length === 0) return undefined;
  const away = join(data, `before-restore-${at.replaceAll(/[:.]/gu, '-')}`);
  await mkdir(away, { mode: 0o700 });
  for (const name of there) {
    // oxlint-disable-next-line no-await-in-loop -- so that the first that fails says which
    await rename(join(data, name), join(away, name));
  }
  return away;
}

/**
 * Puts the databases of a backup into a data folder, after checking all of them.
 * @throws StartupError with what to do; then nothing was changed
 */
export async function restore({ file, data, replace, at, lock }: RestoreOptions): Promise<Restored> {
  if (!existsSync(file)) throw new StartupError(`There is no file ${file}.`);
  await mkdir(data, { recursive: true, mode: 0o700 });
  if (!replace && databaseFiles(data).length > 0)
    throw new StartupError(
      `${data} already has Gavel's databases. Add --replace to move them into a folder beside the restored ones.`,
    );
  const release = lock();
  const folder = await mkdtemp(join(data, '.restore-'));
  try {
    const description = await unpack(file, folder);
    await checkAll(file, folder, description);
    const movedTo = await moveAway(data, at);
    // oxlint-disable-next-line no-await-in-loop -- so that the first that fails says which
    for (const { name } of description.databases) await rename(join(folder, name), join(data, name));
    return { description, ...(movedTo !== undefined && { movedTo }) };
  } finally {
    await rm(folder, { recursive: true, force: true });
    release();
  }
}
