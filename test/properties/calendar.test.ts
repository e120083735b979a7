import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { calendarOf } from '../../src/features/calendar/calendar.ts';
import { writeFeed } from '../../src/schedule/ical.ts';
import { nextOccurrence, occurrencesBetween } from '../../src/schedule/occurrences.ts';
import { readCalendar } from '../doubles/ical-reader.ts';
import { inventedGroup } from '../doubles/invented-group.ts';
import { openMeeting } from '../doubles/open-meeting.ts';

const groups = [
  { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2' },
  { start: '18:00', zone: 'Europe/Amsterdam', from: '2024-05-15', every: 'FREQ=WEEKLY', skip: ['2024-06-05'] },
  { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2', alternating: [{ start: '08:00' }] },
].map((schedule) => inventedGroup({ schedule, members: [{ handle: 'mira' }], secretaries: [] }));

const day = fc
  .integer({ min: 1, max: 180 })
  .map((days) => new Date(Date.UTC(2024, 4, 10 + days)).toISOString().slice(0, 10));
const time = fc.constantFrom('17:00', '16:00', '08:00');
const command = fc.oneof(
  fc.tuple(day, time).map(([on, at]) => `/meeting next ${on} ${at}`),
  fc.tuple(day, time).map(([on, at]) => `/meeting next ${on} ${at} onwards`),
  fc.tuple(day, time).map(([on, at]) => `/meeting add ${on} ${at}`),
  day.map((on) => `/meeting skip ${on}`),
  day.map((on) => `/meeting uncancel ${on}`),
  fc.constantFrom(
    '/meeting skip',
    '/meeting uncancel',
    '/meeting next none',
    '/meeting next cancel',
    '/meeting next yes',
  ),
);
const NOW = '2024-05-10T12:00:00.000Z';
const END = '2025-06-01T00:00:00.000Z';

test('whatever is decided, the meeting that is planned is the next one of the calendar, and the feed says the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...groups), fc.array(command, { maxLength: 6 }), (group, commands) => {
      const meeting = openMeeting(group, NOW);
      for (const typed of commands) meeting.says('mira', typed);
      const calendar = calendarOf(meeting.meeting());
      expect(meeting.planned()).toBe(nextOccurrence(calendar, NOW)?.start);

      const expected = occurrencesBetween(calendar, NOW, END).map(({ start }) => start);
      const text = writeFeed({
        id: 'lantern',
        name: 'Lantern',
        calendar,
        stamp: NOW,
        day: '2024-05-01',
        description: '',
      });
      expect(readCalendar(text, NOW, END).map(({ start }) => start)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
