import { expect, test } from '@jest/globals';

import { meetingWorld } from '../../../test/doubles/meeting-world.ts';

test('minutes are approved by word while the next meeting gathers', async () => {
  const stage = await meetingWorld();
  await stage.say('ada', '/meeting start');
  await stage.say('ada', '/meeting start');
  await stage.say('kim', '#info Twelve moths');
  stage.clock.set('2026-03-03T18:00:00.000Z');
  await stage.say('ada', '/meeting end');
  stage.clock.set('2026-03-17T16:45:00.000Z');
  await stage.gavel.idle();
  expect(stage.meeting().id).toBe('moths/2');
  await stage.say('kim', '/meeting approve');
  await stage.say('lou', '/meeting approve');
  expect(await stage.forge.read('minutes/2026-03-03.md')).toContain('Twelve moths');
  await stage.stop();
});

test('a command that is far too long is refused in words, and changes nothing', async () => {
  const stage = await meetingWorld();
  await stage.say('ada', '/meeting start');
  await stage.say('ada', '/meeting start');
  const before = stage.meeting();
  await stage.say('kim', `/present @di${' '.repeat(60_000)}x`);
  expect(stage.meeting()).toBe(before);
  expect(stage.told().at(-1)).toBe(
    'That has 60,013 characters, and a command can have 10,000. I recorded nothing. ' +
      'Put the text in a document, and record that with /link URL TEXT.',
  );
  await stage.stop();
});
