import { expect, test } from '@jest/globals';

import { meetingWorld } from '../../../test/doubles/meeting-world.ts';

test('minutes are approved by word while the next meeting gathers', async () => {
  const world = await meetingWorld();
  await world.say('ada', '/meeting start');
  await world.say('ada', '/meeting start');
  await world.say('kim', '#info Twelve moths');
  world.clock.set('2026-03-03T18:00:00.000Z');
  await world.say('ada', '/meeting end');
  world.clock.set('2026-03-17T16:45:00.000Z');
  await world.gavel.idle();
  expect(world.meeting().id).toBe('moths/2');
  await world.say('kim', '/meeting approve');
  await world.say('lou', '/meeting approve');
  expect(await world.forge.read('minutes/2026-03-03.md')).toContain('Twelve moths');
  await world.stop();
});

test('a command that is far too long is refused in words, and changes nothing', async () => {
  const world = await meetingWorld();
  await world.say('ada', '/meeting start');
  await world.say('ada', '/meeting start');
  const before = world.meeting();
  await world.say('kim', `/present @di${' '.repeat(60_000)}x`);
  expect(world.meeting()).toBe(before);
  expect(world.told().at(-1)).toBe(
    'That command has 60,013 characters, but the limit is 10,000, so nothing was recorded. ' +
      'Put the text in a document and use /link URL TEXT.',
  );
  await world.stop();
});
