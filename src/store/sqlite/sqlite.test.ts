import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';

import { until } from '../../../test/doubles/eventually.ts';
import { logTo } from '../../../test/doubles/log-to.ts';
import { sqliteFixture } from '../../../test/doubles/sqlite-fixture.ts';
import { StoreUnavailable, type InboxItem, type Store } from '../../ports/store.ts';
import { openSqliteFile } from './database.ts';
import { openSqliteStore } from './sqlite.ts';

const AT = '2026-11-24T17:00:00.000Z';
const { folder, path, using } = sqliteFixture('data/gavel.db');

const by = { platform: 'web', id: 'ann', name: 'Ann' };
const heard = (id: string, text: string): InboxItem => ({
  id,
  group: 'demo',
  heard: { kind: 'message', id, room: 'web:lobby', by, at: AT, message: id, text, visible: true },
});

const onDisk = (text: string): boolean =>
  readdirSync(join(folder(), 'data')).some((name) => readFileSync(join(folder(), 'data', name)).includes(text));

test('finds everything again when it is opened again', async () => {
  const event = { type: 'lifecycle.begun', at: AT };
  const room = 'web:lobby';
  const subject = { stream: 'demo/1', about: 'roll-call' };
  const item = (id: string) =>
    ({ id, room, view: 'roll', subject, outgoing: { kind: 'mark', id, room, target: 'm', mark: '#1' } }) as const;
  const job = { id: 'j1', group: 'demo', kind: 'wake', at: AT, data: { stream: 'demo/1' } };
  await using(async ({ store, jobs }) => {
    await Promise.all([store.hear(heard('web:1', 'one')), store.hear(heard('web:2', 'two'))]);
    await store.commit({
      appends: [{ stream: 'demo/1', expectedVersion: 0, events: [event] }],
      outbox: [item('o1')],
      jobs: [job],
      handled: ['web:1'],
    });
    await store.sent('o1', 'm7');
    await store.commit({ outbox: [item('o2')] });
    await store.notSent('o2', 'rate limited', AT);
    await jobs.retry('j1', 'the forge did not answer', AT);
  });
  await using(async ({ store, jobs }) => {
    expect(await store.unhandled()).toEqual([heard('web:2', 'two')]);
    expect(await store.hear(heard('web:1', 'one'))).toBe(false);
    expect(await store.read('demo/1')).toEqual([event]);
    expect(await store.latest('demo')).toBe(1);
    expect(await store.unsent(room, AT, 9)).toEqual([{ ...item('o2'), attempts: 1, shown: 'm7' }]);
    expect(await store.waiting()).toEqual([{ room, notBefore: AT }]);
    expect(await store.subject(room, 'm7')).toEqual(subject);
    expect(await jobs.due(AT, 9)).toEqual([{ ...job, attempts: 1 }]);
  });
});

test('a first post of a view that an earlier run left is sent under its own id before what is newer', async () => {
  const room = 'web:lobby';
  const state = (id: string) =>
    ({
      id,
      room,
      view: 'roll',
      outgoing: { kind: 'post', id, room, message: { lines: [{ kind: 'text', pieces: [id] }] } },
    }) as const;
  await using(({ store }) => store.commit({ outbox: [state('first')] }));
  await using(async ({ store }) => {
    // The run before may have sent it, and ended before it could write that down.
    await store.commit({ outbox: [state('second')] });
    await store.commit({ outbox: [state('third')] });
    expect((await store.unsent(room, AT, 9)).map(({ id }) => id)).toEqual(['first', 'third']);
    await store.sent('first', 'm1');
    expect(await store.unsent(room, AT, 9)).toMatchObject([{ id: 'third', shown: 'm1' }]);
  });
});

test('waits for the disk at every commit, also when the database is opened again', () => {
  for (const time of ['first', 'second']) {
    const { database, close } = openSqliteFile(path());
    const settings = ['synchronous', 'journal_mode', 'foreign_keys', 'secure_delete'].map((name) =>
      database.pragma(name, { simple: true }),
    );
    close();
    expect([time, ...settings]).toEqual([time, 2, 'wal', 1, 1]);
  }
});

