/** @needs PostgreSQL */
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';

import { temporaryFolder } from '../../test/doubles/git-people.ts';
import { DOT_PNG } from '../../test/doubles/pictures.ts';
import { askDatabase, startPostgres, type PostgresCluster } from '../../test/setup/postgres.ts';
import type { Commit, InboxItem } from '../ports/store.ts';
import { openPostgresStore } from '../store/postgres/postgres.ts';
import { openSqliteStore } from '../store/sqlite/sqlite.ts';
import { moveToPostgres, moveToSqlite, type MovePlaces } from './move-meetings.ts';

const AT = '2026-11-24T17:00:00.000Z';
const room = 'web:lobby';
const by = { platform: 'web', id: 'ann', name: 'Ann' };
const heard = (id: string): InboxItem => ({
  id,
  group: 'demo',
  heard: { kind: 'message', id, room, by, at: AT, message: id, text: 'å\0"\u2028', visible: true },
});
const said = (note: string) => ({ type: 'notes.recorded', at: AT, note });
const sha256 = 'f'.repeat(64);
const mark = (id: string) =>
  ({ id, room, view: 'roll', outgoing: { kind: 'mark', id, room, target: 'm', mark: '#1' } }) as const;

/** Something in every table. */
const EVERYTHING: Commit = {
  appends: [
    { stream: 'demo/1', expectedVersion: 0, events: ['a', 'å\0"', 'c'].map(said) },
    { stream: 'a/b/70', expectedVersion: 0, events: [said('x')] },
  ],
  outbox: [mark('o1'), mark('o2')],
  jobs: [
    { id: 'j1', group: 'demo', kind: 'wake', at: AT, data: { stream: 'demo/1' } },
    { id: 'j2', group: 'demo', kind: 'wake', at: AT, data: {} },
  ],
  handled: ['web:1'],
  subjects: [{ room, message: 'm1', subject: { stream: 'demo/1', about: 'entry:1' } }],
  reactions: [{ room, message: 'm1', emoji: '👍', from: room, by: 'ann', removed: false }],
  early: [{ kind: 'deletion', id: 'web:gone', room, message: 'm9', by, at: AT }],
  keeps: [{ stream: 'demo/1', file: { sha256, bytes: DOT_PNG } }],
};

let cluster: PostgresCluster;
beforeAll(async () => {
  cluster = await startPostgres();
});
afterAll(() => cluster.stop());

async function filled(): Promise<MovePlaces> {
  const file = join(temporaryFolder(), 'gavel.sqlite');
  const { store, jobs } = openSqliteStore(file);
  await store.hear(heard('web:1'));
  await store.hear(heard('web:2'));
  await store.commit(EVERYTHING);
  await store.sent('o1', 'm7');
  await jobs.finish('j2');
  await store.memory('matrix').write({ put: [{ kind: 'thread', key: '$a', value: { root: null }, at: AT }] });
  await store.close();
  return { file, postgres: await cluster.createDatabase(), at: AT };
}

/** Every row of every table, but for the order numbers, whose order counts and not their values. */
function rowsOf(file: string): unknown {
  const database = new Database(file, { readonly: true });
  const names = database
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck();
  const all = names.all().map((name) => {
    const rows = database.prepare<[], Record<string, unknown>>(`SELECT * FROM ${name}`).all();
    return [name, rows.map((row) => ({ ...row, seq: undefined }))];
  });
  database.close();
  return Object.fromEntries(all);
}

test('what is moved to PostgreSQL and back is what was there, row by row', async () => {
  const places = await filled();
  const before = rowsOf(places.file);
  const there = await moveToPostgres(places);
  expect(there).toMatchObject({ wasThere: false, counts: { event: 4, inbox: 2, job: 2, file: 1 } });
  expect(existsSync(places.file)).toBe(false);
  const { store, jobs } = await openPostgresStore({ url: places.postgres });
  expect(await store.read('demo/1')).toEqual(['a', 'å\0"', 'c'].map(said));
  expect(await store.unhandled()).toEqual([heard('web:2')]);
  expect(await store.hear(heard('web:1'))).toBe(false);
  expect(await jobs.due(AT, 9)).toMatchObject([{ id: 'j1' }]);
  expect(await store.early(room, 'm9')).toBe('gone');
  expect(Buffer.from((await store.file(sha256)) ?? '')).toEqual(DOT_PNG);
  // What is added afterwards comes after what was moved.
  await store.hear(heard('web:3'));
  expect((await store.unhandled()).map(({ id }) => id)).toEqual(['web:2', 'web:3']);
  await store.commit({ handled: ['web:3'] });
  await store.sent('o2', 'm8');
  await store.close();
  await askDatabase(places.postgres, `DELETE FROM gavel.inbox WHERE id = 'web:3'`);
  await moveToSqlite(places);
  expect(rowsOf(places.file)).toEqual({
    ...Object(before),
    outbox: expect.anything(),
    shown: [{ room, view: 'roll', message: 'm8' }],
  });
  expect(readdirSync(join(places.file, '..')).filter((name) => name.includes('moving'))).toEqual([]);
});

test('a move that was cut off at its end is finished by moving again', async () => {
  const places = await filled();
  const { left } = await moveToPostgres(places);
  copyFileSync(left, places.file);
  expect(await moveToPostgres(places)).toMatchObject({ wasThere: true });
  await moveToSqlite(places);
  expect(existsSync(places.file)).toBe(true);
});

test('nothing is moved over something else, or while a Gavel is using it', async () => {
  const places = await filled();
  const { store } = await openPostgresStore({ url: places.postgres });
  await store.commit({ appends: [{ stream: 'demo/1', expectedVersion: 0, events: [said('other')] }] });
  await expect(moveToPostgres(places)).rejects.toThrow('is using the database. Stop that Gavel first.');
  await store.close();
  await expect(moveToPostgres(places)).rejects.toThrow(/^test_\d+ on .* has something else in it already/u);
  await expect(moveToSqlite(places)).rejects.toThrow(`${places.file} has something else in it already`);
  expect(existsSync(places.file)).toBe(true);
});
