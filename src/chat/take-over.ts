import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';

import type { AdapterMemory, AdapterRecordPut } from '../ports/adapter-memory.ts';

const KIND = 'taken-over';

/**
 * Takes over what an earlier Gavel kept in a file of the adapter's own: all of it goes into the memory in one write,
 * with a record that says so, and then the file is deleted. Killed in between, the next start finds the record, and
 * deletes the file without reading it: what was remembered since then counts.
 * @param file an SQLite file, which may have `-wal` and `-shm` beside it
 * @param read gives what's in it; isn't called if there's nothing to take over
 * @returns whether there was a file
 */
export async function takeOverFile(
  memory: AdapterMemory,
  file: string,
  read: (file: string) => readonly AdapterRecordPut[],
): Promise<boolean> {
  if (!existsSync(file)) return false;
  const key = basename(file);
  if ((await memory.read(KIND, key)) === undefined) {
    const done = { kind: KIND, key, value: true, at: new Date().toISOString() };
    await memory.write({ put: [...read(file), done] });
  }
  // The file itself goes last: as long as it's there, the next start takes away what's beside it.
  for (const one of [`${file}-wal`, `${file}-shm`, file]) rmSync(one, { force: true });
  return true;
}
