import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';

import { openSlackFile } from './file.ts';
import { gapLog } from './gaps.ts';
import { openReactions } from './open-reactions.ts';
import { ownReactions } from './own-reactions.ts';
import { sentBefore } from './sent-log.ts';
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
];
const NOW = '2026-03-03T17:00:00.000Z';
const PLACE = { channel: 'C1', ts: '1772553600.000100' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gavel-slack-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

function storedBy(version: number): string {
  const file = join(folder, 'slack.sqlite');
  const database = new Sqlite(file);
  for (const sql of ADDED.slice(0, version)) database.exec(sql);
  database.pragma(`user_version = ${version}`);
  database.close();
  return file;
}

test.each(ADDED.map((_, i) => i + 1))('what version %d kept is known, and what it had not can be kept', (version) => {
  const has = (since: number): boolean => version >= since;
  const database = openSlackFile(storedBy(version));
  const sent = sentBefore(database, NOW);
  const reactions = openReactions(database, NOW);
  const gaps = gapLog(database);
  const own = ownReactions(database, NOW);
  const uploads = uploadLog(database, NOW);
  expect(sent.find('out:1')).toEqual({ triedAt: '2026-03-03T16:00:00.000Z', done: true, message: PLACE.ts });
  expect(sent.find('out:2')).toEqual({ triedAt: '2026-03-03T16:01:00.000Z', done: false });
  expect(reactions.all()).toEqual(has(2) ? [PLACE] : []);
  expect(reactions.known(PLACE)).toHaveLength(has(2) ? 1 : 0);
  expect(own.has(PLACE, 'hand')).toBe(has(3));
  expect(gaps.of('C1')?.missedSince).toBe(has(4) ? '1772553600.000000' : undefined);
  expect(gaps.noticeIn('C1')?.message).toBe(has(5) ? '1772551200.000100' : undefined);
  expect(gaps.aliveAt()).toBe(has(5) ? '2026-03-03T16:02:00.000Z' : '2026-03-03T16:01:00.000Z');
  expect(uploads.find('out:3')).toEqual(has(6) ? { file: 'F1', isShared: false } : undefined);

  const gap = { since: '2026-03-03T16:30:00.000Z', until: NOW, unread: undefined };
  gaps.begin('C1', '1772550000.000000');
  gaps.closed('C1', { missedSince: undefined, untold: gap });
  uploads.sharing('out:4', 'F2', NOW);
  own.add(PLACE, 'wave');
  expect(gaps.untoldIn('C1')).toEqual([gap]);
  expect(uploads.find('out:4')).toEqual({ file: 'F2', isShared: false });
  expect(own.has(PLACE, 'wave')).toBe(true);
  database.close();
});
