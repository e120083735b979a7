import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { reviewedForge } from '../../test/doubles/reviewed-forge.ts';
import { smallGroup } from '../../test/doubles/small-group.ts';
import { memoryForge } from '../forge/memory/memory.ts';
import { nextReview } from './next-review.ts';

const binding = { group: smallGroup(), rooms: [], forge: reviewedForge() };
const instants = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

test('the next look is later than now, by a minute at most', () => {
  fc.assert(
    fc.property(instants, (now) => {
      const [job] = nextReview('moths/1', binding, now);
      const wait = Date.parse(job?.at ?? '') - Date.parse(now);
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60_000);
    }),
  );
});

test('two that ask in the same minute ask for the same job, so that two chains of looks become one', () => {
  const [early] = nextReview('moths/1', binding, '2026-03-03T17:00:01.000Z');
  const [late] = nextReview('moths/1', binding, '2026-03-03T17:00:59.999Z');
  expect(late).toEqual(early);
  expect(early).toEqual({
    id: 'moths/1/follow/2026-03-03T17:01:00.000Z',
    group: 'moths',
    kind: 'follow',
    at: '2026-03-03T17:01:00.000Z',
    data: { stream: 'moths/1' },
  });
});

test('a forge on which nobody reviews is not looked at', () => {
  expect(nextReview('moths/1', { ...binding, forge: memoryForge() }, '2026-03-03T17:00:00.000Z')).toEqual([]);
});
