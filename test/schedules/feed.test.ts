import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { writeFeed } from '../../src/schedule/ical.ts';
import { NO_DECISIONS, occurrencesBetween } from '../../src/schedule/occurrences.ts';
import { ScheduleSchema } from '../../src/schedule/schedule.ts';
import { readCalendar } from '../doubles/ical-reader.ts';

const SCHEDULES: Readonly<Record<string, object>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'schedules.json'), 'utf8'),
);
const [FIRST, END] = ['2024-06-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z'];

test.each(Object.keys(SCHEDULES))('%s: ical.js reads from the feed what the schedule says, over two years', (name) => {
  const schedule = ScheduleSchema.parse({ ...SCHEDULES[name], duration: 45, place: 'Room 1' });
  const calendar = { schedule, decisions: NO_DECISIONS };
  const text = writeFeed({
    id: 'lantern',
    name: 'Lantern',
    calendar,
    stamp: FIRST,
    day: '2024-06-01',
    description: 'Hello',
  });
  const expected = occurrencesBetween(calendar, FIRST, END).map(({ start, place }) => [
    start,
    new Date(Date.parse(start) + 45 * 60_000).toISOString(),
    place,
  ]);
  expect(readCalendar(text, FIRST, END).map(({ start, end, location }) => [start, end, location])).toEqual(expected);
});
