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

test('one message tells of the approvals, or that nobody objected, and of the merge', () => {
  const approved = (who: string) => ({ type: 'review.approved', at: AT, who });
  expect(merge(undefined, waiting.and(approved('kenji'), approved('sofia')))?.told).toBe(
    "@kenji and @sofia approved the minutes, and they're merged: PR#7.",
  );
  expect(merge(undefined, waiting.and({ type: 'review.expired', at: AT }))?.told).toBe(
    'Nobody objected, so the minutes are merged: PR#7.',
  );
});

test('who had them merged by a command is named', () => {
  const asked = waiting.and({ type: 'review.merged-by', at: AT, who: 'mira' });
  expect(merge('kenji', asked)).toEqual({ events: MERGED, told: '@mira merged the minutes: PR#7.' });
});

test('what is known, or was never proposed, is nothing new', () => {
  expect(merge('kenji', waiting.and(...MERGED))).toBeUndefined();
  expect(merge('kenji', ended)).toBeUndefined();
});
