import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import Database from 'better-sqlite3';
import { create } from 'tar';

import { StartupError } from '../ports/startup-error.ts';
import {
  checkDatabase,
  DESCRIPTION_FILE,
  fileHash,
  syncFile,
  type BackedUpDatabase,
  type BackupDescription,
} from './backup-file.ts';

export interface BackUpOptions {
  /** The data folder. */
  readonly data: string;
  /** The file to write, which isn't there yet. */
  readonly file: string;
  /** The name of the database with the meetings. */
  readonly main: string;
  readonly version: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/**
 * The databases of a data folder, the one with the meetings last: what a chat's own file has of before comes again
 * and known, but what it had after would be lost.
 */
function databasesIn(data: string, main: string): readonly string[] {
  const all = existsSync(data) ? readdirSync(data).filter((name) => /^[\w-]+\.sqlite$/u.test(name)) : [];
  if (!all.includes(main)) throw new StartupError(`There is nothing to back up: ${join(data, main)} isn't there.`);
  return [...all.filter((name) => name !== main).toSorted(), main];
}

/** More than any database has: all pages are copied in one step, so that a busy Gavel can't make it begin again. */
const ALL_PAGES = 2 ** 31 - 1;

async function copyDatabase(data: string, name: string, folder: string): Promise<BackedUpDatabase> {
  const copy = join(folder, name);
  // Read-only, it would leave a -wal and a -shm file if Gavel is stopped, and Gavel's user might not own them.
  const source = new Database(join(data, name), { fileMustExist: true });
  try {
    await source.backup(copy, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
  checkDatabase(folder, name);
  return { name, bytes: (await stat(copy)).size, sha256: await fileHash(copy) };
}

/**
 * Backs up the databases of a data folder into one file, also while Gavel runs. Each copy is opened and read whole
 * before the file is there. Repositories aren't in it: they're backed up with git.
 * @throws StartupError with what to do
 */
export async function backUp({ data, file, main, version, at }: BackUpOptions): Promise<BackupDescription> {
  if (existsSync(file)) throw new StartupError(`${file} is already there. Choose another name, or move it away first.`);
  const names = databasesIn(data, main);
  const beside = dirname(resolve(file));
  if (!existsSync(beside)) throw new StartupError(`There is no folder ${beside} to write the backup into.`);
  const folder = await mkdtemp(join(beside, '.gavel-backup-'));
  try {
    const databases: BackedUpDatabase[] = [];
    // In this order.
    // oxlint-disable-next-line no-await-in-loop
    for (const name of names) databases.push(await copyDatabase(data, name, folder));
    const description: BackupDescription = { gavel: version, at, databases };
    await writeFile(join(folder, DESCRIPTION_FILE), `${JSON.stringify(description, undefined, 2)}\n`);
    const packed = join(folder, 'packed');
    await create({ gzip: true, portable: true, cwd: folder, file: packed }, [DESCRIPTION_FILE, ...names]);
    // What is said in a group's rooms is for the operator's eyes only.
    await chmod(packed, 0o600);
    await syncFile(packed);
    await rename(packed, file);
    return description;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
