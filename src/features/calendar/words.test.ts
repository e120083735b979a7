import { expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { given, givenIn, PLANNED } from '../../../test/doubles/given.ts';
import { dayWords, isRecurring, linksOf, placeWords, timeIn } from './words.ts';

const planned = given(PLANNED);
const start = PLANNED.start;

test('a time is shown beside UTC in at most four of the members’ zones, or in those that the group names', () => {
  expect(timeIn(planned.meeting, start)).toEqual({
    time: start,
    language: 'en',
    zones: ['Europe/Oslo', 'Europe/Berlin', 'Africa/Lagos', 'Asia/Tokyo'],
  });
  const named = givenIn({ ...demoGroup, zones: ['Asia/Tokyo'] }, PLANNED);
  expect(timeIn(named.meeting, start)).toEqual({ time: start, zones: ['Asia/Tokyo'], language: 'en' });
});

test('a place stands with its link, if there is any', () => {
  const link = 'https://meet.example/1';
  expect(placeWords({})).toEqual([]);
  expect(placeWords({ place: 'Room 1' })).toEqual([', ', 'Room 1']);
  expect(placeWords({ place: 'Room 1', link })).toEqual([', ', 'Room 1', ', ', { link, text: link }]);
});

test('the links lead to other zones, and to the calendar if the group has one', () => {
  const zones =
    'https://www.timeanddate.com/worldclock/fixedtime.html?msg=Lantern+working+group&iso=20260303T1700&p1=1440&am=60';
  expect(linksOf(planned.meeting, start)).toEqual([
    { kind: 'text', pieces: [{ link: zones, text: 'other time zones' }] },
  ]);
  const url = 'https://gavel.example/lantern.ics';
  expect(linksOf(givenIn({ ...demoGroup, calendar: { url } }, PLANNED).meeting, start)[0]?.pieces.slice(1)).toEqual([
    ' · ',
    { link: url, text: 'iCal' },
  ]);
});

test('a day is that of the zone', () => {
  const late = { start: '2026-03-03T23:30:00.000Z', zone: 'UTC' };
  expect(dayWords(late, demoGroup, late.start)).toBe('Tuesday 3 March');
  expect(dayWords({ ...late, zone: 'Europe/Oslo' }, demoGroup, late.start)).toBe('Wednesday 4 March');
  expect(dayWords(late, demoGroup, '2025-12-31T12:00:00.000Z')).toBe('Tuesday 3 March 2026');
});

test('a calendar gives dates by itself unless it rests', () => {
  const paused = planned.and({ type: 'calendar.paused', at: PLANNED.at, from: start });
  expect(isRecurring(planned.meeting)).toBe(true);
  expect(isRecurring(paused.meeting)).toBe(false);
  expect(isRecurring(paused.and({ type: 'calendar.resumed', at: PLANNED.at, until: start }).meeting)).toBe(true);
  const { every: _every, ...once } = demoGroup.schedule;
  expect(isRecurring(givenIn({ ...demoGroup, schedule: once }, PLANNED).meeting)).toBe(false);
});
