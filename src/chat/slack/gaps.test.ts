import { beforeEach, expect, test } from '@jest/globals';

import { fullDisk, type FullDisk } from '../../../test/doubles/full-disk.ts';
import type { AdapterMemory } from '../../ports/adapter-memory.ts';
import { StoreUnavailable } from '../../ports/store.ts';
import { memoryStore } from '../../store/memory/memory.ts';
import { gapLog, type GapLog } from './gaps.ts';
import { slackRecords } from './records.ts';

const CHANNEL = 'C0LOBBY00';
const NOW = '2026-03-03T17:00:00.000Z';
const GAP = { since: '2026-03-03T16:00:00.000Z', until: '2026-03-03T16:20:00.000Z', unread: undefined };

let disk: FullDisk;
let writes: number;
let log: GapLog;

/** What a process knows that starts now. */
async function started(): Promise<GapLog> {
  const memory = disk.store.memory('slack');
  const counted: AdapterMemory = {
    ...memory,
    write(changes) {
      writes += 1;
      return memory.write(changes);
    },
  };
  const next = gapLog(slackRecords(counted), () => NOW);
  await next.load();
  return next;
}
const untilOnDisk = async (): Promise<string | undefined> => (await started()).of(CHANNEL)?.until;

beforeEach(async () => {
  disk = fullDisk(memoryStore());
  writes = 0;
  log = await started();
  await log.begin(CHANNEL, '1000.000000');
});

test('up to where a channel was heard is on disk within half a minute, and exactly at a stop', async () => {
  writes = 0;
  for (let second = 1; second <= 100; second += 1) await log.heard(CHANNEL, `${1000 + second}.000100`);
  expect(writes).toBe(3);
  expect(log.of(CHANNEL)?.until).toBe('1100.000100');
  expect(await untilOnDisk()).toBe('1092.000100');
  await log.stopped(NOW);
  expect(await untilOnDisk()).toBe('1100.000100');
  expect((await started()).aliveAt()).toBe(NOW);
});

test('what is heard late takes nothing back', async () => {
  await log.heard(CHANNEL, '1100.000100');
  await log.heard(CHANNEL, '1050.000100');
  await log.stopped(NOW);
  expect(await untilOnDisk()).toBe('1100.000100');
});

test('of two gaps the earlier one says since when something is missing, and what is heard meanwhile changes nothing', async () => {
  await log.missed(CHANNEL, '1200.000000');
  await log.missed(CHANNEL, '1100.000000');
  await log.missed(CHANNEL, '1300.000000');
  await log.heard(CHANNEL, '1400.000000');
  expect((await started()).of(CHANNEL)).toEqual({
    begun: '1000.000000',
    until: '1400.000000',
    missedSince: '1100.000000',
  });
});

test('a gap that is closed leaves what has to be told, and what is missing again', async () => {
  await log.missed(CHANNEL, '1000.000000');
  await log.closed(CHANNEL, { missedSince: '1300.000000', untold: GAP });
  const next = await started();
  expect(next.of(CHANNEL)?.missedSince).toBe('1300.000000');
  expect(next.untoldIn(CHANNEL)).toEqual([GAP]);
  expect(next.noticeIn(CHANNEL)).toBeUndefined();
  await next.told(CHANNEL, GAP, { ...GAP, message: '1400.000000' });
  for (const one of [next, await started()]) {
    expect(one.untoldIn(CHANNEL)).toEqual([]);
    expect(one.noticeIn(CHANNEL)).toEqual({ ...GAP, message: '1400.000000' });
  }
});

test('if reading fails and is tried again, a gap that has to be told is there once', async () => {
  await log.missed(CHANNEL, '1000.000000');
  await log.closed(CHANNEL, { missedSince: undefined, untold: GAP });
  const memory = disk.store.memory('slack');
  let fails = true;
  const read: AdapterMemory['read'] = async (kind, key) => {
    if (fails) throw new Error('It cannot be read');
    return memory.read(kind, key);
  };
  const next = gapLog(slackRecords({ ...memory, read }), () => NOW);
  await expect(next.load()).rejects.toThrow('It cannot be read');
  fails = false;
  await next.load();
  expect(next.untoldIn(CHANNEL)).toEqual([GAP]);
});

test('what cannot be written down is known all the same, and on disk with what is written next', async () => {
  disk.fill();
  await expect(log.missed(CHANNEL, '1100.000000')).rejects.toBeInstanceOf(StoreUnavailable);
  expect(log.of(CHANNEL)?.missedSince).toBe('1100.000000');
  disk.empty();
  await log.heard(CHANNEL, '1500.000000');
  expect((await started()).of(CHANNEL)?.missedSince).toBe('1100.000000');
});
