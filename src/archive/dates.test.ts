import { describe, expect, test } from '@jest/globals';

import { clocksIn, daysIn, instantOnDay, isArea, lastDay } from './dates.ts';
import { statedStart, type UnclearStart, type UnsaidStart } from './stated-start.ts';
import { weekdaysIn } from './weekdays.ts';

describe('the days that a text names', () => {
  test.each<[string, string[]]>([
    ['2026-03-17', ['2026-03-17..2026-03-17']],
    ['17 March 2026', ['2026-03-17..2026-03-17']],
    ['March 17', ['2026-03-17..2026-03-17']],
    // The first such day from then on: there is no more February this year.
    ['February 3', ['2027-02-03..2027-02-03']],
    ['3 to 5 June 2026', ['2026-06-03..2026-06-05']],
    ['on Thursday', ['2026-03-05..2026-03-05']],
    ['in March', []],
    ['at 17:00', []],
    ['no date yet', []],
    ['', []],
    ['Dienstag, 17. März 2026', ['2026-03-17..2026-03-17']],
    ['8. bis 10. Dezember', ['2026-12-08..2026-12-10']],
    ['20. August 2026', ['2026-08-20..2026-08-20']],
    ['3. Februar', ['2027-02-03..2027-02-03']],
    // In English it may be no day at all.
    ['8.12.', []],
  ])('%s', (text, days) => {
    expect(daysIn(text, '2026-03-03').map(({ from, to }) => `${from}..${to}`)).toEqual(days);
  });

  test.each<[string, string[]]>([
    ['8.12.', ['2026-12-08..2026-12-08']],
    ['am 8.12.2026', ['2026-12-08..2026-12-08']],
    ['20. August', ['2026-08-20..2026-08-20']],
    ['8. Dez. oder 2026-12-15', ['2026-12-08..2026-12-08', '2026-12-15..2026-12-15']],
    ['um 7.30 Uhr, Version 1.2.3', []],
    ['31.2.', []],
  ])('in a German group, %s', (text, days) => {
    expect(daysIn(text, '2026-03-03', { language: 'de' }).map(({ from, to }) => `${from}..${to}`)).toEqual(days);
  });

  test('over after the last one, in whichever order they stand', () => {
    expect(lastDay('2026-05-01 or 2026-04-01', '2026-03-03')).toBe('2026-05-01');
    expect(lastDay('3 to 5 June 2026', '2026-03-03')).toBe('2026-06-05');
    expect(lastDay('some day', '2026-03-03')).toBeUndefined();
  });
});

describe('times of day', () => {
  test.each<[string, string[]]>([
    ['17:00 UTC', ['17:00 UTC']],
    ['at 7.30 Europe/Oslo', ['07:30 Europe/Oslo']],
    ['17:00:30 GMT', ['17:00 GMT']],
    ['17:00Z', ['17:00 Z']],
    ['17:00', ['17:00']],
    ['16:00 CET or 15:00 UTC', ['16:00 CET', '15:00 UTC']],
    ['25:00', []],
    ['version 1.17.30', []],
    ['um 18 Uhr', ['18:00']],
    ['um 18.30 Uhr MEZ', ['18:30 MEZ']],
    ['17:65', []],
  ])('%s', (text, clocks) => {
    expect(clocksIn(text).map(({ time, zone }) => [time, ...(zone === undefined ? [] : [zone])].join(' '))).toEqual(
      clocks,
    );
  });

  test.each([
    ['2026-03-03', '17:00', undefined, '2026-03-03T17:00:00.000Z'],
    ['2026-03-03', '17:00', 'CET', '2026-03-03T16:00:00.000Z'],
    ['2026-07-03', '17:00', 'CEST', '2026-07-03T15:00:00.000Z'],
    ['2026-07-03', '17:00', 'Europe/Oslo', '2026-07-03T15:00:00.000Z'],
    ['2026-03-03', '17:00', 'Europe/Atlantis', undefined],
    ['2026-02-30', '17:00', 'UTC', undefined],
  ])('%s %s %s', (day, time, zone, instant) => {
    expect(instantOnDay(day, { time, zone })).toBe(instant);
  });

  test('an area is a zone with a city that is known', () => {
    expect(['Europe/Oslo', 'UTC', 'CET', 'Europe/Atlantis'].map(isArea)).toEqual([true, false, false, false]);
  });
});

