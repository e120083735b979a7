import { expect, test } from '@jest/globals';

import { dueAt } from './reminders.ts';

const due = (before: string, start: string, zone = 'UTC'): string =>
  dueAt({ before }, `${start}:00.000Z`, zone, 30).slice(0, 16);

test.each([
  ['start', '2024-06-05T16:00'],
  ['gathering', '2024-06-05T15:30'],
  ['10 minutes', '2024-06-05T15:50'],
  ['1 hour', '2024-06-05T15:00'],
  ['1 day', '2024-06-04T16:00'],
  ['2 days', '2024-06-03T16:00'],
  ['1 week', '2024-05-29T16:00'],
])('%s before 2024-06-05 16:00', (before, at) => {
  expect(due(before, '2024-06-05T16:00')).toBe(at);
});

test("days go by the group's clock over a change of it, hours do not", () => {
  // 18:00 in Amsterdam on the day after the clocks went forward, and back.
  expect(due('1 day', '2025-03-30T16:00', 'Europe/Amsterdam')).toBe('2025-03-29T17:00');
  expect(due('24 hours', '2025-03-30T16:00', 'Europe/Amsterdam')).toBe('2025-03-29T16:00');
  expect(due('1 week', '2025-11-02T18:00', 'America/Chicago')).toBe('2025-10-26T17:00');
  expect(due('1 day', '2025-03-30T16:00')).toBe('2025-03-29T16:00');
});
