// Databases of every earlier version open, with all that was in them.
import { createHash } from 'node:crypto';

import { expect, test } from '@jest/globals';
import Database from 'better-sqlite3';

import { sqliteFixture } from '../../../test/doubles/sqlite-fixture.ts';
import { checkMainDatabase } from '../../backup/check-databases.ts';
import { DATABASE_VERSION, MIGRATION_WORDS, migrateDatabase } from './migrations.ts';

const { path, using } = sqliteFixture();
const AT = '2026-03-03T17:00:00.000Z';

/** A database as a version left it, with something in each table that it had then. */
function storedBy(version: number): void {
  const database = new Database(path());
  database.pragma('journal_mode = WAL');
  migrateDatabase(database, version);
  const event = JSON.stringify({ type: 'x.said', at: AT, words: 'hello' });
  database.prepare("INSERT INTO event (meeting_group, number, version, event) VALUES ('owls', 1, 0, ?)").run(event);
  const item = JSON.stringify({ id: 'heard', group: 'owls', heard: { text: 'hi' } });
  database.prepare("INSERT INTO inbox (id, item) VALUES ('heard', ?)").run(item);
  const outgoing = JSON.stringify({ kind: 'post', id: 'out', room: 'web:owls', message: { lines: [] } });
  database.prepare("INSERT INTO outbox (id, room, outgoing) VALUES ('out', 'web:owls', ?)").run(outgoing);
  database
    .prepare("INSERT INTO job (id, job_group, kind, at, data) VALUES ('job', 'owls', 'wake', ?, '{}')")
    .run(Date.parse(AT));
  database.exec("INSERT INTO shown VALUES ('web:owls', 'owls/1/roll-call', 'm1')");
  database.exec("INSERT INTO subject VALUES ('web:owls', 'm1', 'owls/1', 'roll-call')");
  if (version >= 3) database.exec("INSERT INTO reaction VALUES ('web:owls', 'm1', '+1', 'web:owls', 'web:kim')");
  if (version >= 4)
    database.exec("INSERT INTO file VALUES ('aa', x'0102'); INSERT INTO file_use VALUES ('aa', 'owls/1')");
  if (version >= 8) database.exec("INSERT INTO adapter_memory VALUES ('slack', 'k', 'key', '1', 0)");
  database.close();
}

test.each(Array.from({ length: DATABASE_VERSION }, (_, i) => i + 1))(
  'what version %d stored is read',
  async (version) => {
    storedBy(version);
    const check = checkMainDatabase(path());
    expect(check.state).toBe(version === DATABASE_VERSION ? 'fits' : 'older');
    expect(check.steps).toEqual(MIGRATION_WORDS.slice(version));
    await using(async ({ store, jobs }) => {
      expect(await store.read('owls/1')).toEqual([{ type: 'x.said', at: AT, words: 'hello' }]);
      expect((await store.unhandled()).map(({ id }) => id)).toEqual(['heard']);
      expect((await store.unsent('web:owls', AT, 9)).map(({ id }) => id)).toEqual(['out']);
      expect((await jobs.due(AT, 9)).map(({ id }) => id)).toEqual(['job']);
      expect(await store.shown('web:owls', 'owls/1/roll-call')).toBe('m1');
      expect(await store.subject('web:owls', 'm1')).toEqual({ stream: 'owls/1', about: 'roll-call' });
      expect(await store.reactions('web:owls', 'm1')).toHaveLength(version >= 3 ? 1 : 0);
      expect(await store.file('aa')).toEqual(version >= 4 ? Buffer.from([1, 2]) : undefined);
      expect(await store.memory('slack').read('k', 'key')).toBe(version >= 8 ? 1 : undefined);
    });
    expect(checkMainDatabase(path()).state).toBe('fits');
  },
);

test('a file that is no database, and one of a newer Gavel, are bad; one that is missing is made', () => {
  expect(checkMainDatabase(path()).state).toBe('new');
  const database = new Database(path());
  database.pragma('user_version = 999');
  database.close();
  expect(checkMainDatabase(path())).toMatchObject({
    state: 'bad',
    says: expect.stringMatching(/^a newer Gavel wrote it/u),
  });
});

/** The tables and indexes of a version. */
function formOf(version: number): string {
  const database = new Database(':memory:');
  migrateDatabase(database, version);
  const sql = database
    .prepare<[], string>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name')
    .pluck()
    .all();
  database.close();
  return createHash('sha256').update(sql.join('\n')).digest('hex').slice(0, 12);
}

const STORED_FORMS: readonly string[] = [
  'cb21d8275f90',
  '9344111438fc',
  '2043a0fa5867',
  '2b3f957a885b',
  'e895d6d71609',
  'fb8a513592eb',
  '27609be7a677',
  '687b9cab9fa7',
  '2c27a5b51c49',
  '3bcc0eed95ad',
];

test('each step has words, and no step that a version has run is ever changed: add one instead', () => {
  expect(MIGRATION_WORDS).toHaveLength(DATABASE_VERSION);
  const forms = Array.from({ length: DATABASE_VERSION }, (_, i) => formOf(i + 1));
  expect(forms).toEqual(STORED_FORMS);
});
