import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { checkDataFolder } from './data-folder.ts';

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
