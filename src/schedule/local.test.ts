import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { dayIn, fromLocal, toLocal, weekdayOf } from './local.ts';

describe('a local time', () => {
  test('that comes once', () => {
    expect(fromLocal('2024-06-05T18:00', 'Europe/Amsterdam')).toEqual({ kind: 'once', at: '2024-06-05T16:00:00.000Z' });
    expect(fromLocal('2024-12-11T17:00', 'UTC')).toEqual({ kind: 'once', at: '2024-12-11T17:00:00.000Z' });
  });

  test('that the clock jumps over is read by the clock before the jump', () => {
    const found = fromLocal('2025-03-30T02:30', 'Europe/Amsterdam');
    expect(found).toEqual({ kind: 'never', at: '2025-03-30T01:30:00.000Z' });
    expect(toLocal(found.at, 'Europe/Amsterdam')).toBe('2025-03-30T03:30');
  });

  test('that comes twice is the first of the two', () => {
    expect(fromLocal('2025-10-26T02:30', 'Europe/Amsterdam')).toEqual({
      kind: 'twice',
      at: '2025-10-26T00:30:00.000Z',
      second: '2025-10-26T01:30:00.000Z',
    });
    expect(fromLocal('2025-11-02T01:30', 'America/Chicago')).toMatchObject({
      kind: 'twice',
      at: '2025-11-02T06:30:00.000Z',
    });
  });

  test('the hours around a change come once', () => {
    for (const [local, at] of [
      ['2025-03-30T01:59', '2025-03-30T00:59'],
      ['2025-03-30T03:00', '2025-03-30T01:00'],
      ['2025-10-26T01:59', '2025-10-25T23:59'],
      ['2025-10-26T03:00', '2025-10-26T02:00'],
    ] as const)
      expect(fromLocal(local, 'Europe/Amsterdam')).toEqual({ kind: 'once', at: `${at}:00.000Z` });
  });

  test('of a day that a country left out', () => {
    expect(fromLocal('2011-12-30T12:00', 'Pacific/Apia')).toMatchObject({
      kind: 'never',
      at: '2011-12-30T22:00:00.000Z',
    });
  });

  test('is read back as it was written, unless it never comes', () => {
    const zones = fc.constantFrom(
      'Europe/Amsterdam',
      'America/Chicago',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Apia',
    );
    const minutes = fc.integer({ min: 0, max: 40 * 366 * 24 * 60 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const local = new Date(Date.UTC(2000, 0, 1, 0, minute)).toISOString().slice(0, 16);
        const found = fromLocal(local, zone);
        const written = found.kind === 'twice' ? [found.at, found.second] : [found.at];
        const read = written.map((at) => toLocal(at, zone) === local);
        expect(read.every(Boolean)).toBe(found.kind !== 'never');
      }),
    );
  });
});

test('days and weekdays', () => {
  expect(dayIn('2024-06-05T23:30:00.000Z', 'Asia/Tokyo')).toBe('2024-06-06');
  expect(weekdayOf('2025-01-08')).toBe('Wednesday');
});
