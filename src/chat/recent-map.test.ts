import { expect, test } from '@jest/globals';

import { recentMap } from './recent-map.ts';

test('holds what was put last, and forgets the oldest of more than it may hold', () => {
  const recent = recentMap<number>(2);
  recent.set('a', 1);
  recent.set('b', 2);
  recent.set('a', 3);
  expect(['a', 'b'].map((key) => recent.get(key))).toEqual([3, 2]);
  recent.set('c', 4);
  expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([undefined, 2, 4]);
});
