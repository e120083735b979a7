import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { openWebDatabase } from '../chat/web/database.ts';
import { serveSocket } from '../http-server/serve-socket.ts';
import { openSqliteStore } from '../store/sqlite/sqlite.ts';
import { checkDataFolder, makeDataFolder } from './data-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gavel-data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder that is new, or whole, is fine', () => {
  expect(() => checkDataFolder(join(folder, 'not', 'there'))).not.toThrow();
  expect(() => checkDataFolder(folder)).not.toThrow();
  // A first start that was killed at once leaves this one.
  writeFileSync(join(folder, 'gavel.sqlite.lock'), '');
  expect(() => checkDataFolder(folder)).not.toThrow();
  // A link into another disk, to a file that the first start makes.
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'gavel.sqlite'));
  expect(() => checkDataFolder(folder)).not.toThrow();
  for (const name of ['gavel.sqlite', 'web-room.sqlite']) writeFileSync(join(folder, name), '');
  expect(() => checkDataFolder(folder)).not.toThrow();
});

test('a restore that was cut off keeps Gavel from beginning anew', () => {
  mkdirSync(join(folder, '.restore'));
  expect(() => checkDataFolder(folder)).toThrow(`A restore into ${folder} was cut off. Restore the backup again`);
  writeFileSync(join(folder, 'gavel.sqlite'), '');
  expect(() => checkDataFolder(folder)).not.toThrow();
});

test('a database that is gone while others are there keeps Gavel from beginning anew', () => {
  writeFileSync(join(folder, 'web-room.sqlite'), '');
  expect(() => checkDataFolder(folder)).toThrow(
    `${join(folder, 'gavel.sqlite')} is missing, but web-room.sqlite beside it is there. Restore it from your last backup. ` +
      'To start over without your earlier meetings, move the other files away first.',
  );
});

/** What anybody but the owner may do with it. */
const othersMay = (path: string): number => statSync(path).mode & 0o077;

test('a new folder is for its owner alone, and one that is there stays as it is', async () => {
  const data = join(folder, 'new', 'data');
  await makeDataFolder(data);
  expect(othersMay(data)).toBe(0);
  chmodSync(data, 0o755);
  await makeDataFolder(data);
  expect(othersMay(data)).toBe(0o055);
});

test('what Gavel makes in a folder that others can open is for its owner alone', async () => {
  chmodSync(folder, 0o755);
  const { store } = openSqliteStore(join(folder, 'gavel.sqlite'));
  const room = openWebDatabase(join(folder, 'web-room.sqlite'));
  const end = await serveSocket({ fetch: () => new Response() }, join(folder, 'status.sock'));
  const made = readdirSync(folder);
  const open = made.filter((name) => othersMay(join(folder, name)) !== 0);
  await end();
  room.close();
  await store.close();
  expect(open).toEqual([]);
  expect(made).toEqual(
    expect.arrayContaining(['gavel.sqlite', 'gavel.sqlite-wal', 'gavel.sqlite.lock', 'status.sock', 'web-room.sqlite']),
  );
});
