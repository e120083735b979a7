import { describe, expect, test } from '@jest/globals';

import { threadRoots, threadsOf } from './threads.ts';

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
