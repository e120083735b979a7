import { expect, test } from '@jest/globals';

import { memoryStore } from '../../store/memory/memory.ts';
import { ALIVE_KEY, slackRecords } from './records.ts';
import { sentLog } from './sent-log.ts';

const FIRST = '2026-03-03T16:00:00.000Z';
const SECOND = '2026-03-03T16:05:00.000Z';

test('what is tried twice was tried at the first time, and Gavel was there at the second', async () => {
  const records = slackRecords(memoryStore().store.memory('slack'));
  const log = sentLog(records);
  await log.tried('o1', FIRST);
  await log.tried('o1', SECOND);
  expect(await log.find('o1')).toEqual({ triedAt: FIRST, done: false });
  expect(await records.alive.read(ALIVE_KEY)).toBe(SECOND);
  await log.done('o1', '1772553600.000100');
  expect(await log.find('o1')).toEqual({ triedAt: FIRST, done: true, message: '1772553600.000100' });
});

test('what has no message of its own is done all the same; what was refused was never tried', async () => {
  const log = sentLog(slackRecords(memoryStore().store.memory('slack')));
  for (const id of ['o1', 'o2']) await log.tried(id, FIRST);
  await log.done('o1', undefined);
  await log.refused('o2');
  expect(await log.find('o1')).toEqual({ triedAt: FIRST, done: true });
  expect(await log.find('o2')).toBeUndefined();
});
