import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import Database from 'better-sqlite3';

import { until } from '../../../test/doubles/eventually.ts';
import { openSqliteFile, type OpenDatabase } from './database.ts';
import { walTruncation } from './wal-truncation.ts';

const SECRET = 'between us';
let folder: string;
let opened: OpenDatabase;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gavel-shredder-'));
  opened = openSqliteFile(join(folder, 'gavel.db'));
  opened.database.prepare('INSERT INTO inbox (id, item) VALUES (?, ?)').run('web:1', SECRET);
});
afterEach(() => {
  opened.close();
  rmSync(folder, { recursive: true });
});

const onDisk = (): boolean => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(SECRET));

test('takes deleted text off the disk while the database is at work', async () => {
  const { deleted, stop } = walTruncation(opened.database, 1);
  opened.database.exec('UPDATE inbox SET item = NULL');
  expect(onDisk()).toBe(true);
  deleted();
  await until(() => !onDisk());
  stop();
});

test('tries again when a backup is done reading', async () => {
  const { deleted, stop } = walTruncation(opened.database, 1);
  const backup = new Database(join(folder, 'gavel.db'), { readonly: true });
  backup.exec('BEGIN');
  backup.prepare('SELECT item FROM inbox').all();
  opened.database.exec('UPDATE inbox SET item = NULL');
  deleted();
  await sleep(30);
  expect(onDisk()).toBe(true);
  backup.close();
  await until(() => !onDisk());
  stop();
});

test('waits for a quiet moment, but not for ever', () => {
  jest.useFakeTimers();
  try {
    const { deleted, stop } = walTruncation(opened.database, 40);
    opened.database.exec('UPDATE inbox SET item = NULL');
    let waited = 0;
    for (; onDisk() && waited < 1000; waited += 1) {
      deleted();
      jest.advanceTimersByTime(1);
    }
    // Five times 40 ms of the clock that the test turns, and at most a quarter of 40 ms until it looks again.
    expect(waited).toBeGreaterThanOrEqual(5 * 40);
    expect(waited).toBeLessThanOrEqual(5 * 40 + 10);
    stop();
  } finally {
    jest.useRealTimers();
  }
});

test('leaves a database alone that was closed before it is told', () => {
  const { deleted } = walTruncation(opened.database, 1);
  opened.close();
  jest.useFakeTimers();
  try {
    deleted();
    expect(jest.getTimerCount()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});
