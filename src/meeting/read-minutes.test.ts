import { expect, test } from '@jest/globals';

import { readMinuteCount } from './read-minutes.ts';

test.each([
  ['15', 15],
  ['1m', 1],
  ['5 min', 5],
  ['5 minute', 5],
  ['90 Minutes', 90],
  ['240', 240],
])('%s is %i', (typed, minutes) => expect(readMinuteCount(typed)).toBe(minutes));

test.each(['', '0', '241', '999', '1000', '-5', '1.5', '1h', 'ten', '5 minutes more'])('%s is none', (typed) =>
  expect(readMinuteCount(typed)).toBeUndefined(),
);