test('leaves nothing on disk of what was said and handled', async () => {
  await using(({ store }) => store.hear(heard('web:1', 'between us')));
  expect(onDisk('between us')).toBe(true);
  await using(({ store }) => store.commit({ handled: ['web:1'] }));
  expect(onDisk('between us')).toBe(false);
  expect(onDisk('web:1')).toBe(true);
});

test('does not keep what was said and handled on disk until it is closed', async () => {
  await using(async ({ store }) => {
    await store.hear(heard('web:1', 'between us'));
    await store.commit({ handled: ['web:1'] });
    expect(onDisk('between us')).toBe(true);
    await until(() => !onDisk('between us'));
    expect(await store.hear(heard('web:1', 'between us'))).toBe(false);
  });
});

describe('refuses', () => {
  test('a database that another store is at work on, until that one is closed', async () => {
    await using(async ({ store }) => {
      expect(() => openSqliteStore(path())).toThrow(`Can't open the database ${path()}: another Gavel is using it`);
      expect(await store.hear(heard('web:1', 'still there'))).toBe(true);
    });
    await using(async ({ store }) => expect(await store.unhandled()).toHaveLength(1));
  });

  test('a database of a newer program, leaving it as it is', async () => {
    await using(({ store }) => store.hear(heard('web:1', 'hello')));
    const newer = new Database(path());
    newer.pragma('user_version = 999');
    newer.close();
    const before = readFileSync(path());
    expect(() => openSqliteStore(path())).toThrow('a newer Gavel wrote it (version 999; this Gavel knows up to');
    expect(readFileSync(path())).toEqual(before);
  });

  test('a file that is no database, and does not keep it locked', () => {
    const notes = join(folder(), 'notes.txt');
    writeFileSync(
      notes,
      'These are my notes, and they are long enough to be read as the head of a database file. '.repeat(9),
    );
    for (const time of ['first', 'second']) {
      expect(() => openSqliteStore(notes)).toThrow(`Can't open the database ${notes}: file is not a database`);
      expect([time, readFileSync(notes, 'utf8').slice(0, 18)]).toEqual([time, 'These are my notes']);
    }
  });
});

test('can be read for a backup while it is at work', async () => {
  await using(async ({ store }) => {
    await store.hear(heard('web:1', 'hello'));
    const reader = new Database(path(), { readonly: true });
    const rows = reader.prepare('SELECT id FROM inbox').pluck().all();
    reader.close();
    expect(rows).toEqual(['web:1']);
  });
});

const size = (): number => statSync(`${path()}-wal`).size;

describe('the log beside the database', () => {
  const BOUND = 8 * 2 ** 20;

  test('stays small over ten thousand commits', async () => {
    let largest = 0;
    await using(async ({ store }) => {
      for (let version = 0; version < 10_000; version += 1) {
        const event = { type: 'notes.recorded', at: AT, text: 'x'.repeat(200) };
        await store.commit({ appends: [{ stream: 'demo/1', expectedVersion: version, events: [event] }] });
        if (version % 50 === 0) largest = Math.max(largest, size());
      }
    });
    expect(largest).toBeGreaterThan(2 ** 20);
    expect(largest).toBeLessThan(BOUND);
  });

  test('is small again after somebody has read for long', async () => {
    await using(async ({ store }) => {
      const write = async (first: number): Promise<void> => {
        for (let i = first; i < first + 60; i += 1) await store.hear(heard(`web:${i}`, 'x'.repeat(200_000)));
      };
      const backup = new Database(path(), { readonly: true });
      backup.exec('BEGIN');
      backup.prepare('SELECT count(*) FROM inbox').get();
      await write(0);
      expect(size()).toBeGreaterThan(BOUND);
      backup.close();
      await write(100);
      expect(size()).toBeLessThan(BOUND);
    });
  });
});