test('a weekday is that of the day, or is not, in any language', () => {
  expect(weekdaysIn('Dienstag, nicht samstags').map(({ fits }) => fits('2026-03-03'))).toEqual([true]);
  const [tuesday, friday, ...more] = weekdaysIn('TUESDAY, or friday; not someday');
  expect(more).toEqual([]);
  expect([tuesday?.fits('2026-03-03'), friday?.fits('2026-03-03')]).toEqual([true, false]);
});

describe('when a line says that a meeting is', () => {
  const unsaid: UnsaidStart = { held: '2026-03-03', startOn: (day) => `${day}T17:00:00.000Z`, zone: 'Europe/Oslo' };

  test.each<[string, string]>([
    ['Next meeting is 2026-03-17', '2026-03-17T17:00:00.000Z'],
    ['Next meeting is Tuesday 2026-03-17 @ 16:00 UTC', '2026-03-17T16:00:00.000Z'],
    // By the group's clock.
    ['17 March, 16:00', '2026-03-17T15:00:00.000Z'],
    ['2026-03-17 16:00 America/Bogota', '2026-03-17T21:00:00.000Z'],
    // The same moment, told twice.
    ['2026-03-17 16:00 UTC (17:00 CET)', '2026-03-17T16:00:00.000Z'],
  ])('%s', (line, start) => {
    expect(statedStart(line, unsaid)).toEqual({ start, day: '2026-03-17' });
  });

  test('a weekday that is not the day’s is told, and changes nothing', () => {
    expect(statedStart('Friday 2026-03-17 16:00 UTC', unsaid)).toEqual({
      start: '2026-03-17T16:00:00.000Z',
      day: '2026-03-17',
      wrongWeekday: 'Friday',
    });
  });

  test.each<[string, UnclearStart]>([
    ['on 5/6/2026', { unclear: 'two ways' }],
    ['on 5.6. at 17:00', { unclear: 'two ways' }],
    ['2026-03-17 or 2026-03-24', { unclear: 'several days' }],
    ['2026-03-17 5 pm', { unclear: 'twelve hours' }],
    ['2026-03-17 16:00 EST', { unclear: 'other zone', zone: 'EST' }],
    ['2026-03-17 16:00 UTC or 18:00 UTC', { unclear: 'several times' }],
  ])('%s is not guessed', (line, why) => expect(statedStart(line, unsaid)).toEqual(why));

  test.each<[string, string]>([
    ['Die nächste Sitzung ist am Dienstag, 17. März 2026, um 16:00 UTC', '2026-03-17T16:00:00.000Z'],
    ['17.3., 16 Uhr', '2026-03-17T15:00:00.000Z'],
    ['Di 17.03.2026 um 17.30 Uhr MEZ', '2026-03-17T16:30:00.000Z'],
    ['am 17. März', '2026-03-17T17:00:00.000Z'],
  ])('in a German group, %s', (line, start) => {
    expect(statedStart(line, { ...unsaid, of: { language: 'de' } })).toEqual({ start, day: '2026-03-17' });
  });

  test('a time without a zone is not guessed if nobody knows whose clock it is by', () => {
    expect(statedStart('2026-03-17 16:00', { ...unsaid, zone: undefined })).toEqual({
      unclear: 'no zone',
    });
  });
});

test.each<[string, string[]]>([
  ['15:00–15:52 UTC', ['15:00 UTC', '15:52 UTC']],
  ['from 9:30 to 10:15 CET', ['09:30 CET', '10:15 CET']],
  ['15:00, 16:00 UTC', ['15:00', '16:00 UTC']],
])('the zone of a span is that of both times: %s', (text, clocks) => {
  expect(clocksIn(text).map(({ time, zone }) => (zone === undefined ? time : `${time} ${zone}`))).toEqual(clocks);
});
