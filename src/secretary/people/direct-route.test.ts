import { expect, test } from '@jest/globals';

import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { webUser } from '../../../test/doubles/secretary.ts';
import { memoryForge } from '../../forge/memory/memory.ts';
import { directRoute } from './direct-route.ts';

const group = inventedGroup({
  members: [
    { handle: 'mira', name: 'Mira Halvorsen', slack: 'U1', matrix: '@mira:example.org' },
    { handle: 'jonas', matrix: '@jonas:example.org' },
    { handle: 'kenji' },
    { handle: 'lena', email: 'lena@example.org' },
  ],
  schedule: { start: '17:00' },
});
const place = (...rooms: string[]) => ({ group, rooms, forge: memoryForge() });

test('one way to each, however many they are on', () => {
  const both = place('slack:C1', 'matrix:!r:example.org');
  expect(directRoute(both, 'mira')).toEqual({
    room: 'slack:C1',
    to: { platform: 'slack', id: 'U1', name: 'Mira Halvorsen' },
  });
  expect(directRoute(both, 'jonas')).toEqual({
    room: 'matrix:!r:example.org',
    to: { platform: 'matrix', id: '@jonas:example.org', name: 'jonas' },
  });
});

test('by handle where the platform has no ids of its own', () => {
  expect(directRoute(place('web:lobby'), 'kenji')).toEqual({
    room: 'web:lobby',
    to: webUser('kenji'),
  });
});

test('a guest where they spoke; who is nowhere cannot be reached', () => {
  expect(directRoute(place('slack:C1'), 'slack:U9')).toMatchObject({ to: { platform: 'slack', id: 'U9' } });
  expect(directRoute(place('slack:C1'), 'kenji')).toBeUndefined();
  expect(directRoute(place('slack:C1'), 'matrix:@x:example.org')).toBeUndefined();
});

test('by an e-mail address where the platform finds people by one, and by nothing else there is', () => {
  expect(directRoute(place('matrix:!r:example.org', 'slack:C1'), 'lena')).toEqual({
    room: 'slack:C1',
    to: { platform: 'slack', name: 'lena', email: 'lena@example.org' },
  });
  expect(directRoute(place('matrix:!r:example.org'), 'lena')).toBeUndefined();
});
