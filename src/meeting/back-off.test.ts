import { expect, test } from '@jest/globals';

import { backOffMs } from './back-off.ts';

const wait = (failures: number): number => backOffMs(failures, { firstMs: 1000, longestMs: 30_000 });

test('each failure doubles the wait, up to the longest, however often it fails', () => {
  expect([1, 2, 3, 4, 5, 6].map(wait)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000]);
  expect(wait(10_000)).toBe(30_000);
});
