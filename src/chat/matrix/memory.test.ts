import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { fullDisk } from '../../../test/doubles/full-disk.ts';
import { StoreUnavailable } from '../../ports/store.ts';
import { memoryStore } from '../../store/memory/memory.ts';
import { openSqliteStore } from '../../store/sqlite/sqlite.ts';
import { matrixMemory, type MatrixMemory, type StoredReaction } from './memory.ts';

const DAY_MS = 24 * 60 * 60_000;
const hand: StoredReaction = { room: '!r:example.org', person: '@tux:example.org', emoji: '✋', target: '$call' };
const inStore = (now?: () => number): MatrixMemory => matrixMemory(memoryStore().store.memory('matrix'), now);

test('a reaction is found by its id, after a restart too, and the database does not tell who reacted with what', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gavel-matrix-'));
  const path = join(folder, 'gavel.sqlite');
  const first = openSqliteStore(path);
  await matrixMemory(first.store.memory('matrix')).reacted('$reaction', hand);
  const written = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  await first.store.close();
  for (const secret of ['$reaction', '@tux', '✋', '$call']) expect(written.includes(secret)).toBe(false);
  expect(written.includes('reaction')).toBe(true);

  const again = openSqliteStore(path);
  const memory = matrixMemory(again.store.memory('matrix'));
  expect(await memory.reaction('$reaction')).toEqual(hand);
  expect(await memory.reaction('$other')).toBeUndefined();
  await again.store.close();
  rmSync(folder, { recursive: true });
});

describe('a reaction that was taken back', () => {
  test('is forgotten when everything up to there was heard', async () => {
    const memory = inStore();
    await memory.reacted('$reaction', hand);
    memory.takenBack('$reaction');
    expect(await memory.reaction('$reaction')).toEqual(hand);
    await memory.heardUpTo('gavel', 't1', 0);
    expect(await memory.reaction('$reaction')).toBeUndefined();
  });

  test('is forgotten together with the token, or neither is written', async () => {
    const disk = fullDisk(memoryStore());
    const memory = matrixMemory(disk.store.memory('matrix'));
    await memory.reacted('$reaction', hand);
    await memory.heardUpTo('gavel', 't1', 0);
    memory.takenBack('$reaction');
    disk.fill();
    await expect(memory.heardUpTo('gavel', 't2', 0)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await memory.heard('gavel')).toMatchObject({ token: 't1' });
    expect(await memory.reaction('$reaction')).toEqual(hand);
    disk.empty();
    await memory.heardUpTo('gavel', 't2', 0);
    expect(await memory.heard('gavel')).toMatchObject({ token: 't2' });
    expect(await memory.reaction('$reaction')).toBeUndefined();
  });
});

test('a token is of the account that heard last', async () => {
  const memory = inStore(() => 1);
  expect(await memory.account()).toBeUndefined();
  await memory.heardUpTo('gavel A', 't1', 0);
  await memory.heardUpTo('gavel B', 't2', 0);
  expect(await memory.account()).toBe('gavel B');
  expect(await memory.heard('gavel B')).toEqual({ token: 't2', at: 1, keySteps: 0 });
  expect(await memory.heard('gavel A')).toBeUndefined();
});

test('what was sent is found by its id, and by the event that it became', async () => {
  const memory = inStore();
  await memory.wasSent('o1', { room: '!r', event: '$1', message: '$1' });
  await memory.wasSent('o2', { room: '!r', event: '$2', message: undefined });
  expect(await memory.sent('o1')).toEqual({ room: '!r', event: '$1', message: '$1' });
  expect(await memory.sent('o2')).toEqual({ room: '!r', event: '$2', message: undefined });
  expect(await memory.sent('$1')).toBeUndefined();
  expect(await memory.roomOf('$2')).toBe('!r');
  expect(await memory.roomOf('o2')).toBeUndefined();
});

test('a direct room is its person’s, until they have another one', async () => {
  const memory = inStore();
  await memory.directIs('@tux', undefined);
  expect(await memory.direct('@tux')).toEqual({ room: undefined });
  await memory.directIs('@tux', '!first');
  await memory.directIs('@tux', '!first');
  expect(await memory.directWith('!first')).toBe('@tux');
  await memory.directIs('@tux', undefined);
  expect(await memory.directWith('!first')).toBeUndefined();
  await memory.directIs('@tux', '!second');
  expect(await memory.direct('@tux')).toEqual({ room: '!second' });
  expect(await memory.directWith('!second')).toBe('@tux');
  expect(await memory.direct('@kim')).toBeUndefined();
});

test('what is older than 90 days is forgotten, once a day, and what is not is kept', async () => {
  let now = Date.parse('2026-03-03T17:00:00Z');
  const memory = inStore(() => now);
  const remember = async (n: number): Promise<void> => {
    await memory.reacted(`$reaction${n}`, hand);
    await memory.inThread(`$message${n}`, '$root');
    await memory.wasSent(`o${n}`, { room: '!r:example.org', event: `$sent${n}`, message: `$sent${n}` });
  };
  const known = (): Promise<unknown[]> =>
    Promise.all(
      [1, 2].map((n) =>
        Promise.all([
          memory.reaction(`$reaction${n}`),
          memory.thread(`$message${n}`),
          memory.sent(`o${n}`),
          memory.roomOf(`$sent${n}`),
        ]),
      ),
    );
  const all = Array.from({ length: 4 }, () => expect.anything());
  const none = Array.from({ length: 4 }, () => undefined);
  await remember(1);
  await memory.roomIs('!r:example.org', '!now:example.org');
  await memory.directIs('@tux:example.org', '!direct:example.org');
  now += 2 * DAY_MS;
  await remember(2);

  now += 89 * DAY_MS;
  expect(await known()).toEqual([all, all]);
  await memory.heardUpTo('gavel', 't1', 0);
  expect(await known()).toEqual([none, all]);

  now += 2 * DAY_MS;
  await memory.heardUpTo('gavel', 't2', 0);
  expect(await known()).toEqual([none, none]);
  expect(await memory.heard('gavel')).toEqual({ token: 't2', at: now, keySteps: 0 });
  expect(await memory.roomNow('!r:example.org')).toBe('!now:example.org');
  expect(await memory.direct('@tux:example.org')).toEqual({ room: '!direct:example.org' });
});
