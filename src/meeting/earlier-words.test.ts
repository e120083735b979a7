import { expect, test } from '@jest/globals';

import { demoGroup } from '../../test/doubles/demo-group.ts';
import { meetingWorld } from '../../test/doubles/meeting-world.ts';
import { meetingKernel } from '../features/index.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { withoutEarlierWords } from './earlier-words.ts';

test('what was undone or edited is gone from the log, which folds to the same minutes', async () => {
  const world = await meetingWorld({ group: demoGroup, at: '2026-11-24T16:55:00.000Z' });
  for (const line of [
    '/meeting start',
    '/meeting start',
    '/note two mohts',
    '/edit 1 two moths',
    '/note a quagga under nothing',
    '/undo',
    '/event 2026-12-24 The quagga party || The quagga house',
    '/edit 3 The moth party',
    '/link https://quagga.example/ The quagga page',
    '/undo',
  ])
    await world.say('mira', line);
  const meeting = world.meeting();
  const events = await world.events();
  expect(JSON.stringify(events)).toMatch(/mohts.*quagga/u);
  const changed = withoutEarlierWords(events, '9999');
  const shorter = events.map((event, i) => changed.get(i) ?? event);
  const again = meetingKernel.advance(meetingKernel.begin(meeting.id, meeting.group), shorter);
  expect(minutesMarkdown(again)).toBe(minutesMarkdown(meeting));
  const left = JSON.stringify(shorter);
  expect(left).not.toMatch(/mohts|quagga under|quagga party|quagga page|quagga\.example/u);
  // It's where the moth party is.
  expect(left).toContain('The quagga house');
  expect(withoutEarlierWords(shorter, '9999').size).toBe(0);
  expect(withoutEarlierWords(events, '2000').size).toBe(0);
  await world.stop();
});
