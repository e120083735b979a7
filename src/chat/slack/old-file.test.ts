import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';

import { logTo } from '../../../test/doubles/log-to.ts';
import type { AdapterMemory } from '../../ports/adapter-memory.ts';
import { StartupError } from '../../ports/startup-error.ts';
import { memoryStore } from '../../store/memory/memory.ts';
import { gapLog } from './gaps.ts';
import { slackMemory } from './memory.ts';
import { takeOverSlackFile } from './old-file.ts';
import { openReactions } from './open-reactions.ts';
import { ownReactions } from './own-reactions.ts';
import { slackRecords } from './records.ts';
import { sentLog } from './sent-log.ts';
import { uploadLog } from './uploads.ts';

// What each version of Gavel added to the file, with something that it kept there. A stored file never changes, so
// neither does this.
const ADDED = [
  `CREATE TABLE sent (id TEXT PRIMARY KEY, tried_at TEXT NOT NULL, done INTEGER NOT NULL, message TEXT) STRICT;
   INSERT INTO sent VALUES ('out:1', '2026-03-03T16:00:00.000Z', 1, '1772553600.000100'),
     ('out:2', '2026-03-03T16:01:00.000Z', 0, NULL);`,
  `CREATE TABLE standing (channel TEXT NOT NULL, ts TEXT NOT NULL, PRIMARY KEY (channel, ts)) STRICT;
   CREATE TABLE reacted (
     channel TEXT NOT NULL, ts TEXT NOT NULL, user TEXT NOT NULL, emoji TEXT NOT NULL,
     put INTEGER NOT NULL, at TEXT NOT NULL,
     PRIMARY KEY (channel, ts, user, emoji),
     FOREIGN KEY (channel, ts) REFERENCES standing ON DELETE CASCADE
   ) STRICT;
   INSERT INTO standing VALUES ('C1', '1772553600.000100');
   INSERT INTO reacted VALUES ('C1', '1772553600.000100', 'U1', '✋', 1, '2026-03-03T16:00:30.000Z');`,
  `CREATE TABLE own_reaction
     (channel TEXT NOT NULL, ts TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (channel, ts, name)) STRICT;
   INSERT INTO own_reaction VALUES ('C1', '1772553600.000100', 'hand');`,
  `CREATE TABLE gap (channel TEXT PRIMARY KEY, begun TEXT NOT NULL, until TEXT NOT NULL, missed TEXT) STRICT;
   INSERT INTO gap VALUES ('C1', '1772550000.000000', '1772553660.000100', '1772553600.000000');`,
  `CREATE TABLE gap_notice
     (channel TEXT PRIMARY KEY, since TEXT NOT NULL, until TEXT NOT NULL, message TEXT NOT NULL, unread TEXT) STRICT;
   CREATE TABLE alive (id INTEGER PRIMARY KEY CHECK (id = 1), at TEXT NOT NULL) STRICT;
   INSERT INTO gap_notice VALUES
     ('C1', '2026-03-03T15:00:00.000Z', '2026-03-03T15:20:00.000Z', '1772551200.000100', NULL);
   INSERT INTO alive VALUES (1, '2026-03-03T16:02:00.000Z');`,
  `CREATE TABLE upload
     (id TEXT PRIMARY KEY, file TEXT NOT NULL, shared INTEGER NOT NULL, at TEXT NOT NULL) STRICT;
   INSERT INTO upload VALUES ('out:3', 'F1', 0, '2026-03-03T16:01:30.000Z');`,
  `CREATE TABLE gap_untold
     (channel TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, unread TEXT, PRIMARY KEY (channel, since)) STRICT;
   INSERT INTO gap_untold VALUES ('C1', '2026-03-03T16:30:00.000Z', '2026-03-03T16:45:00.000Z', 'Not all.');`,
];
const NOW = '2026-03-03T17:00:00.000Z';
const PLACE = { channel: 'C1', ts: '1772553600.000100' };

let folder: string;
let file: string;
let memory: AdapterMemory;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gavel-slack-file-'));
  file = join(folder, 'slack.sqlite');
  memory = memoryStore().store.memory('slack');
});
afterEach(() => rm(folder, { recursive: true }));

/** A file as a version left it, with what that version kept. */
function storedBy(version: number): void {
  const database = new Sqlite(file);
  database.pragma('journal_mode = WAL');
  for (const sql of ADDED.slice(0, version)) database.exec(sql);
  database.pragma(`user_version = ${version}`);
  database.close();
}

