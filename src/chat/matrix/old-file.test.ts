import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';

import { OLD_TABLES } from '../../../test/matrix/old-file.ts';
import type { AdapterMemory } from '../../ports/adapter-memory.ts';
import { memoryStore } from '../../store/memory/memory.ts';
import { matrixMemory, type StoredReaction } from './memory.ts';
import { takeOverMatrixFile } from './old-file.ts';

let folder: string;
let file: string;
let memory: AdapterMemory;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gavel-matrix-'));
  file = join(folder, 'matrix.sqlite');
  memory = memoryStore().store.memory('matrix');
});
afterEach(() => rmSync(folder, { recursive: true }));

const NOW = Date.parse('2026-11-24T17:00:00Z');
const hand: StoredReaction = { room: '!r:example.org', person: '@tux:example.org', emoji: '✋', target: '$call' };

// As the first version made it.
const FIRST = `
  CREATE TABLE sync (one INTEGER PRIMARY KEY CHECK (one = 1), account TEXT NOT NULL, token TEXT NOT NULL) STRICT;
  CREATE TABLE room (configured TEXT PRIMARY KEY, now TEXT NOT NULL) STRICT;
  CREATE TABLE reaction (
    event TEXT PRIMARY KEY, room TEXT NOT NULL, person TEXT NOT NULL, emoji TEXT NOT NULL, target TEXT NOT NULL
  ) STRICT;
  CREATE TABLE thread (event TEXT PRIMARY KEY, root TEXT NOT NULL) STRICT;
  CREATE TABLE sent (id TEXT PRIMARY KEY, room TEXT NOT NULL, event TEXT NOT NULL, message TEXT) STRICT;
  CREATE INDEX sent_event ON sent (event);
  CREATE TABLE direct (person TEXT PRIMARY KEY, room TEXT NOT NULL) STRICT;
  INSERT INTO sync VALUES (1, 'gavel', 't1');
  INSERT INTO room VALUES ('#r:example.org', '!r:example.org');
  INSERT INTO reaction VALUES ('$reaction', '!r:example.org', '@tux:example.org', '✋', '$call');
  INSERT INTO thread VALUES ('$message', '$root');
  INSERT INTO sent VALUES ('o1', '!r:example.org', '$sent', NULL);
  INSERT INTO direct VALUES ('@tux:example.org', '!direct:example.org');
  PRAGMA user_version = 1;
`;

/** What the last version made of the same reaction. */
const SEALED =
  'ce1c47a409eb75fbfbd9d3d05e2db82e46aaef25d97d58f7435492466887f2a5a99807b2309b8a3663d34f6e43a5eada3c6b' +
  '791936f1a7f3464d76df5b92166b9e7ffddc42f5d1b6bb2289213aa9cc1ce0390b7466746e677d5eda4c00586aa80dffb18b' +
  '5b62cd106a3fe26fff399cc1';

// As the second and last version made it, with a reaction that it sealed.
const SECOND = `
  ${OLD_TABLES}
  INSERT INTO sync VALUES (1, 'gavel', 't1', 1700000000000);
  INSERT INTO room VALUES ('#r:example.org', '!r:example.org');
  INSERT INTO reaction VALUES (X'bb3214fbdd2986fe670240f161d69f98', X'${SEALED}', 1700000000001);
  INSERT INTO thread VALUES ('$message', '$root', 1700000000002);
  INSERT INTO sent VALUES ('o1', '!r:example.org', '$sent', NULL, 1700000000003);
  INSERT INTO sent VALUES ('o2', '!r:example.org', '$edit', '$sent', 1700000000004);
  INSERT INTO direct VALUES ('@tux:example.org', '!direct:example.org'), ('@kim:example.org', NULL);
`;

/** Makes the file as an earlier Gavel left it. */
function leave(sql: string): void {
  const database = new Sqlite(file);
  database.pragma('journal_mode = WAL');
  database.exec(sql);
  database.close();
}

const takeOver = (): Promise<boolean> => takeOverMatrixFile(memory, file, () => NOW);

async function expectAll(heardAt: number): Promise<void> {
  const matrix = matrixMemory(memory);
  expect(await matrix.heard('gavel')).toEqual({ token: 't1', at: heardAt, keySteps: 0 });
  expect(await matrix.roomNow('#r:example.org')).toBe('!r:example.org');
  expect(await matrix.reaction('$reaction')).toEqual(hand);
  expect(await matrix.thread('$message')).toBe('$root');
  expect(await matrix.sent('o1')).toEqual({ room: '!r:example.org', event: '$sent', message: undefined });
  expect(await matrix.roomOf('$sent')).toBe('!r:example.org');
  expect(await matrix.direct('@tux:example.org')).toEqual({ room: '!direct:example.org' });
  expect(await matrix.directWith('!direct:example.org')).toBe('@tux:example.org');
}

test('the file of the last version goes into the store with all that it held, at its times, and is deleted', async () => {
  leave(SECOND);
  expect(await takeOver()).toBe(true);
  await expectAll(1_700_000_000_000);
  const matrix = matrixMemory(memory);
  expect(await matrix.sent('o2')).toEqual({ room: '!r:example.org', event: '$edit', message: '$sent' });
  expect(await matrix.direct('@kim:example.org')).toEqual({ room: undefined });
  const [reaction] = await memory.list('reaction');
  const [thread] = await memory.list('thread');
  const sent = await memory.list('sent');
  const times = [reaction, thread, ...sent].map((one) => Date.parse(one?.at ?? ''));
  expect(times).toEqual([1, 2, 3, 4].map((ms) => 1_700_000_000_000 + ms));
  expect(existsSync(file)).toBe(false);
});

test('the file of the first version, too, and then nothing tells who reacted with what; its times count from now', async () => {
  leave(FIRST);
  expect(await takeOver()).toBe(true);
  await expectAll(0);
  const kinds = ['sync', 'room', 'reaction', 'thread', 'sent', 'own-event'];
  const all = await Promise.all(kinds.map((kind) => memory.list(kind)));
  expect(all.flat().map(({ at }) => Date.parse(at))).toEqual(kinds.map(() => NOW));
  expect(JSON.stringify(all)).not.toContain('✋');
});

test('a file that is still there after it was taken over is deleted, and what was remembered since then counts', async () => {
  leave(SECOND);
  await takeOver();
  await matrixMemory(memory).heardUpTo('gavel', 't2', 0);
  leave(SECOND);
  expect(await takeOver()).toBe(true);
  expect(await matrixMemory(memory).heard('gavel')).toMatchObject({ token: 't2' });
  expect(existsSync(file)).toBe(false);
});

test('a file without anything in it, as a start that was killed leaves it, is deleted', async () => {
  leave('');
  expect(await takeOver()).toBe(true);
  expect(await matrixMemory(memory).account()).toBeUndefined();
  expect(existsSync(file)).toBe(false);
});

test('a file of a newer Gavel is left as it is, with a word of what to do', async () => {
  leave('PRAGMA user_version = 3');
  await expect(takeOver()).rejects.toThrow(`A newer Gavel wrote ${file}. Run that version`);
  expect(existsSync(file)).toBe(true);
});
