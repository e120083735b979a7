// What is durable in a simulated run, and what a crash leaves of it.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { JobQueue } from '../../src/ports/jobs.ts';
import type { Store } from '../../src/ports/store.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.ts';

export interface DurableDisk {
  /** Opens what is there, for a new process. */
  open(): { readonly store: Store; readonly jobs: JobQueue };
  /** The power goes: the next process finds what was on the disk at this moment. */
  crash(): void;
  /** What is there now. */
  store(): Store;
  remove(): Promise<void>;
}

/** Keeps everything in memory, and nothing ever crashes. */
export function calmDisk(): DurableDisk {
  const durable = memoryStore();
  return {
    open: () => durable,
    crash() {
      throw new Error('Nothing crashes in calm weather');
    },
    store: () => durable.store,
    remove: async () => undefined,
  };
}

// Memory, if there is such a folder: what is tried is what a crash leaves, not how fast a disk is.
const QUICK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** SQLite files. The files of a process that crashed stay as they are, and the next one gets a copy. */
export function sqliteDisk(): DurableDisk {
  const folder = mkdtempSync(join(QUICK, 'gavel-simulation-'));
  const opened: Store[] = [];
  let number = 0;
  const path = (): string => join(folder, `${number}.sqlite`);
  return {
    open() {
      const durable = openSqliteStore(path());
      opened.push(durable.store);
      return durable;
    },
    crash() {
      const before = path();
      number += 1;
      for (const end of ['', '-wal'])
        if (existsSync(`${before}${end}`)) copyFileSync(`${before}${end}`, `${path()}${end}`);
    },
    store() {
      const last = opened.at(-1);
      if (!last) throw new Error('Nothing was opened yet');
      return last;
    },
    async remove() {
      await Promise.all(opened.map((store) => store.close()));
      rmSync(folder, { recursive: true });
    },
  };
}
