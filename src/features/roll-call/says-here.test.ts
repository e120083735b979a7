import { expect, test } from '@jest/globals';

import { meetingWorld } from '../../../test/doubles/meeting-world.ts';
import { isPresent } from '../../meeting/roll-call.ts';
import { saysHere } from './says-here.ts';

test.each([
  'here',
  'Here!',
  'present',
  "I'm here",
  'i am present.',
  'o/',
  '\\o/',
  'bin da',
  'Anwesend.',
  'ich bin hier',
])('%j says that somebody is there', (said) => expect(saysHere(said)).toBe(true));

test.each(['here is the link', 'the present state', "kim isn't here", 'here?', 'hi', 'da', 'o', '', '/here'])(
  '%j does not',
  (said) => expect(saysHere(said)).toBe(false),
);

test('it counts in the roll call and later, once, and not as an answer to something else', async () => {
  const world = await meetingWorld();
  const isThere = (who: string): boolean => isPresent(who, world.meeting());
  await world.say('ada', '/meeting start');
  await world.say('kim', 'here');
  expect(isThere('kim')).toBe(true);
  expect(world.told()).toContain('@kim is counted as present.');
  await world.say('ada', '/meeting start');
  const { length } = world.told();
  await world.say('kim', 'here');
  expect(world.told()).toHaveLength(length);
  const talk = await world.say('ada', 'Where is the lamp?');
  await world.say('lou', 'here', talk);
  expect(isThere('lou')).toBe(false);
  await world.say('lou', 'o/');
  expect(isThere('lou')).toBe(true);
  await world.stop();
});
