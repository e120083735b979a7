import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { plausibleTimestamp } from './timestamps.ts';

const since = Date.parse('2026-03-03T17:00:00Z');
const now = Date.parse('2026-03-03T18:00:00Z');
const minutes = (n: number): number => n * 60_000;

test.each([
  ['as it says', minutes(-30), minutes(-30)],
  ['as it says, where its clock is a little behind', minutes(-65), minutes(-65)],
  ['now, where its clock is ahead', minutes(5), 0],
  ['now, where it says the far future', minutes(60 * 24 * 365), 0],
  ['now, where it says long ago', minutes(-71), 0],
])('something was said %s', (_, says, was) => {
  expect(plausibleTimestamp(now + says, since, now)).toBe(now + was);
});

test('whatever an event says, it was said at an instant, and not in the future', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.integer(), fc.anything()), (says) => {
      const was = plausibleTimestamp(says, since, now);
      expect(new Date(was).toISOString()).not.toBe('');
      expect(was).toBeLessThanOrEqual(now);
    }),
  );
});
