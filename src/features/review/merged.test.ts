import { expect, test } from '@jest/globals';

import { ENDED, givenIn, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { groupWithReviews } from '../../../test/doubles/group-with-reviews.ts';
import { plainText } from '../../meeting/message.ts';
import { mergedNow } from './merged.ts';

const AT = '2026-03-04T09:00:00.000Z';
const ended = givenIn(groupWithReviews(), PLANNED, STARTED, ENDED);
const waiting = ended.and({ type: 'review.proposed', at: AT, branch: 'b', label: 'PR#7', commit: 'c1' });
const MERGED = [
  { type: 'review.merged', at: AT, commit: 'm1' },
  { type: 'lifecycle.approved', at: AT },
];

function merge(by?: string, { meeting } = waiting) {
  const user = by === undefined ? {} : { by: { platform: 'github', id: by.toLowerCase(), name: by } };
  const decided = mergedNow({ commit: 'm1', ...user }, meeting, AT);
  return decided && { events: decided.events, told: decided.announce && plainText(decided.announce) };
}

test('minutes that Gavel merged are approved', () => {
  expect(merge()).toEqual({ events: MERGED, told: 'The minutes are merged: PR#7.' });
});

test('a member who merged them is named', () => {
  expect(merge('kenji')).toEqual({
    events: [{ type: 'review.merged-by', at: AT, who: 'kenji' }, ...MERGED],
    told: '@kenji merged the minutes: PR#7.',
  });
});

test('a stranger who merged them is introduced', () => {
  expect(merge('Ghost')?.events).toEqual([
    { type: 'guest.met', at: AT, key: 'github:ghost', name: 'Ghost' },
    { type: 'review.merged-by', at: AT, who: 'github:ghost' },
    ...MERGED,
  ]);
});

test('whoever had them merged by a command is named already', () => {
  const asked = waiting.and({ type: 'review.merged-by', at: AT, who: 'mira' });
  expect(merge('kenji', asked)).toEqual({ events: MERGED, told: 'The minutes are merged: PR#7.' });
});

test('what is known, or was never proposed, is nothing new', () => {
  expect(merge('kenji', waiting.and(...MERGED))).toBeUndefined();
  expect(merge('kenji', ended)).toBeUndefined();
});
