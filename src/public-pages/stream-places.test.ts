import { expect, test } from '@jest/globals';

import { streamPlaces } from './stream-places.ts';

function watched(most: number, mostOfOne: number) {
  const told: unknown[] = [];
  const watch = { open: (count: number) => void told.push(count), refused: (why: string) => void told.push(why) };
  return { places: streamPlaces(watch, most, mostOfOne), told };
}

const taken = (place: unknown): boolean => typeof place === 'function';

test('one address has some places, others have theirs, and what is left can be taken again', () => {
  const { places, told } = watched(10, 2);
  const [first] = [places.take('192.0.2.1'), places.take('192.0.2.1')];
  expect(places.take('192.0.2.1')).toBe('address');
  expect(taken(places.take('192.0.2.2'))).toBe(true);
  if (typeof first !== 'function') throw new Error('There was no place');
  first();
  first();
  expect(taken(places.take('192.0.2.1'))).toBe(true);
  expect(places.take('192.0.2.1')).toBe('address');
  expect(told).toEqual([1, 2, 'address', 3, 2, 3, 'address']);
});

test('those of whom nobody knows are counted among all', () => {
  const { places } = watched(3, 1);
  expect([0, 1, 2].map(() => taken(places.take(undefined)))).toEqual([true, true, true]);
  expect(places.take(undefined)).toBe('all');
  expect(places.take('192.0.2.1')).toBe('all');
});
