import { describe, expect, test } from '@jest/globals';

import { NO_DECISIONS, nextOccurrence, nextStart, occurrencesBetween, type ScheduleDecisions } from './occurrences.ts';
import { ScheduleSchema } from './schedule.ts';

const fortnight = ScheduleSchema.parse({
  start: '17:00',
  from: '2024-05-15',
  every: 'FREQ=WEEKLY;INTERVAL=2',
  place: 'Room 1',
});
const starts = (decisions: Partial<ScheduleDecisions>, schedule = fortnight): string[] =>
  occurrencesBetween(
    { schedule, decisions: { ...NO_DECISIONS, ...decisions } },
    '2024-05-01T00:00:00.000Z',
    '2024-07-15T00:00:00.000Z',
  ).map(({ start }) => start.slice(0, 16));

const key = '2024-05-29T17:00:00.000Z';

describe('what is decided in chat', () => {
  test('nothing', () => {
    expect(starts({})).toEqual([
      '2024-05-15T17:00',
      '2024-05-29T17:00',
      '2024-06-12T17:00',
      '2024-06-26T17:00',
      '2024-07-10T17:00',
    ]);
  });

  test('a meeting is cancelled, or moved', () => {
    expect(starts({ overrides: [{ key, sequence: 1 }] })).not.toContain('2024-05-29T17:00');
    expect(starts({ overrides: [{ key, start: '2024-06-05T16:00:00.000Z', sequence: 1 }] }).slice(0, 3)).toEqual([
      '2024-05-15T17:00',
      '2024-06-05T16:00',
      '2024-06-12T17:00',
    ]);
  });

  test('a meeting that is moved out of the time asked for, or into it, is found in its new place', () => {
    const calendar = {
      schedule: fortnight,
      decisions: { ...NO_DECISIONS, overrides: [{ key, start: '2024-08-01T16:00:00.000Z', sequence: 1 }] },
    };
    expect(occurrencesBetween(calendar, '2024-07-30T00:00:00.000Z', '2024-08-02T00:00:00.000Z')).toEqual([
      { key, start: '2024-08-01T16:00:00.000Z', place: 'Room 1', link: undefined, zone: 'UTC' },
    ]);
  });

  test('one moved onto another is one meeting', () => {
    expect(starts({ overrides: [{ key, start: '2024-06-12T17:00:00.000Z', sequence: 1 }] })).toHaveLength(4);
  });

  test('no date for a while, and for ever', () => {
    expect(starts({ pauses: [{ from: key, until: '2024-06-20T00:00:00.000Z' }] })).toEqual([
      '2024-05-15T17:00',
      '2024-06-26T17:00',
      '2024-07-10T17:00',
    ]);
    expect(starts({ pauses: [{ from: key }] })).toEqual(['2024-05-15T17:00']);
    expect(
      nextOccurrence(
        { schedule: fortnight, decisions: { ...NO_DECISIONS, pauses: [{ from: key }] } },
        '2024-05-16T00:00:00.000Z',
      ),
    ).toBeUndefined();
  });

  test('from a day on, counted anew', () => {
    expect(starts({ anchors: [{ from: '2024-06-05', start: '18:00', zone: 'Europe/Amsterdam' }] })).toEqual([
      '2024-05-15T17:00',
      '2024-05-29T17:00',
      '2024-06-05T16:00',
      '2024-06-19T16:00',
      '2024-07-03T16:00',
    ]);
  });
});

describe('the next start', () => {
  test('is after the instant, not at it', () => {
    expect(nextStart(fortnight, '2024-05-15T17:00:00.000Z')).toBe('2024-05-29T17:00:00.000Z');
    expect(nextStart(fortnight, '2024-05-15T16:59:59.999Z')).toBe('2024-05-15T17:00:00.000Z');
  });

  test('is found years ahead', () => {
    const leap = ScheduleSchema.parse({ start: '12:00', from: '2024-02-29', every: 'FREQ=YEARLY' });
    expect(nextStart(leap, '2024-03-01T00:00:00.000Z')).toBe('2028-02-29T12:00:00.000Z');
  });

  test('is unknown where nothing recurs', () => {
    expect(nextStart(ScheduleSchema.parse({ start: '12:00' }), '2024-03-01T00:00:00.000Z')).toBeUndefined();
  });
});
