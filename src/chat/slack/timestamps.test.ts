import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { instantOfTs, laterTs, tsOfInstant } from './timestamps.ts';

describe('time stamps', () => {
  test('are instants to the millisecond, and never a later one', () => {
    expect(instantOfTs('1772557200.123999')).toBe('2026-03-03T17:00:00.123Z');
    // As a number of seconds, it is a little less than that.
    expect(instantOfTs('67393811.416000')).toBe('1972-02-20T00:30:11.416Z');
    expect(() => instantOfTs('soon')).toThrow(RangeError);
  });

  test('of an instant give the instant back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (milliseconds) => {
        const instant = new Date(milliseconds).toISOString();
        expect(instantOfTs(tsOfInstant(instant))).toBe(instant);
      }),
    );
  });

  test('are compared as numbers, not as text', () => {
    expect(laterTs('999999999.000000', '1772557200.000000')).toBe('1772557200.000000');
    expect(laterTs('1772557200.000200', '1772557200.000100')).toBe('1772557200.000200');
  });
});
