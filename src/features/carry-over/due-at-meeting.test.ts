import { expect, test } from '@jest/globals';

import { meetingFromMinutes } from '../../../test/doubles/carried-agenda.ts';
import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { given, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';

// What is due at the next meeting is due on another day once that is moved, after the minutes are written too.

const held = given(PLANNED, present('mira'), STARTED).after(
  ['mira', '/topic Releases'],
  ['mira', '/action @kenji fix it by next meeting'],
);
const actions = (minutes: string, moved?: string): string => {
  const next = meetingFromMinutes(demoGroup, minutes, held.meeting);
  // The double plans two years before, and so far ahead Gavel asks whether it's meant.
  if (moved !== undefined) for (const typed of [moved, 'yes']) next.says('mira', `/meeting next ${typed}`);
  return next.says('kenji', '/actions');
};

test('it moves with the meeting', () => {
  const minutes = held.minutes();
  expect(minutes).toContain('- [ ] @kenji – fix it (by 2026-03-17)');
  expect(actions(minutes)).toContain('#1 fix it (due Tue 17 Mar 2026)');
  expect(actions(minutes, '2026-03-19 17:00')).toContain('#1 fix it (due Thu 19 Mar 2026)');
});

test('a day that people wrote into the minutes stays', () => {
  const minutes = held.minutes().replace('(by 2026-03-17)', '(by 2026-03-16)');
  expect(actions(minutes, '2026-03-19 17:00')).toContain('#1 fix it (due Mon 16 Mar 2026)');
});

test('without a date it is due whenever the meeting is', () => {
  const minutes = held.minutes().replace('(by 2026-03-17)', '(by the next meeting)');
  expect(actions(minutes)).toContain('#1 fix it (due Tue 17 Mar 2026)');
});
