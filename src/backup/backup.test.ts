import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { create } from 'tar';

import { lockFile } from '../store/sqlite/lock.ts';
import { backUp } from './back-up.ts';
import { restore, type RestoredBackup } from './restore.ts';

const MAIN = 'gavel.sqlite';
const AT = '2026-11-24T17:05:00.000Z';

let folder: string;
let data: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gavel-backup-test-'));
  data = join(folder, 'data');
  file = join(folder, 'gavel.backup');
});
afterEach(() => rm(folder, { recursive: true }));

/** A database that is open and written to, as that of a running Gavel. */
function live(at: string, name = MAIN): Database.Database {
  const database = new Database(join(at, name));
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE IF NOT EXISTS note (words TEXT)');
  return database;
}
const note = (database: Database.Database, words: string): unknown =>
  database.prepare('INSERT INTO note VALUES (?)').run(words);
function notesIn(at: string, name = MAIN): readonly unknown[] {
  const database = new Database(join(at, name), { readonly: true });
  const words = database.prepare('SELECT words FROM note').pluck().all();
  database.close();
  return words;
}

const save = () => backUp({ data, file, main: MAIN, version: '1.2.3', at: AT });
const putBack = (to: string, replace = false): Promise<RestoredBackup> =>
  restore({
    file,
    data: to,
    main: MAIN,
    unpackIn: '.restore',
    replace,
    at: AT,
    lock: () => lockFile(join(to, MAIN)),
  });

function dataWith(...words: readonly string[]): Database.Database {
  mkdirSync(data, { recursive: true });
  const database = live(data);
  for (const one of words) note(database, one);
  return database;
}

test('what is backed up while it is written to comes back, each database whole, and only for its owner to read', async () => {
  const database = dataWith('the owl', 'the moth');
  const room = live(data, 'web-room.sqlite');
  note(room, 'hello');
  const described = await save();
  note(database, 'said after the backup');
  database.close();
  room.close();
  expect(described.databases.map(({ name }) => name)).toEqual(['web-room.sqlite', MAIN]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const restored = join(folder, 'restored');
  expect(await putBack(restored)).toEqual({ description: described });
  expect(notesIn(restored)).toEqual(['the owl', 'the moth']);
  expect(notesIn(restored, 'web-room.sqlite')).toEqual(['hello']);
  expect(readdirSync(folder).filter((name) => name.startsWith('.gavel-backup'))).toEqual([]);
});

test('a backup while Gavel is stopped leaves nothing in the data folder', async () => {
  dataWith('the owl').close();
  await save();
  expect(readdirSync(data)).toEqual([MAIN]);
});

test('a folder without meetings, and a file that is there, are refused and nothing is written', async () => {
  await expect(save()).rejects.toThrow(`There is nothing to back up: ${join(data, MAIN)} isn't there.`);
  dataWith('the owl').close();
  writeFileSync(file, 'mine');
  await expect(save()).rejects.toThrow(`${file} is already there. Choose another name, or move it away first.`);
  expect(await readFile(file, 'utf8')).toBe('mine');
});

describe('a restore', () => {
  beforeEach(async () => {
    const database = dataWith('the owl');
    await save();
    note(database, 'later');
    database.close();
  });

  test('leaves databases that are there, unless it may move them away', async () => {
    await expect(putBack(data)).rejects.toThrow(`${data} already has Gavel's databases. Add --replace`);
    expect(notesIn(data)).toEqual(['the owl', 'later']);
    const { movedTo = '' } = await putBack(data, true);
    expect(notesIn(data)).toEqual(['the owl']);
    expect(notesIn(movedTo)).toEqual(['the owl', 'later']);
  });

  test('that was cut off can be done again, and leaves nothing behind', async () => {
    mkdirSync(join(data, '.restore'));
    writeFileSync(join(data, '.restore', MAIN), 'half of it');
    await putBack(data, true);
    expect(notesIn(data)).toEqual(['the owl']);
    expect(readdirSync(data)).not.toContain('.restore');
  });

  test('that fails while it moves databases leaves what keeps Gavel from starting without them', async () => {
    mkdirSync(join(data, `before-restore-${AT.replaceAll(/[:.]/gu, '-')}`));
    await expect(putBack(data, true)).rejects.toThrow(/Can't move the databases in .*EEXIST.* Restore again/u);
    expect(readdirSync(data)).toContain('.restore');
    await writeFile(file, 'words');
    await rm(join(data, MAIN));
    await expect(putBack(data, true)).rejects.toThrow(/isn't a backup/u);
    expect(readdirSync(data)).toContain('.restore');
  });

  test('waits for no running Gavel: it is refused', async () => {
    const release = lockFile(join(data, MAIN));
    await expect(putBack(data, true)).rejects.toThrow(/another Gavel is using it/u);
    release();
    expect(notesIn(data)).toEqual(['the owl', 'later']);
  });

  test.each([
    ['no backup at all', async () => writeFile(file, 'words')],
    [
      'a database that was changed since',
      async () => {
        const inside = join(folder, 'inside');
        await putBack(inside);
        const database = live(inside);
        note(database, 'forged');
        database.pragma('journal_mode = DELETE');
        database.close();
        const described = { gavel: '1.2.3', at: AT, databases: [{ name: MAIN, bytes: 1, sha256: '0'.repeat(64) }] };
        await writeFile(join(inside, 'backup.json'), JSON.stringify(described));
        await create({ gzip: true, cwd: inside, file }, ['backup.json', MAIN]);
      },
    ],
    [
      'something else in a tar file',
      async () => {
        await writeFile(join(folder, 'notes.txt'), 'words');
        await create({ gzip: true, cwd: folder, file }, ['notes.txt']);
      },
    ],
    [
      'a description that is no JSON',
      async () => {
        await writeFile(join(folder, 'backup.json'), 'words');
        await create({ gzip: true, cwd: folder, file }, ['backup.json']);
      },
    ],
    [
      'a link in place of a file',
      async () => {
        symlinkSync(join(data, MAIN), join(folder, 'backup.json'));
        await create({ gzip: true, cwd: folder, file }, ['backup.json']);
      },
    ],
    [
      'the backup of something else than meetings',
      async () => {
        await writeFile(
          join(folder, 'backup.json'),
          JSON.stringify({
            gavel: '1.2.3',
            at: AT,
            databases: [{ name: 'x.sqlite', bytes: 1, sha256: '0'.repeat(64) }],
          }),
        );
        await create({ gzip: true, cwd: folder, file }, ['backup.json']);
      },
    ],
  ])('refuses %s, and changes nothing', async (_, spoil) => {
    await spoil();
    await expect(putBack(data, true)).rejects.toThrow(/isn't a backup that can be restored: .* Nothing was changed\./u);
    expect(notesIn(data)).toEqual(['the owl', 'later']);
    expect(readdirSync(data).filter((name) => name.startsWith('.restore') || name.startsWith('before'))).toEqual([]);
  });
});
