import { expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { given, givenIn, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { feedSource } from './feed.ts';

const KEY = PLANNED.start;
const AT = '2026-02-20T09:30:00.000Z';
const planned = given({ ...PLANNED, occurrence: KEY });

test('a feed tells of the group, and of the next meeting its agenda', () => {
  expect(feedSource(planned.meeting, AT)).toMatchObject({
    id: 'lantern',
    name: 'Lantern working group',
    stamp: PLANNED.at,
    day: '2026-02-01',
    description: 'Lantern working group, 60 minutes.\nThe roll call opens 30 minutes before the start.',
    next: { key: KEY, description: expect.stringContaining('- 1. Releases\n') },
  });
});

test('only its month matters, so that a feed in which nothing happens stays the same', () => {
  expect(feedSource(planned.meeting, '2026-02-28T23:00:00.000Z')).toEqual(feedSource(planned.meeting, AT));
  expect(feedSource(planned.meeting, '2026-03-01T00:00:00.000Z').day).toBe('2026-03-01');
});

test('what was changed last is its stamp', () => {
  const at = '2026-02-19T12:00:00.000Z';
  const cancelled = planned.and({ type: 'calendar.cancelled', at, occurrence: '2026-03-17T17:00:00.000Z' });
  expect(feedSource(cancelled.meeting, AT)).toMatchObject({
    stamp: at,
    calendar: { decisions: { overrides: [{ key: '2026-03-17T17:00:00.000Z', sequence: 1 }] } },
  });
});

test('a meeting that runs has no agenda in the calendar, nor one that is none of its meetings', () => {
  expect(feedSource(planned.and(STARTED).meeting, AT).next).toBeUndefined();
  expect(feedSource(planned.and({ type: 'lifecycle.unplanned', at: AT }).meeting, AT).next).toBeUndefined();
});

test('a long agenda is cut short, and a group that does not gather says nothing of it', () => {
  const long = planned.and(
    ...Array.from({ length: 60 }, (_, i) => ({
      type: 'topics.added',
      at: AT,
      topic: { id: `Agenda/+${i}`, section: 'Agenda', title: `${i} ${'x'.repeat(100)}`, whole: false },
    })),
  );
  expect(feedSource(long.meeting, AT).next?.description).toHaveLength(4000);
  const brisk = givenIn({ ...demoGroup, schedule: { ...demoGroup.schedule, gathering: 0 } }, PLANNED);
  expect(feedSource(brisk.meeting, AT).description).toBe('Lantern working group, 60 minutes.');
});
