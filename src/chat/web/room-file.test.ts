import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { openWebDatabase } from './database.ts';
import { openRoomFile } from './room-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gavel-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file is opened again, and refused if a newer Gavel wrote it', () => {
  const file = join(folder, 'web-room.sqlite');
  openWebDatabase(file).close();
  openWebDatabase(file).close();
  const database = openRoomFile(file, { version: 998, schema: '' });
  expect(database.pragma('synchronous', { simple: true })).toBe(2);
  database.pragma('user_version = 999');
  database.close();
  expect(() => openWebDatabase(file)).toThrow('Run that version, or restore the backup from before the update.');
});
