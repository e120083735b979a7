import { describe, expect, test } from '@jest/globals';

import { readDays, readDaysTimed, readMoment, type DayReader } from './read-days.ts';

/** A Tuesday. */
const AT = '2026-03-03T17:15:00.000Z';
const reader: DayReader = { at: AT, zone: 'UTC', language: 'en' };

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
  ])('%s is %s', (words, day) => expect(readDays(words, reader)).toEqual({ days: [day] }));

  test.each([
    ['5/6/2026', ['2026-05-06', '2026-06-05'], '5/6/2026 could have the day or the month first.'],
    ['next friday', ['2026-03-06', '2026-03-13'], 'Today is Tuesday, so "next friday" could mean two days.'],
    ['Monday 2026-06-05', ['2026-06-05', '2026-06-08'], '5 June 2026 is a Friday.'],
    ['Monday, June 5 2026', ['2026-06-05', '2026-06-08'], '5 June 2026 is a Friday.'],
  ])('%s can be two', (words, days, doubt) => expect(readDays(words, reader)).toEqual({ days, doubt }));

  test.each([
    '2026-02-30',
    '31.2.2026',
    'Lampday 2026-06-05',
    'next lamp',
    'friday 16:00',
    'the lamp',
    'June 5 to 7',
    '',
  ])('%s is no day', (words) => expect(readDays(words, reader)).toBeUndefined());

  test.each([
    ['the 20th', '2026-03-20'],
    ['14.3.', '2026-03-14'],
    ['14/3', '2026-03-14'],
    ['a fortnight', '2026-03-17'],
    ['within two weeks', '2026-03-17'],
    ['end of month', '2026-03-31'],
  ])('%s is %s', (words, day) => expect(readDays(words, reader)).toEqual({ days: [day] }));

  test.each(['now', 'the second', 'a day', 'the week', 'last friday', '14.3', '5.10', '1.2.3'])(
    '%s is no day',
    (words) => expect(readDays(words, reader)).toBeUndefined(),
  );

  test.each([
    ['Freitag', '2026-03-06'],
    ['morgen', '2026-03-04'],
    ['übermorgen', '2026-03-05'],
    ['in zwei Wochen', '2026-03-17'],
    ['14. März', '2026-03-14'],
    ['Ende März', '2026-03-31'],
    ['Mittwoch 2026-06-03', '2026-06-03'],
    ['tomorrow', '2026-03-04'],
  ])('%s is %s in a German group', (words, day) =>
    expect(readDays(words, { ...reader, language: 'de' })).toEqual({ days: [day] }),
  );

  test('German doubts are German', () => {
    expect(readDays('nächsten Freitag', { ...reader, language: 'de' })).toEqual({
      days: ['2026-03-06', '2026-03-13'],
      doubt: 'Heute ist Dienstag, also kann „nächsten Freitag“ zwei Tage meinen.',
    });
    expect(readDays('nächsten Freitag', reader)).toBeUndefined();
    expect(readDays('so', { ...reader, language: 'de' })).toBeUndefined();
  });

  test('the end of the month is by the zone', () => {
    const late = { ...reader, at: '2026-03-31T23:30:00.000Z' };
    expect(readDays('end of month', late)).toEqual({ days: ['2026-03-31'] });
    expect(readDays('end of month', { ...late, zone: 'Europe/Oslo' })).toEqual({ days: ['2026-04-30'] });
    const early = { ...reader, at: '2026-04-01T02:00:00.000Z', zone: 'America/Chicago' };
    expect(readDays('end of month', early)).toEqual({ days: ['2026-03-31'] });
    expect(readDays('the 31st', early)).toEqual({ days: ['2026-03-31'] });
  });

  test('today is that of the zone', () => {
    const late = '2026-03-03T23:30:00.000Z';
    expect(readDays('tomorrow', { ...reader, at: late })).toEqual({ days: ['2026-03-04'] });
    expect(readDays('tomorrow', { ...reader, at: late, zone: 'Europe/Oslo' })).toEqual({ days: ['2026-03-05'] });
  });
});

describe('a day with a time beside it', () => {
  test.each([
    ['5.6.2026', '2026-06-05'],
    ['end of the month', '2026-03-31'],
    ['2026-06-05 16:00', '2026-06-05'],
    ['2026-06-05T16:00 UTC', '2026-06-05'],
    ['2026-06-05 at 9:00 Europe/Oslo', '2026-06-05'],
    ['friday 16:00', '2026-03-06'],
    ['friday at 4pm', '2026-03-06'],
    ['in 3 hours', '2026-03-03'],
    ['in 8 hours', '2026-03-04'],
  ])('%s is %s', (words, day) => expect(readDaysTimed(` ${words} `, reader)).toEqual({ days: [day] }));

  test.each(['2026-02-30', '2026-06-05 25:00', '2026-06-05 16:00 Lamp/Post', '5-7 June', 'when the lamp is dry'])(
    '%s is no day',
    (words) => expect(readDaysTimed(words, reader)).toBeUndefined(),
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
