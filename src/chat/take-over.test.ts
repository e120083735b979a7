import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { fullDisk } from '../../test/doubles/full-disk.ts';
import type { AdapterMemory, AdapterRecordPut } from '../ports/adapter-memory.ts';
import { StoreUnavailable } from '../ports/store.ts';
import { memoryStore } from '../store/memory/memory.ts';
import { takeOverFile } from './take-over.ts';

let folder: string;
let files: readonly string[];
let memory: AdapterMemory;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gavel-'));
  const file = join(folder, 'old.sqlite');
  files = [file, `${file}-wal`, `${file}-shm`];
  for (const one of files) writeFileSync(one, 'x');
  memory = memoryStore().store.memory('matrix');
});
afterEach(() => rmSync(folder, { recursive: true }));

const record = (kind: string, value: string): AdapterRecordPut => {
  return { kind, key: 'k', value, at: '2026-11-24T17:00:00.000Z' };
};
const found = (): readonly AdapterRecordPut[] => [record('token', 'old'), record('sent', 'old')];
const never = (): never => {
  throw new Error('It was read once more');
};
const takeOver = (read: (file: string) => readonly AdapterRecordPut[], into = memory): Promise<boolean> =>
  takeOverFile(into, files[0] ?? '', read);
const left = (): string[] => files.filter((one) => existsSync(one));

test('an old file is read once, and deleted with what stands beside it', async () => {
  expect(await takeOver(found)).toBe(true);
  expect(await memory.read('token', 'k')).toBe('old');
  expect(await memory.read('sent', 'k')).toBe('old');
  expect(left()).toEqual([]);
  expect(await takeOver(never)).toBe(false);
});

test('what cannot be read, or not be written, leaves the file and the memory as they are', async () => {
  await expect(takeOver(never)).rejects.toThrow('It was read once more');
  const disk = fullDisk(memoryStore());
  const onDisk = disk.store.memory('matrix');
  disk.fill();
  await expect(takeOver(found, onDisk)).rejects.toBeInstanceOf(StoreUnavailable);
  expect(await onDisk.list('token')).toEqual([]);
  expect(left()).toHaveLength(3);
  disk.empty();
  await takeOver(found, onDisk);
  expect(await onDisk.read('token', 'k')).toBe('old');
  expect(left()).toEqual([]);
});

test.each([3, 2, 1])(
  'after a kill that left %i of its files, the file is deleted and not read again',
  async (count) => {
    await takeOver(found);
    await memory.write({ put: [record('token', 'new')] });
    // In the order in which they are deleted.
    for (const one of [files[0], files[2], files[1]].slice(0, count)) writeFileSync(one ?? '', 'x');
    expect(await takeOver(never)).toBe(true);
    expect(await memory.read('token', 'k')).toBe('new');
    expect(left()).toEqual([]);
  },
);
