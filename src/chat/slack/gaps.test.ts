import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Database } from 'better-sqlite3';

import { openSlackFile } from './file.ts';
import { gapLog } from './gaps.ts';

const CHANNEL = 'C0LOBBY00';

let folder: string;
let database: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gavel-gaps-'));
  database = openSlackFile(join(folder, 'slack.sqlite'));
});
afterEach(async () => {
  database.close();
  await rm(folder, { recursive: true });
});

/** What a process knows that starts now. */
const onDisk = (): string | undefined => gapLog(database).of(CHANNEL)?.until;
const changes = (): number => Number(database.prepare('SELECT total_changes()').pluck().get());

test('up to where a channel was heard is on disk within half a minute, and exactly at a stop', () => {
  const log = gapLog(database);
  log.begin(CHANNEL, '1000.000000');
  const before = changes();
  for (let second = 1; second <= 100; second += 1) log.heard(CHANNEL, `${1000 + second}.000100`);
  expect(changes() - before).toBe(4);
  expect(log.of(CHANNEL)?.until).toBe('1100.000100');
  expect(onDisk()).toBe('1094.000100');
  log.stopped('2026-03-03T17:00:00.000Z');
  expect(onDisk()).toBe('1100.000100');
});

test('what is heard late takes nothing back', () => {
  const log = gapLog(database);
  log.begin(CHANNEL, '1000.000000');
  log.heard(CHANNEL, '1100.000100');
  log.heard(CHANNEL, '1050.000100');
  log.stopped('2026-03-03T17:00:00.000Z');
  expect(onDisk()).toBe('1100.000100');
});

test('a gap that is closed leaves what has to be told, and what is missing again', () => {
  const gap = { since: '2026-03-03T16:00:00.000Z', until: '2026-03-03T16:20:00.000Z', unread: undefined };
  const log = gapLog(database);
  log.begin(CHANNEL, '1000.000000');
  log.missed(CHANNEL, '1000.000000');
  log.closed(CHANNEL, { missedSince: '1300.000000', untold: gap });
  expect(gapLog(database).of(CHANNEL)?.missedSince).toBe('1300.000000');
  expect(gapLog(database).untoldIn(CHANNEL)).toEqual([gap]);
  log.told(CHANNEL, gap, { ...gap, message: '1400.000000' });
  expect(log.untoldIn(CHANNEL)).toEqual([]);
  expect(log.noticeIn(CHANNEL)).toEqual({ ...gap, message: '1400.000000' });
});
