import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';

import { fullDisk } from '../../test/doubles/full-disk.ts';
import type { AdapterMemory, AdapterRecordPut } from '../ports/adapter-memory.ts';
import { StartupError } from '../ports/startup-error.ts';
import { StoreUnavailable } from '../ports/store.ts';
import { memoryStore } from '../store/memory/memory.ts';
import { takeOverFile, type OldFile } from './take-over.ts';

let folder: string;
let file: string;
let beside: readonly string[];
let memory: AdapterMemory;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gavel-'));
  file = join(folder, 'old.sqlite');
  beside = [`${file}-wal`, `${file}-shm`];
  writeForm(2);
  memory = memoryStore().store.memory('matrix');
});
afterEach(() => rmSync(folder, { recursive: true }));

function writeForm(form: number): void {
  const database = new Sqlite(file);
  database.exec(`CREATE TABLE IF NOT EXISTS token (value TEXT); DELETE FROM token; INSERT INTO token VALUES ('old')`);
  database.pragma(`user_version = ${form}`);
  database.close();
}

const record = (kind: string, value: string): AdapterRecordPut => {
  return { kind, key: 'k', value, at: '2026-11-24T17:00:00.000Z' };
};
const readAll: OldFile['read'] = (database, form) => {
  const values = database.prepare<[], string>('SELECT value FROM token').pluck().all();
  return values.flatMap((value) => [record('token', value), record('form', String(form))]);
};
const never = (): never => {
  throw new Error('It was read once more');
};
const takeOver = (read = readAll, into = memory): Promise<boolean> => takeOverFile(into, { file, lastForm: 2, read });
const left = (): string[] => [file, ...beside].filter((one) => existsSync(one));

test('an old file is read once, in the form that it has, and deleted with the files beside it', async () => {
  for (const one of beside) writeFileSync(one, '');
  expect(await takeOver()).toBe(true);
  expect(await memory.read('token', 'k')).toBe('old');
  expect(await memory.read('form', 'k')).toBe('2');
  expect(left()).toEqual([]);
  expect(await takeOver(never)).toBe(false);
});

test('what cannot be read, or not be written, leaves the file and the memory as they are', async () => {
  await expect(takeOver(never)).rejects.toThrow('It was read once more');
  const disk = fullDisk(memoryStore());
  const onDisk = disk.store.memory('matrix');
  disk.fill();
  await expect(takeOver(readAll, onDisk)).rejects.toBeInstanceOf(StoreUnavailable);
  expect(await onDisk.list('token')).toEqual([]);
  expect(left()).toEqual([file]);
  disk.empty();
  await takeOver(readAll, onDisk);
  expect(await onDisk.read('token', 'k')).toBe('old');
  expect(left()).toEqual([]);
});

test('a file of a newer Gavel is left as it is, with a word of what to do', async () => {
  writeForm(3);
  await expect(takeOver()).rejects.toBeInstanceOf(StartupError);
  await expect(takeOver()).rejects.toThrow(`A newer Gavel wrote ${file}. Run that version`);
  expect(left()).toEqual([file]);
});

test.each([2, 1, 0])('after a kill that left %i files beside it, it is deleted and not read again', async (count) => {
  await takeOver();
  await memory.write({ put: [record('token', 'new')] });
  writeForm(2);
  for (const one of beside.slice(beside.length - count)) writeFileSync(one, '');
  expect(await takeOver(never)).toBe(true);
  expect(await memory.read('token', 'k')).toBe('new');
  expect(left()).toEqual([]);
});
