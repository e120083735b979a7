import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';

import Sqlite from 'better-sqlite3';

import type { AdapterMemory, AdapterRecordPut } from '../ports/adapter-memory.ts';
import { writtenByNewer } from '../ports/startup-error.ts';

const KIND = 'taken-over';

/** What an earlier Gavel kept in a file of the adapter's own. */
export interface OldFile {
  /** An SQLite file, which may have `-wal` and `-shm` beside it. */
  readonly file: string;
  /** The version of its tables' form that it had last; 0 is a file without tables, as a killed start left it. */
  readonly lastForm: number;
  readonly read: (database: Sqlite.Database, form: number) => readonly AdapterRecordPut[];
}

function readOldFile({ file, lastForm, read }: OldFile): readonly AdapterRecordPut[] {
  const database = new Sqlite(file, { fileMustExist: true });
  try {
    const form = Number(database.pragma('user_version', { simple: true }));
    if (form > lastForm) throw writtenByNewer(file);
    return read(database, form);
  } finally {
    database.close();
  }
}

/**
 * Takes over what an earlier Gavel kept in a file of the adapter's own: all of it goes into the memory in one write,
 * with a record that says so, and then the file is deleted. Killed in between, the next start finds the record, and
 * deletes the file without reading it: what was remembered since then counts.
 * @returns whether there was a file
 * @throws StartupError if a newer Gavel wrote it
 */
export async function takeOverFile(memory: AdapterMemory, old: OldFile): Promise<boolean> {
  const { file } = old;
  if (!existsSync(file)) return false;
  const key = basename(file);
  if ((await memory.read(KIND, key)) === undefined) {
    const done = { kind: KIND, key, value: true, at: new Date().toISOString() };
    await memory.write({ put: [...readOldFile(old), done] });
  }
  // The file itself goes last: as long as it's there, the next start takes away what's beside it.
  for (const one of [`${file}-wal`, `${file}-shm`, file]) rmSync(one, { force: true });
  return true;
}
