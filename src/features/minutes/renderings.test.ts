import { expect, test } from '@jest/globals';

import { given } from '../../../test/doubles/given.ts';
import type { Event } from '../../meeting/event.ts';
import { pastRenderings } from './renderings.ts';

const [rendered, committed, noted] = ['review.rendered', 'review.committed', 'entry.recorded'].map((type): Event => ({
  type,
  at: '2026-03-03T18:00:00.000Z',
})) as [Event, Event, Event];

/** The texts are called after how many events they were made from. */
const texts = (...events: readonly Event[]): readonly string[] => {
  const asked: number[] = [];
  const found = pastRenderings(
    events,
    (count) => {
      asked.push(count);
      return given().meeting;
    },
    () => `after ${asked.at(-1)}`,
  );
  return found;
};

test.each<[string, Event[], string[]]>([
  ['none if nothing was written', [noted], []],
  ['the one that was committed', [noted, rendered, committed], ['after 1']],
  ['the one that was written, though it may not have been committed', [noted, rendered], ['after 1']],
  [
    'from the newest down to the one that was committed last',
    [rendered, committed, noted, rendered, committed, noted, rendered],
    ['after 6', 'after 3'],
  ],
  ['all since the first if none was committed', [rendered, noted, rendered], ['after 2', 'after 0']],
])('%s', (_, events, found) => {
  expect(texts(...events)).toEqual(found);
});
