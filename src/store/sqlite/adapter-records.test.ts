import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from '@jest/globals';
import Database from 'better-sqlite3';

import { sqliteFixture } from '../../../test/doubles/sqlite-fixture.ts';
import { StoreUnavailable } from '../../ports/store.ts';

const AT = '2026-11-24T17:00:00.000Z';
const SECRET = '@tux:example.org';
const secret = { kind: 'direct', key: SECRET, value: { room: '!r' }, at: AT };
const { folder, path, using } = sqliteFixture();

const onDisk = (): boolean => readdirSync(folder()).some((name) => readFileSync(join(folder(), name)).includes(SECRET));

test('an adapter finds what it wrote when the database is opened again', async () => {
  await using(({ store }) => store.memory('matrix').write({ put: [secret] }));
  await using(async ({ store }) => {
    expect(await store.memory('matrix').list('direct')).toEqual([{ key: SECRET, value: { room: '!r' }, at: AT }]);
  });
});

test('nothing stays on disk of what an adapter removed, or let be forgotten', async () => {
  await using(async ({ store }) => {
    const memory = store.memory('matrix');
    await memory.write({ put: [secret] });
    expect(onDisk()).toBe(true);
    await memory.write({ remove: [secret] });
    while (onDisk()) await sleep(50);
    await memory.write({ put: [secret] });
    expect(onDisk()).toBe(true);
    await memory.forgetOlder('direct', '2026-11-25T00:00:00.000Z');
    while (onDisk()) await sleep(50);
    expect(await memory.list('direct')).toEqual([]);
  });
});

test('what cannot be written is refused with the reason, and works later', async () => {
  await using(async ({ store }) => {
    const memory = store.memory('matrix');
    const other = new Database(path());
    other.exec('BEGIN IMMEDIATE');
    await expect(memory.write({ put: [secret] })).rejects.toBeInstanceOf(StoreUnavailable);
    other.exec('COMMIT');
    other.close();
    await memory.write({ put: [secret] });
    expect(await memory.read('direct', SECRET)).toEqual({ room: '!r' });
  });
});

test('a database of before adapters had a memory in it opens, with all that it held', async () => {
  const event = { type: 'lifecycle.begun', at: AT };
  await using(({ store }) => store.commit({ appends: [{ stream: 'demo/1', expectedVersion: 0, events: [event] }] }));
  const before = new Database(path());
  before.exec(
    'DROP TABLE adapter_memory; ALTER TABLE outbox DROP COLUMN added; ALTER TABLE outbox DROP COLUMN inherited',
  );
  before.pragma('user_version = 7');
  before.close();
  await using(async ({ store }) => {
    expect(await store.read('demo/1')).toEqual([event]);
    await store.memory('matrix').write({ put: [secret] });
    expect(await store.memory('matrix').read('direct', SECRET)).toEqual({ room: '!r' });
  });
});