function neverTold(problem: string): never {
  throw new Error(problem);
}

const takeOver = (): Promise<boolean> => takeOverSlackFile(memory, file, NOW);

test.each(ADDED.map((_, i) => i + 1))('what version %d kept is known, and its file is gone', async (version) => {
  storedBy(version);
  expect(await takeOver()).toBe(true);
  expect(existsSync(file)).toBe(false);
  const records = slackRecords(memory);
  const sent = sentLog(records);
  const reactions = openReactions(records);
  const gaps = gapLog(records, () => NOW);
  await gaps.load();
  const ifSince = <T>(since: number, kept: T): T | undefined => (version >= since ? kept : undefined);
  expect(await sent.find('out:1')).toEqual({ triedAt: '2026-03-03T16:00:00.000Z', done: true, message: PLACE.ts });
  expect(await sent.find('out:2')).toEqual({ triedAt: '2026-03-03T16:01:00.000Z', done: false });
  expect(await reactions.all()).toEqual(ifSince(2, [PLACE]) ?? []);
  expect(await reactions.known(PLACE)).toEqual(
    ifSince(2, [{ user: 'U1', emoji: '✋', put: true, at: '2026-03-03T16:00:30.000Z' }]),
  );
  expect(await ownReactions(records).has(PLACE, 'hand')).toBe(version >= 3);
  expect(gaps.of('C1')).toEqual(
    ifSince(4, { begun: '1772550000.000000', until: '1772553660.000100', missedSince: '1772553600.000000' }),
  );
  const told = { since: '2026-03-03T15:00:00.000Z', until: '2026-03-03T15:20:00.000Z', unread: undefined };
  expect(gaps.noticeIn('C1')).toEqual(ifSince(5, { ...told, message: '1772551200.000100' }));
  expect(gaps.aliveAt()).toBe(ifSince(5, '2026-03-03T16:02:00.000Z') ?? '2026-03-03T16:01:00.000Z');
  expect(await uploadLog(records).find('out:3')).toEqual(ifSince(6, { file: 'F1', isShared: false }));
  const untold = { since: '2026-03-03T16:30:00.000Z', until: '2026-03-03T16:45:00.000Z', unread: 'Not all.' };
  expect(gaps.untoldIn('C1')).toEqual(ifSince(7, [untold]) ?? []);
});

test('a file that a kill left behind is deleted, and what was remembered since then stays', async () => {
  storedBy(ADDED.length);
  await copyFile(file, `${file}.left`);
  await takeOver();
  const sent = sentLog(slackRecords(memory));
  await sent.done('out:2', '1772553700.000100');
  await copyFile(`${file}.left`, file);
  expect(await takeOver()).toBe(true);
  expect(existsSync(file)).toBe(false);
  expect(await sent.find('out:2')).toMatchObject({ done: true, message: '1772553700.000100' });
  expect(await takeOver()).toBe(false);
});

test('what was taken over is forgotten by its own age, and not by that of the take-over', async () => {
  storedBy(ADDED.length);
  await takeOver();
  const records = slackRecords(memory);
  let now = '2026-04-01T16:00:20.000Z';
  const all = slackMemory(memory, () => now, logTo(neverTold));
  await all.ready();
  expect(await sentLog(records).find('out:1')).toBeDefined();
  expect(await openReactions(records).known(PLACE)).toHaveLength(1);
  now = '2026-04-02T16:00:30.000Z';
  await all.ready();
  expect(await sentLog(records).find('out:1')).toBeUndefined();
  expect(await openReactions(records).all()).toEqual([]);
  expect(await sentLog(records).find('out:2')).toBeDefined();
});

test('a file without tables holds nothing; one of a newer Gavel is refused and stays', async () => {
  storedBy(0);
  expect(await takeOver()).toBe(true);
  expect(existsSync(file)).toBe(false);
  memory = memoryStore().store.memory('slack');
  storedBy(0);
  const database = new Sqlite(file);
  database.pragma('user_version = 8');
  database.close();
  await expect(takeOver()).rejects.toThrow(StartupError);
  await expect(takeOver()).rejects.toThrow('A newer Gavel wrote');
  expect(existsSync(file)).toBe(true);
});
