import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { threadRoots, threadsOf } from './threads.ts';
import { instantOfTs, laterTs, tsOfInstant } from './timestamps.ts';

describe('in which thread a message stands', () => {
  test('is known of what was heard, by its channel', () => {
    const roots = threadRoots();
    roots.remember('C1', '2', '1');
    expect([roots.of('C1', '2'), roots.of('C2', '2'), roots.of('C1', '1')]).toEqual(['1', undefined, undefined]);
  });

  test('is forgotten of the oldest, not of the newest', () => {
    const roots = threadRoots();
    for (let i = 0; i < 1001; i += 1) roots.remember('C1', `${i}`, 'root');
    expect([roots.of('C1', '0'), roots.of('C1', '1'), roots.of('C1', '1000')]).toEqual([undefined, 'root', 'root']);
  });

  test.each<[string, object, [string, string][]]>([
    ['a reply', { ts: '2', thread_ts: '1' }, [['2', '1']]],
    ['the first message', { ts: '1', thread_ts: '1' }, []],
    ['a message outside of threads', { ts: '1' }, []],
    ['what is no message', { thread_ts: '1' }, []],
  ])('%s', (_, event, found) => {
    expect(threadsOf(event)).toEqual(found);
  });
});

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
