import { expect, test } from '@jest/globals';

import { nextStep } from './next-step.ts';

test.each([
  ['2026-03-03T17:00:00.000Z', '2026-03-03T17:05:00.000Z'],
  ['2026-03-03T17:00:00.001Z', '2026-03-03T17:05:00.000Z'],
  ['2026-03-03T17:04:59.999Z', '2026-03-03T17:05:00.000Z'],
  ['2026-03-03T23:59:00.000Z', '2026-03-04T00:00:00.000Z'],
])('asked at %s, every five minutes, the next check is at %s', (now, at) => {
  expect(nextStep(300, now)).toBe(at);
});
