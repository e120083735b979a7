/** @needs PostgreSQL */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import { cuttableDatabase, type CuttableDatabase } from '../../../test/doubles/cut-connections.ts';
import { eventually, until } from '../../../test/doubles/eventually.ts';
import { logTo } from '../../../test/doubles/log-to.ts';
import { askDatabase, startPostgres, type PostgresCluster } from '../../../test/setup/postgres.ts';
import { StoreUnavailable, type Commit, type InboxItem } from '../../ports/store.ts';
import { openPostgresStore, type PostgresStoreOptions } from './postgres.ts';

const AT = '2026-11-24T17:00:00.000Z';
const room = 'web:lobby';
const by = { platform: 'web', id: 'ann', name: 'Ann' };
const heard = (id: string): InboxItem => ({
  id,
  group: 'demo',
  heard: { kind: 'message', id, room, by, at: AT, message: id, text: id, visible: true },
});
const said = (note: string) => ({ type: 'notes.recorded', at: AT, note });
const noted = (expectedVersion: number, note: string): Commit => ({
  appends: [{ stream: 'demo/1', expectedVersion, events: [said(note)] }],
});

let cluster: PostgresCluster;
let ways: CuttableDatabase[] = [];
let open: Awaited<ReturnType<typeof openPostgresStore>>[] = [];

beforeAll(async () => {
  cluster = await startPostgres();
});
afterEach(async () => {
  await Promise.all(open.map(({ store }) => store.close()));
  await Promise.all(ways.map((way) => way.stop()));
  open = [];
  ways = [];
});
afterAll(() => cluster.stop());

async function opened(options: PostgresStoreOptions): Promise<Awaited<ReturnType<typeof openPostgresStore>>> {
  const one = await openPostgresStore(options);
  open.push(one);
  return one;
}

const recording = () => {
  const told: string[] = [];
  return { told, log: logTo((what) => void told.push(what)) };
};

test('finds everything again when it is opened again', async () => {
  const url = await cluster.createDatabase();
  const subject = { stream: 'demo/1', about: 'roll-call' };
  const item = (id: string) =>
    ({ id, room, view: 'roll', subject, outgoing: { kind: 'mark', id, room, target: 'm', mark: '#1' } }) as const;
  const job = { id: 'j1', group: 'demo', kind: 'wake', at: AT, data: { stream: 'demo/1' } };
  const before = await opened({ url });
  await Promise.all([before.store.hear(heard('web:1')), before.store.hear(heard('web:2'))]);
  await before.store.commit({ ...noted(0, 'å\0"'), outbox: [item('o1')], jobs: [job], handled: ['web:1'] });
  await before.store.sent('o1', 'm7');
  await before.store.commit({ outbox: [item('o2')] });
  await before.store.notSent('o2', 'rate limited\0', AT);
  await before.jobs.retry('j1', 'the forge did not answer\0', AT);
  await before.store.close();
  const { store, jobs } = await opened({ url });
  expect(await store.unhandled()).toEqual([heard('web:2')]);
  expect(await store.hear(heard('web:1'))).toBe(false);
  expect(await store.read('demo/1')).toEqual([{ type: 'notes.recorded', at: AT, note: 'å\0"' }]);
  expect(await store.unsent(room, AT, 9)).toEqual([{ ...item('o2'), attempts: 1, shown: 'm7' }]);
  expect(await store.subject(room, 'm7')).toEqual(subject);
  expect(await jobs.due(AT, 9)).toEqual([{ ...job, attempts: 1 }]);
});

test('a first post of a view that an earlier run left is sent under its own id before what is newer', async () => {
  const url = await cluster.createDatabase();
  const state = (id: string) =>
    ({
      id,
      room,
      view: 'roll',
      outgoing: { kind: 'post', id, room, message: { lines: [{ kind: 'text', pieces: [id] }] } },
    }) as const;
  const before = await opened({ url });
  await before.store.commit({ outbox: [state('first')] });
  await before.store.close();
  const { store } = await opened({ url });
  await store.commit({ outbox: [state('second')] });
  await store.commit({ outbox: [state('third')] });
  expect((await store.unsent(room, AT, 9)).map(({ id }) => id)).toEqual(['first', 'third']);
  await store.sent('first', 'm1');
  expect(await store.unsent(room, AT, 9)).toMatchObject([{ id: 'third', shown: 'm1' }]);
});

test('a second Gavel stands by until the first one ends, and has everything then', async () => {
  const url = await cluster.createDatabase();
  const first = await opened({ url });
  const { told, log } = recording();
  const waiting = opened({ url, log });
  await until(() => told.length > 0);
  expect(told).toEqual([expect.stringMatching(/^Standing by: .*process \d+ leads\./u)]);
  await first.store.commit(noted(0, 'a'));
  await first.store.close();
  const { store } = await waiting;
  expect(await store.read('demo/1')).toHaveLength(1);
});

test('a Gavel that stands by outlives the database, and takes over afterwards', async () => {
  const url = await cluster.createDatabase();
  const first = await opened({ url });
  await first.store.commit(noted(0, 'a'));
  const { told, log } = recording();
  const waiting = opened({ url, log });
  await until(() => told.length > 0);
  await cluster.kill();
  await cluster.restart();
  await first.store.close();
  const { store } = await waiting;
  expect(await store.read('demo/1')).toHaveLength(1);
});

