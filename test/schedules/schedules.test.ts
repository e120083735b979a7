import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { NO_DECISIONS, occurrencesBetween } from '../../src/schedule/occurrences.ts';
import { scheduleProblems } from '../../src/schedule/problems.ts';
import { ScheduleSchema } from '../../src/schedule/schedule.ts';

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');
const SCHEDULES: Readonly<Record<string, unknown>> = JSON.parse(read('schedules.json'));
/** What python-dateutil makes of them: expected.py wrote it. */
const EXPECTED = read('schedules.expected')
  .trim()
  .split('\n')
  .map((line): [string, string[]] => [
    line.slice(0, line.lastIndexOf(': ')),
    line.slice(line.lastIndexOf(': ') + 2).split(' '),
  ]);

test('there is an expectation for every schedule', () => {
  expect(EXPECTED.map(([name]) => name)).toEqual(Object.keys(SCHEDULES));
  expect(EXPECTED.length).toBeGreaterThanOrEqual(40);
});

test.each(EXPECTED)('%s: two years as another library has them', (name, expected) => {
  const schedule = ScheduleSchema.parse(SCHEDULES[name]);
  const calendar = { schedule, decisions: NO_DECISIONS };
  const found = occurrencesBetween(calendar, '2024-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z');
  expect(scheduleProblems(schedule)).toEqual([]);
  expect(found.map(({ start }) => start.replace(':00.000Z', 'Z'))).toEqual(expected);
});
