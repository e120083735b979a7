import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';

let world: MeetingWorld;
beforeEach(async () => {
  world = await meetingWorld();
  await world.say('ada', '/meeting start');
  await world.say('ada', '/meeting start');
});
afterEach(() => world.stop());

/** The queue as the room shows it. */
const shown = (): string[] =>
  world
    .told()
    .filter((told) => told.startsWith('Speaker queue'))
    .at(-1)
    ?.split('\n')
    .slice(1, -2) ?? [];

test('who asks first speaks first', async () => {
  await world.say('kim', 'q+ to the traps');
  await world.say('lou', '/q+');
  expect(shown()).toEqual(['1. @kim: the traps', '2. @lou']);
  await world.say('ada', 'ack next');
  expect(world.told()).toContain('@kim has the floor: the traps');
  expect(shown()).toEqual(['@kim has the floor.', '1. @lou']);
});

test('one message shows the queue, and is edited', async () => {
  await world.say('kim', 'q+');
  await world.say('lou', 'q+');
  await world.say('lou', 'q-');
  expect(world.told().filter((told) => told.startsWith('Speaker queue'))).toHaveLength(1);
  expect(shown()).toEqual(['1. @kim']);
});

test('asking twice keeps the place, with the newer words; qq+ goes first; q- later goes last', async () => {
  await world.say('kim', 'q+ to traps');
  await world.say('lou', 'q+');
  await world.say('kim', 'q+ to lamps');
  expect(shown()).toEqual(['1. @kim: lamps', '2. @lou']);
  await world.say('lou', 'qq+ to answer');
  expect(shown()).toEqual(['1. @lou: answer', '2. @kim: lamps']);
  await world.say('lou', 'q- later');
  expect(shown()).toEqual(['1. @kim: lamps', '2. @lou: answer']);
});

test('a raised hand on the queue is a place on it, and taken back it is none', async () => {
  await world.say('kim', 'q+');
  const message = world.chat.sent.find(({ outgoing }) => outgoing.id.includes('/queue/'))?.message ?? '';
  await world.react('lou', '🙋', message);
  expect(shown()).toEqual(['1. @kim', '2. @lou']);
  await world.react('lou', '🙋', message, true);
  expect(shown()).toEqual(['1. @kim']);
});

test('chairs queue others and call anyone by name; nobody else does', async () => {
  await world.say('ada', 'q+ @lou');
  await world.say('ada', 'ack kosei');
  expect(shown()).toEqual(['@kim has the floor.', '1. @lou']);
  await world.say('kim', 'q- @lou');
  expect(world.told().at(-1)).toContain('Only the chair or secretary can queue someone else.');
  await world.say('kim', 'ack next');
  expect(world.told().at(-1)).toContain('Only the chair or secretary can do that');
  expect(shown()).toEqual(['@kim has the floor.', '1. @lou']);
});

test.each([
  ['q-', "@kim isn't on the queue."],
  ['q+ @nobody', "I don't know @nobody."],
  [`q+ to ${'x'.repeat(300)}`, "That's too long."],
])('%s is refused with a word', async (said, words) => {
  await world.say('kim', said);
  expect(world.told().at(-1)).toContain(words);
});

test('an empty queue has nobody to call, and q? tells', async () => {
  await world.say('ada', 'ack next');
  expect(world.told().at(-1)).toContain('The queue is empty.');
  await world.say('kim', 'q?');
  expect(world.told().at(-1)).toContain('Nobody is waiting.');
});

test.each(['ack, sounds good', 'q plus', 'acknowledged', 'q+1 for that'])('"%s" is talk', async (said) => {
  const { length } = world.told();
  await world.say('kim', said);
  expect(world.told()).toHaveLength(length);
});