test('a Gavel that waits can be told to end', async () => {
  const url = await cluster.createDatabase();
  await opened({ url });
  const { told, log } = recording();
  const end = new AbortController();
  const waiting = openPostgresStore({ url, log, signal: end.signal });
  await until(() => told.length > 0);
  end.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

test('a Gavel that hangs for longer than its lease is replaced, and can neither write nor read then', async () => {
  const url = await cluster.createDatabase();
  let lost = 0;
  const first = await opened({ url, lost: () => (lost += 1), lastsMs: 2_000_000 });
  await first.store.commit(noted(0, 'a'));
  // As if it had not been renewed for long.
  await askDatabase(url, `UPDATE gavel.lease SET expires = 'epoch'`);
  const second = await opened({ url });
  await expect(first.store.commit(noted(1, 'b'))).rejects.toBeInstanceOf(StoreUnavailable);
  await expect(first.store.hear(heard('web:1'))).rejects.toBeInstanceOf(StoreUnavailable);
  expect(lost).toBeGreaterThan(0);
  await second.store.commit(noted(1, 'c'));
  expect(await second.store.read('demo/1')).toMatchObject([{ note: 'a' }, { note: 'c' }]);
  expect(await second.store.unhandled()).toEqual([]);
});

test('a Gavel whose lease ran out without its knowing reads nothing, since another may have sent it already', async () => {
  const url = await cluster.createDatabase();
  const { store } = await opened({ url, lastsMs: 400 });
  // Nobody can renew a lease meanwhile.
  const held = askDatabase(url, 'BEGIN; LOCK TABLE gavel.lease; SELECT pg_sleep(4); COMMIT');
  const refused = await eventually('the lease runs out', () =>
    store.read('demo/1').then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
  expect(refused).toBeInstanceOf(StoreUnavailable);
  expect(String(refused)).toContain('whether another Gavel leads');
  await held;
});

test('a Gavel that was killed is replaced without waiting for its lease to end', async () => {
  const url = await cluster.createDatabase();
  const way = await cuttableDatabase(url);
  ways.push(way);
  await opened({ url: way.url, lastsMs: 2_000_000 });
  // All of its connections end, as those of a killed process.
  await way.stop();
  ways = [];
  const { store } = await opened({ url });
  await store.commit(noted(0, 'a'));
  expect(await store.read('demo/1')).toHaveLength(1);
});

test('while the database is away nothing is taken, and everything goes on when it is back', async () => {
  const url = await cluster.createDatabase();
  const { told, log } = recording();
  const { store } = await opened({ url, log });
  await store.commit(noted(0, 'a'));
  await cluster.kill();
  await expect(store.commit(noted(1, 'b'))).rejects.toBeInstanceOf(StoreUnavailable);
  await expect(store.read('demo/1')).rejects.toBeInstanceOf(StoreUnavailable);
  await cluster.restart();
  await eventually('it can be written', () =>
    store.commit(noted(1, 'c')).then(
      () => true,
      () => undefined,
    ),
  );
  expect(await store.read('demo/1')).toMatchObject([{ note: 'a' }, { note: 'c' }]);
  expect(told).toEqual([
    expect.stringMatching(/^Can't write to the database test_\d+ on 127\.0\.0\.1:\d+: it can't be reached/u),
    expect.stringMatching(/can be written again/u),
  ]);
});

test.each(['before the commit', 'after the commit'] as const)(
  'what is written when a connection breaks %s is there once, as its writer is told',
  async (at) => {
    const url = await cluster.createDatabase();
    const way = await cuttableDatabase(url);
    ways.push(way);
    const { store } = await opened({ url: way.url });
    way.cutNext(at);
    // Before it, this is tried again; after it, that would be refused, as somebody else's.
    await store.commit(noted(0, 'a'));
    expect(await store.read('demo/1')).toMatchObject([{ note: 'a' }]);
    expect(way.cuts()).toBe(1);
    await store.commit(noted(1, 'b'));
  },
);

test('an event that somebody changed is told, with the database', async () => {
  const url = await cluster.createDatabase();
  const { store } = await opened({ url });
  await store.commit(noted(0, 'moth 1'));
  await askDatabase(url, `UPDATE gavel.event SET event = replace(event, 'moth 1', 'moth 2')`);
  await expect(store.read('demo/1')).rejects.toThrow(/^Event 0 of the meeting demo\/1 .*: the database test_\d+ on /u);
});

test('what can’t be written fails alone, and the others that wait with it are written', async () => {
  const url = await cluster.createDatabase();
  const { store } = await opened({ url });
  const wrong: Commit = { subjects: [{ room: 'a\0b', message: 'm', subject: { stream: 'demo/1', about: 'x' } }] };
  const results = await Promise.allSettled([
    store.commit(noted(0, 'a')),
    store.commit(wrong),
    store.commit(noted(1, 'b')),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await store.read('demo/1')).toHaveLength(2);
});

test('a database of a newer Gavel is left as it is', async () => {
  const url = await cluster.createDatabase();
  const { store } = await opened({ url });
  await store.close();
  await askDatabase(url, `INSERT INTO gavel.migration (name, timestamp) VALUES ('9999-later', 'now')`);
  await expect(openPostgresStore({ url })).rejects.toThrow('a newer Gavel wrote it. Run that version');
});

test('a database that isn’t there is told in words, without the password', async () => {
  const url = new URL(await cluster.createDatabase());
  url.pathname = '/nowhere';
  url.password = 'moth-and-lamp';
  const words = await openPostgresStore({ url: url.href }).catch(String);
  expect(words).toMatch(
    /^Error: Can't open the database nowhere on 127\.0\.0\.1:\d+: there's no database of that name/u,
  );
  expect(words).not.toContain('moth');
});
