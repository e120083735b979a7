import { describe, expect, test } from '@jest/globals';

import { readDay, readDays, readMoment } from './read-days.ts';

/** A Tuesday. */
const AT = '2026-03-03T17:15:00.000Z';

describe('days that words can mean', () => {
  test.each([
    ['2026-06-05', '2026-06-05'],
    ['Friday 2026-06-05', '2026-06-05'],
    ['Friday, 2026-06-05', '2026-06-05'],
    ['5.6.2026', '2026-06-05'],
    ['15/6/2026', '2026-06-15'],
    ['today', '2026-03-03'],
    ['tomorrow', '2026-03-04'],
    ['friday', '2026-03-06'],
    ['next monday', '2026-03-09'],
    ['in two weeks', '2026-03-17'],
    ['June 5', '2026-06-05'],
    ['february 10', '2027-02-10'],
  ])('%s is %s', (words, day) => expect(readDays(words, AT, 'UTC')).toEqual({ days: [day] }));

  test.each([
    ['5/6/2026', ['2026-05-06', '2026-06-05'], '5/6/2026 is written with the day first and with the month first.'],
    ['next friday', ['2026-03-06', '2026-03-13'], 'Today is Tuesday, so "next friday" can be two days.'],
    ['Monday 2026-06-05', ['2026-06-05', '2026-06-08'], '2026-06-05 is a Friday.'],
    ['Monday, June 5 2026', ['2026-06-05', '2026-06-08'], '2026-06-05 is a Friday.'],
  ])('%s can be two', (words, days, doubt) => expect(readDays(words, AT, 'UTC')).toEqual({ days, doubt }));

  test.each([
    '2026-02-30',
    '31.2.2026',
    'Lampday 2026-06-05',
    'next lamp',
    'friday 16:00',
    'the lamp',
    'June 5 to 7',
    '',
  ])('%s is no day', (words) => expect(readDays(words, AT, 'UTC')).toBeUndefined());

  test('today is that of the zone', () => {
    const late = '2026-03-03T23:30:00.000Z';
    expect(readDays('tomorrow', late, 'UTC')).toEqual({ days: ['2026-03-04'] });
    expect(readDays('tomorrow', late, 'Europe/Oslo')).toEqual({ days: ['2026-03-05'] });
  });
});

describe('the one day that words most likely mean', () => {
  test.each([
    ['5.6.2026', '2026-06-05'],
    ['5/6/2026', '2026-05-06'],
    ['next friday', '2026-03-13'],
    ['2026-06-05 16:00', '2026-06-05'],
    ['2026-06-05T16:00 UTC', '2026-06-05'],
    ['2026-06-05 at 9:00 Europe/Oslo', '2026-06-05'],
    ['friday 16:00', '2026-03-06'],
    ['friday at 4pm', '2026-03-06'],
    ['in 3 hours', '2026-03-03'],
    ['in 8 hours', '2026-03-04'],
  ])('%s is %s', (words, day) => expect(readDay(` ${words} `, AT, 'UTC')).toBe(day));

  test.each(['2026-02-30', '2026-06-05 25:00', '2026-06-05 16:00 Lamp/Post', '5-7 June', 'when the lamp is dry'])(
    '%s is no day',
    (words) => expect(readDay(words, AT, 'UTC')).toBeUndefined(),
  );
});

describe('a moment', () => {
  test.each([
    ['in 3 hours', '2026-03-03T20:15:00.000Z'],
    ['in 90 minutes', '2026-03-03T18:45:00.000Z'],
  ])('%s', (words, moment) => expect(readMoment(words, AT)).toBe(moment));

  test.each(['tomorrow', 'in two weeks', 'friday 16:00', 'in 3 hours or so'])('%s is none', (words) =>
    expect(readMoment(words, AT)).toBeUndefined(),
  );
});
