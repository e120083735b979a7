import { beforeEach, expect, test } from '@jest/globals';

import { memoryStore } from '../../store/memory/memory.ts';
import { openReactions, type OpenReactions } from './open-reactions.ts';
import { slackRecords, type SlackRecords } from './records.ts';

const PLACE = { channel: 'C1', ts: '1772553600.000100' };
const OTHER = { channel: 'C1', ts: '1772553600.000200' };
const put = (at: string, isPut = true) => ({ user: 'U1', emoji: '✋', put: isPut, at: `2026-03-03T16:${at}:00.000Z` });

let records: SlackRecords;
let open: OpenReactions;
beforeEach(() => {
  records = slackRecords(memoryStore().store.memory('slack'));
  open = openReactions(records);
});

test('a message that asks for reactions knows what was heard of each last, and no other message’s', async () => {
  for (const place of [PLACE, OTHER]) await open.shows(place, true);
  await open.heard(PLACE, put('01'));
  await open.shows(PLACE, true);
  await open.heard(PLACE, put('02', false));
  expect(await open.all()).toEqual([PLACE, OTHER]);
  expect(await open.known(PLACE)).toEqual([put('02', false)]);
  expect(await open.known(OTHER)).toEqual([]);
});

test.each([
  ['the first of somebody', undefined, put('01'), true],
  ['the same again', put('01'), put('02'), false],
  ['one that is taken back', put('01'), put('02', false), true],
  ['one that comes after what followed it', put('02', false), put('01'), false],
])('%s', async (_, before, sign, isNews) => {
  await open.shows(PLACE, true);
  if (before) await open.heard(PLACE, before);
  expect(await open.isNews(PLACE, sign)).toBe(isNews);
});

test('what was heard of a message that asks no more is forgotten, and nothing is remembered of it', async () => {
  await open.shows(PLACE, true);
  await open.heard(PLACE, put('01'));
  await open.shows(PLACE, false);
  await open.heard(PLACE, put('02'));
  expect(await open.known(PLACE)).toBeUndefined();
  expect(await open.isNews(PLACE, put('01'))).toBe(true);
  expect(await records.reacted.list()).toEqual([]);
});
