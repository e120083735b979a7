// A SQLite store's file, for tests that close the store and look at what it left.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach } from '@jest/globals';

import { openSqliteStore } from '../../src/store/sqlite/sqlite.ts';

export interface SqliteFixture {
  /** The folder of this test, empty at first. */
  readonly folder: () => string;
  /** Where the store's file is, once it was opened. */
  readonly path: () => string;
  /** Opens the store for as long as `work` takes. */
  readonly using: <T>(work: (opened: ReturnType<typeof openSqliteStore>) => Promise<T>) => Promise<T>;
}

/** Call it at the top of a test file: each test gets a folder, which is removed after it. @param file in that folder */
export function sqliteFixture(file = 'gavel.db'): SqliteFixture {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gavel-sqlite-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const path = (): string => join(folder, file);
  return {
    folder: () => folder,
    path,
    async using(work) {
      const opened = openSqliteStore(path());
      try {
        return await work(opened);
      } finally {
        await opened.store.close();
      }
    },
  };
}
