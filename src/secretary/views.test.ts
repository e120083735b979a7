import { expect, test } from '@jest/globals';

import type { Event } from '../meeting/event.ts';
import type { AnyFeature, Feature } from '../meeting/feature.ts';
import type { Group } from '../meeting/group.ts';
import { createKernel } from '../meeting/kernel.ts';
import { sayText } from '../meeting/message.ts';
import type { GroupBinding } from './secretary-deps.ts';
import { shownNow } from './views.ts';

interface Counted extends Event {
  readonly type: 'lamps.counted' | 'chairs.counted';
}

/** A feature that counts, and shows what `shows` makes of the counts. */
function counting(name: 'lamps' | 'chairs', shows: AnyFeature['views']): Feature<number, Counted> {
  const on = { 'lamps.counted': (count: number) => count, 'chairs.counted': (count: number) => count };
  return {
    name,
    initial: () => 0,
    evolve: { ...on, [`${name}.counted`]: (count: number) => count + 1 },
    ...(shows ? { views: shows } : {}),
  };
}

const AT = '2026-11-24T17:00:00.000Z';
const binding = { rooms: ['web:a', 'web:b'] } as unknown as GroupBinding;

/** Lamps that are shown, and chairs that are not; how often it was asked what to show. */
function stage() {
  let asked = 0;
  const lamps: Feature<number, Counted> = counting('lamps', (meeting) => {
    asked += 1;
    return [{ key: 'lamps', message: sayText(`${Math.min(2, meeting.stateOf(lamps))} lamps`) }];
  });
  const one = createKernel([lamps, counting('chairs', undefined)], () => undefined);
  const begun = one.begin('demo/1', {} as Group);
  return { one, begun, asked: () => asked };
}

test('posts each view to all rooms, with an id that says which state of the meeting it shows', () => {
  const { one, begun } = stage();
  const { changed } = shownNow(one, one.advance(begun, [{ type: 'lamps.counted', at: AT }]), binding);
  expect(changed.map(({ item: { id, room, view, subject } }) => ({ id, room, view, subject }))).toEqual([
    { id: 'demo/1/lamps/1@web:a', room: 'web:a', view: 'demo/1/lamps', subject: { stream: 'demo/1', about: 'lamps' } },
    { id: 'demo/1/lamps/1@web:b', room: 'web:b', view: 'demo/1/lamps', subject: { stream: 'demo/1', about: 'lamps' } },
  ]);
});

test('posts only what shows something else, whatever changed beneath it', () => {
  const { one, begun } = stage();
  const meetings = [1, 2, 3].map((count) =>
    one.advance(
      begun,
      Array.from({ length: count }, () => ({ type: 'lamps.counted', at: AT })),
    ),
  );
  let { shown } = shownNow(one, begun, binding);
  const posted = meetings.map((meeting) => {
    const now = shownNow(one, meeting, binding, shown);
    ({ shown } = now);
    return now.changed.length;
  });
  expect(posted).toEqual([2, 2, 0]);
});

test('does not ask again what a view shows where nothing changed that it is made from', () => {
  const { one, begun, asked } = stage();
  const { shown } = shownNow(one, begun, binding);
  expect(asked()).toBe(1);
  const later = one.advance(begun, [{ type: 'chairs.counted', at: AT }]);
  const again = shownNow(one, later, binding, shown);
  expect(asked()).toBe(1);
  expect(again.changed).toEqual([]);
  shownNow(one, one.advance(later, [{ type: 'lamps.counted', at: AT }]), binding, again.shown);
  expect(asked()).toBe(2);
});
