import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';

import { openMemory, type StoredReaction } from './database.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gavel-matrix-'));
  file = join(folder, 'matrix.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const DAY_MS = 24 * 60 * 60_000;
const hand: StoredReaction = { room: '!r:example.org', person: '@tux:example.org', emoji: '✋', target: '$call' };

test('a reaction is found by its id, after a restart too, and the file does not tell who reacted with what', () => {
  openMemory(file).close();
  const memory = openMemory(file);
  memory.reacted('$reaction', hand);
  const written = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
  memory.close();
  for (const secret of ['$reaction', '@tux', '✋', '$call']) expect(written.includes(secret)).toBe(false);

  const again = openMemory(file);
  expect(again.reaction('$reaction')).toEqual(hand);
  expect(again.reaction('$other')).toBeUndefined();
  again.close();
});

test('a reaction that was taken back is forgotten when everything up to there was heard', () => {
  const memory = openMemory(file);
  memory.reacted('$reaction', hand);
  memory.takenBack('$reaction');
  expect(memory.reaction('$reaction')).toEqual(hand);
  memory.heardUpTo('gavel', 't1');
  expect(memory.reaction('$reaction')).toBeUndefined();
  memory.close();
});

test('what is older than 90 days is forgotten, once a day, and what is not is kept', () => {
  let now = Date.parse('2026-03-03T17:00:00Z');
  const memory = openMemory(file, () => now);
  const remember = (n: number): void => {
    memory.reacted(`$reaction${n}`, hand);
    memory.inThread(`$message${n}`, '$root');
    memory.wasSent(`o${n}`, { room: '!r:example.org', event: `$sent${n}`, message: `$sent${n}` });
  };
  const known = (): unknown[] =>
    [1, 2].map((n) => [memory.reaction(`$reaction${n}`), memory.thread(`$message${n}`), memory.sent(`o${n}`)]);
  remember(1);
  memory.roomIs('!r:example.org', '!now:example.org');
  memory.directIs('@tux:example.org', '!direct:example.org');
  now += 2 * DAY_MS;
  remember(2);

  now += 89 * DAY_MS;
  expect(known().flat()).not.toContain(undefined);
  memory.heardUpTo('gavel', 't1');
  expect(known()).toEqual([
    [undefined, undefined, undefined],
    [expect.anything(), expect.anything(), expect.anything()],
  ]);

  now += 2 * DAY_MS;
  memory.heardUpTo('gavel', 't2');
  expect(known().flat()).toEqual(Array.from({ length: 6 }));
  expect(memory.heard('gavel')).toEqual({ token: 't2', at: now });
  expect(memory.roomNow('!r:example.org')).toBe('!now:example.org');
  expect(memory.direct('@tux:example.org')).toEqual({ room: '!direct:example.org' });
  memory.close();
});

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

test('the file of the first version is brought up to date, with all that it held, and then tells no reactions', () => {
  const first = new Sqlite(file);
  first.exec(FIRST);
  first.close();

  const memory = openMemory(file);
  expect(memory.heard('gavel')).toEqual({ token: 't1', at: 0 });
  expect(memory.roomNow('#r:example.org')).toBe('!r:example.org');
  expect(memory.reaction('$reaction')).toEqual(hand);
  expect(memory.thread('$message')).toBe('$root');
  expect(memory.sent('o1')).toEqual({ room: '!r:example.org', event: '$sent', message: undefined });
  expect(memory.roomOf('$sent')).toBe('!r:example.org');
  expect(memory.direct('@tux:example.org')).toEqual({ room: '!direct:example.org' });
  memory.heardUpTo('gavel', 't2');
  expect(memory.reaction('$reaction')).toEqual(hand);
  memory.close();
  expect(readFileSync(file).includes('✋')).toBe(false);
});