describe('a database that another program has locked', () => {
  const told: string[] = [];
  const log = logTo((words) => void told.push(words));
  let other: Database.Database;
  let opened: ReturnType<typeof openSqliteStore>;
  beforeEach(() => {
    told.length = 0;
    opened = openSqliteStore(path(), log);
    other = new Database(path());
    other.exec('BEGIN IMMEDIATE');
  });
  afterEach(async () => {
    other.close();
    await opened.store.close();
  });

  test('is waited for, while everything else goes on', async () => {
    const writing = opened.store.hear(heard('web:1', 'hello'));
    let turns = 0;
    while (turns < 5) {
      await sleep(10);
      turns += 1;
    }
    other.exec('COMMIT');
    expect(await writing).toBe(true);
    expect(told).toEqual([]);
  });

  test('is given up after a while, with a word to whoever runs Gavel, and one when it is over', async () => {
    for (const id of ['web:1', 'web:2']) {
      await expect(opened.store.hear(heard(id, 'hello'))).rejects.toBeInstanceOf(StoreUnavailable);
    }
    other.exec('COMMIT');
    expect(await opened.store.hear(heard('web:1', 'hello'))).toBe(true);
    expect(told).toEqual([
      expect.stringContaining(': another program has locked it. Close that program'),
      expect.stringContaining('can be written again'),
    ]);
  });
});

test('reads a long meeting whole and in order', async () => {
  const events = Array.from({ length: 10_000 }, (_, index) => ({ type: 'notes.recorded', at: AT, number: index }));
  await using(async ({ store }) => {
    await store.commit({ appends: [{ stream: 'demo/1', expectedVersion: 0, events }] });
    expect(await store.read('demo/1')).toEqual(events);
    expect(await store.read('demo/1', 9_999)).toEqual(events.slice(-1));
  });
});

/** Many writers at once, each telling what it wrote as soon as the store has said that it is kept. */
const WRITERS = `
const { openSqliteStore } = await import(process.argv[1]);
const { store } = openSqliteStore(process.argv[2]);
async function write(writer) {
  for (let version = (await store.read('w' + writer + '/1')).length; ; version += 1) {
    const id = writer + '-' + version;
    const room = 'web:' + writer;
    await store.hear(JSON.parse(process.argv[3].replaceAll('ID', id)));
    console.log('heard ' + id);
    await store.commit({
      appends: [{ stream: 'w' + writer + '/1', expectedVersion: version, events: [{ type: 'x', at: id }] }],
      outbox: [{ id, room, outgoing: { kind: 'mark', id, room, target: 'm', mark: id } }],
      handled: [id],
    });
    console.log('wrote ' + id);
  }
}
await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(write));
`;

/** Runs the writers until they have told this much, kills them, and gives what they told. */
async function killedAfter(lines: number): Promise<string[]> {
  const module = new URL('sqlite.ts', import.meta.url).href;
  const item = JSON.stringify(heard('ID', 'a line'));
  const args = ['--input-type=module', '--eval', WRITERS, module, path(), item];
  const writers = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(writers, 'close');
  const told: string[] = [];
  await once(writers.stdout, 'readable');
  expect(() => openSqliteStore(path())).toThrow('another Gavel is using it');
  for await (const line of createInterface({ input: writers.stdout })) {
    told.push(line);
    if (told.length === lines) writers.kill('SIGKILL');
  }
  expect(await closed).toEqual([null, 'SIGKILL']);
  return told;
}

/** What was told and is not in the store. */
async function lost(store: Store, told: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const line of told) {
    const [kind, id = ''] = line.split(' ');
    const [writer, version] = id.split('-').map(Number);
    const [event] = await store.read(`w${writer}/1`, version);
    const kept = kind === 'heard' ? !(await store.hear(heard(id, 'again'))) : event?.at === id;
    if (!kept) missing.push(line);
  }
  return missing;
}

test('loses nothing that it said was kept, and keeps no half of anything, when the process is killed', async () => {
  for (const lines of [50, 333]) {
    const told = await killedAfter(lines);
    expect(told.length).toBeGreaterThanOrEqual(lines);
    expect(existsSync(`${path()}-wal`)).toBe(true);
    await using(async ({ store }) => {
      expect(await lost(store, told)).toEqual([]);
      for (let writer = 0; writer < 8; writer += 1) {
        const events = await store.read(`w${writer}/1`);
        const sent = await store.unsent(`web:${writer}`, AT, 1_000_000);
        expect(sent.map(({ id }) => id)).toEqual(events.map(({ at }) => at));
      }
    });
  }
});
