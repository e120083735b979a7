import { describe, expect, test } from '@jest/globals';

import { readStarts, type WhenReader } from './readings.ts';

/** A Wednesday. */
const reader: WhenReader = { language: 'en', at: '2024-05-15T17:30:00.000Z', zone: 'UTC', clock: '17:00' };
const oslo: WhenReader = { ...reader, zone: 'Europe/Oslo', clock: '18:00' };

const read = (typed: string, from: WhenReader = reader): string[] | string => {
  const found = readStarts(typed, from);
  if ('refuse' in found) return found.refuse;
  const starts = found.starts.map((start) => start.slice(0, 16));
  return found.doubt === undefined ? starts : [...starts, found.doubt];
};

describe('what is clear', () => {
  test.each([
    ['2024-06-05 16:00', '2024-06-05T16:00'],
    ['2024-06-05T16:00', '2024-06-05T16:00'],
    ['2024-06-05 @ 16:00 UTC', '2024-06-05T16:00'],
    ['2024-06-05', '2024-06-05T17:00'],
    ['2024-06-05 16:00 Europe/Amsterdam', '2024-06-05T14:00'],
    ['Wednesday 2024-06-05 16:00', '2024-06-05T16:00'],
    ['wed, 2024-06-05 4pm', '2024-06-05T16:00'],
    ['next wednesday 16:00', '2024-05-22T16:00'],
    ['wednesday 16:00', '2024-05-22T16:00'],
    ['in two weeks', '2024-05-29T17:00'],
    ['in two weeks at 16:00', '2024-05-29T16:00'],
    ['two weeks from now', '2024-05-29T17:00'],
    ['tomorrow 09:00', '2024-05-16T09:00'],
    ['June 5th 16:00', '2024-06-05T16:00'],
    ['5 June 2024 16.30', '2024-06-05T16:30'],
    ['friday 4 pm', '2024-05-17T16:00'],
    ['friday 12am', '2024-05-17T00:00'],
    ['18:00', '2024-05-15T18:00'],
    ['17:00', '2024-05-16T17:00'],
    ['in 3 hours', '2024-05-15T20:30'],
    ['5.6.2024 16:00', '2024-06-05T16:00'],
    ['25/6/2024 16:00', '2024-06-25T16:00'],
  ])('%s', (typed, start) => {
    expect(read(typed)).toEqual([start]);
  });

  test('in the zone of the group, over its change of clocks', () => {
    expect(read('2024-06-05 16:00', oslo)).toEqual(['2024-06-05T14:00']);
    const march = { ...oslo, at: '2025-03-20T12:00:00.000Z' };
    expect(read('in two weeks at 18:00', march)).toEqual(['2025-04-03T16:00']);
    expect(read('in two weeks', march)).toEqual(['2025-04-03T16:00']);
    expect(read('in two weeks 18:00 UTC', march)).toEqual(['2025-04-03T18:00']);
  });

  test('today is where the zone is', () => {
    const tokyo: WhenReader = { language: 'en', at: '2024-05-15T17:30:00.000Z', zone: 'Asia/Tokyo', clock: '10:00' };
    expect(read('tomorrow', tokyo)).toEqual(['2024-05-17T01:00']);
  });

  test("in the speaker's own time", () => {
    expect(read('2024-06-05 16:00 my time', { ...reader, own: 'America/Chicago' })).toEqual(['2024-06-05T21:00']);
    expect(read('2024-06-05 16:00 my time')).toBe("I don't know your time zone. Name it, like Europe/Oslo.");
  });
});

describe('what can mean two things', () => {
  test('a weekday that is not that of the date', () => {
    expect(read('Friday 2024-06-05 16:00')).toEqual([
      '2024-06-05T16:00',
      '2024-06-07T16:00',
      '5 June 2024 is a Wednesday.',
    ]);
    expect(read('Friday June 5 2024 at 16:00')).toEqual([
      '2024-06-05T16:00',
      '2024-06-07T16:00',
      '5 June 2024 is a Wednesday.',
    ]);
  });

  test('"next" before another weekday than today', () => {
    expect(read('next friday 16:00')).toEqual([
      '2024-05-17T16:00',
      '2024-05-24T16:00',
      'Today is Wednesday, so "next friday" could mean two days.',
    ]);
  });

  test('day and month with a slash', () => {
    expect(read('5/6/2024')).toEqual(['2024-06-05T17:00']);
    expect(read('7/6/2024')).toEqual([
      '2024-06-07T17:00',
      '2024-07-06T17:00',
      '7/6/2024 could have the day or the month first.',
    ]);
  });

  test('an hour without minutes', () => {
    expect(read('wednesday 4')).toEqual(['2024-05-22T04:00', '2024-05-22T16:00', '4 could be morning or afternoon.']);
    expect(read('tomorrow at 9')).toEqual(['2024-05-16T09:00', '2024-05-16T21:00', '9 could be morning or afternoon.']);
  });

  test('an hour that comes twice, or never', () => {
    const amsterdam = { ...reader, at: '2024-10-20T12:00:00.000Z', zone: 'Europe/Amsterdam' };
    expect(read('2024-10-27 02:30', amsterdam)).toEqual([
      '2024-10-27T00:30',
      '2024-10-27T01:30',
      '02:30 comes twice in Europe/Amsterdam on Sunday 27 October: the clocks go back.',
    ]);
    expect(read('2025-03-30 02:30', { ...amsterdam, at: '2025-03-20T12:00:00.000Z' })).toEqual([
      '2025-03-30T01:30',
      "02:30 doesn't exist in Europe/Amsterdam on Sunday 30 March: the clocks go forward.",
    ]);
  });

  test('a date that is far ahead', () => {
    expect(read('2025-06-05 16:00')).toEqual(['2025-06-05T16:00', "That's 386 days away."]);
  });
});

describe('what is refused', () => {
  test.each([
    ['soon', `I can't read "soon" as a date.`],
    ['2024-06-31 16:00', `I can't read "2024-06-31 16:00" as a date.`],
    ['2024-06-05 25:00', `I can't read "2024-06-05 25:00" as a date.`],
    ['the day after the party', `I can't read "the day after the party" as a date.`],
    ['2024-05-01 16:00', '"2024-05-01 16:00" is in the past.'],
    ['2024-06-05 16:00 PST', 'PST means different times to different people. Name a city, like Europe/Oslo, or UTC.'],
    ['2024-06-05 16:00 Europe/Olso', "I don't know the time zone Europe/Olso."],
  ])('%s', (typed, why) => {
    expect(read(typed)).toBe(why);
  });
});
