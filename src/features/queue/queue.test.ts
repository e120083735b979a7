import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';

let stage: MeetingWorld;
beforeEach(async () => {
  stage = await meetingWorld();
  await stage.say('ada', '/meeting start');
  await stage.say('ada', '/meeting start');
});
afterEach(() => stage.stop());

/** The queue as the room shows it. */
const shown = (): string[] =>
  stage
    .told()
    .filter((told) => told.startsWith('Speaker queue'))
    .at(-1)
    ?.split('\n')
    .slice(1, -2) ?? [];

test('who asks first speaks first', async () => {
  await stage.say('kim', 'q+ to the traps');
  await stage.say('lou', '/q+');
  expect(shown()).toEqual(['1. @kim: the traps', '2. @lou']);
  await stage.say('ada', 'ack next');
  expect(stage.told()).toContain('@kim has the floor: the traps');
  expect(shown()).toEqual(['@kim has the floor.', '1. @lou']);
});

test('one message shows the queue, and is edited', async () => {
  await stage.say('kim', 'q+');
  await stage.say('lou', 'q+');
  await stage.say('lou', 'q-');
  expect(stage.told().filter((told) => told.startsWith('Speaker queue'))).toHaveLength(1);
  expect(shown()).toEqual(['1. @kim']);
});

test('asking twice keeps the place, with the newer words; qq+ goes first; q- later goes last', async () => {
  await stage.say('kim', 'q+ to traps');
  await stage.say('lou', 'q+');
  await stage.say('kim', 'q+ to lamps');
  expect(shown()).toEqual(['1. @kim: lamps', '2. @lou']);
  await stage.say('lou', 'qq+ to answer');
  expect(shown()).toEqual(['1. @lou: answer', '2. @kim: lamps']);
  await stage.say('lou', 'q- later');
  expect(shown()).toEqual(['1. @kim: lamps', '2. @lou: answer']);
});

test('a raised hand on the queue is a place on it, and taken back it is none', async () => {
  await stage.say('kim', 'q+');
  const message = stage.chat.sent.find(({ outgoing }) => outgoing.id.includes('/queue/'))?.message ?? '';
  await stage.react('lou', '🙋', message);
  expect(shown()).toEqual(['1. @kim', '2. @lou']);
  await stage.react('lou', '🙋', message, true);
  expect(shown()).toEqual(['1. @kim']);
});

test('chairs queue others and call anyone by name; nobody else does', async () => {
  await stage.say('ada', 'q+ @lou');
  await stage.say('ada', 'ack kosei');
  expect(shown()).toEqual(['@kim has the floor.', '1. @lou']);
  await stage.say('kim', 'q- @lou');
  expect(stage.told().at(-1)).toContain('Only a chair or the secretary queues others.');
  await stage.say('kim', 'ack next');
  expect(stage.told().at(-1)).toContain('Only a chair or the secretary can do that');
  expect(shown()).toEqual(['@kim has the floor.', '1. @lou']);
});

test.each([
  ['q-', '@kim is not on the queue.'],
  ['q+ @nobody', 'I do not know @nobody.'],
  [`q+ to ${'x'.repeat(300)}`, 'Say it in fewer words, please'],
])('%s is refused with a word', async (said, words) => {
  await stage.say('kim', said);
  expect(stage.told().at(-1)).toContain(words);
});

test('an empty queue has nobody to call, and q? tells', async () => {
  await stage.say('ada', 'ack next');
  expect(stage.told().at(-1)).toContain('The queue is empty.');
  await stage.say('kim', 'q?');
  expect(stage.told().at(-1)).toContain('Nobody is waiting.');
});

test.each(['ack, sounds good', 'q plus', 'acknowledged', 'q+1 for that'])('"%s" is talk', async (said) => {
  const { length } = stage.told();
  await stage.say('kim', said);
  expect(stage.told()).toHaveLength(length);
});
