import { readFileSync, writeFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';

import { sqliteFixture } from '../../../test/doubles/sqlite-fixture.ts';

const AT = '2026-11-24T17:00:00.000Z';
const { path, using } = sqliteFixture();

const event = (n: number) => ({ type: 'entry.recorded', at: AT, text: `moth ${n}` });

const write = (stream: string, from: number, count = 3) =>
  using(async ({ store }) => {
    const events = Array.from({ length: count }, (_, i) => event(from + i));
    await store.commit({ appends: [{ stream, expectedVersion: from, events }] });
  });
function change(sql: string): void {
  const database = new Database(path());
  database.exec(sql);
  database.close();
}

const PAGE = 4096;
/** The first byte of a page that is a leaf of an index, as tables WITHOUT ROWID are: sqlite.org/fileformat2.html. */
const LEAF = 0x0a;

/** Spoils a page of the file, as a failing disk does: a leaf that holds these words. */
function spoil(words: string): void {
  const bytes = readFileSync(path());
  const pages = Array.from({ length: bytes.length / PAGE }, (_, i) => bytes.subarray(i * PAGE, (i + 1) * PAGE));
  const page = pages.find((one) => one[0] === LEAF && one.includes(words));
  if (!page) throw new Error(`No leaf holds "${words}"`);
  page.fill(0xff, 0, 16);
  writeFileSync(path(), bytes);
}

describe('a log that is not what was written', () => {
  test('a page that the disk spoiled is that group\u2019s trouble alone: the groups are known all the same', async () => {
    for (const stream of ['a/1', 'b/1', 'c/1']) await write(stream, 0, 400);
    spoil('"text":"moth 200"');
    await using(async ({ store }) => {
      expect(await store.groups()).toEqual(['a', 'b', 'c']);
      const read = await Promise.allSettled(['a/1', 'b/1', 'c/1'].map((stream) => store.read(stream)));
      expect(read.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    });
  });

  test.each([
    ['a bit that flipped', "UPDATE event SET event = replace(event, 'moth 1', 'moth 3')"],
    ['an event that is gone', 'DELETE FROM event WHERE version = 0'],
    ['an event in the place of another', 'UPDATE event SET version = 7 WHERE version = 2'],
    ['an event that was never JSON', 'UPDATE event SET event = substr(event, 2), crc = NULL WHERE version = 1'],
  ])('%s is told, with the meeting and what to do', async (_, sql) => {
    await write('demo/1', 0);
    change(sql);
    await write('other/1', 0);
    await using(async ({ store }) => {
      await expect(store.read('demo/1')).rejects.toMatchObject({
        stream: 'demo/1',
        message: expect.stringMatching(
          /^Event \d of the meeting demo\/1 isn't what was written: the file .*gavel\.db was damaged, .* restore the last backup/u,
        ),
      });
      expect(await store.read('other/1')).toHaveLength(3);
    });
  });

  test('a database of before there were check sums opens, and what is added to it has one', async () => {
    await write('demo/1', 0);
    const database = new Database(path());
    database.exec(
      'ALTER TABLE event DROP COLUMN crc; DROP TABLE adapter_memory; ALTER TABLE outbox DROP COLUMN added; ALTER TABLE outbox DROP COLUMN inherited',
    );
    database.pragma('user_version = 6');
    database.close();
    await write('demo/1', 3);
    await using(async ({ store }) => expect(await store.read('demo/1')).toEqual([0, 1, 2, 3, 4, 5].map(event)));
    change("UPDATE event SET event = replace(event, 'moth 4', 'moth 5') WHERE version = 4");
    await using(async ({ store }) => {
      await expect(store.read('demo/1')).rejects.toMatchObject({ stream: 'demo/1' });
    });
  });
});
