import { expect, test } from '@jest/globals';

import { carryingGroup, meetingFromMinutes } from '../../../test/doubles/carried-agenda.ts';

const MINUTES = [
  '---',
  'meeting_time: 2024-05-15 17:00 UTC',
  '---',
  '## Agenda',
  '### Lamps',
  '- [ ] @kenji – buy oil',
  '  - [ ] ask for the price',
  '- [x] paint',
  '  - [ ] the door',
].join('\n');

const begun = () => meetingFromMinutes(carryingGroup, MINUTES);

test('what a chair drops is ticked with all that is open under it, and the minutes say who dropped it and why', () => {
  const meeting = begun();
  expect(meeting.says('mira', '/drop 1 the lamp is electric')).toBe(
    '@mira dropped #1, with 1 open entry under it: buy oil. The minutes say so; /reopen 1 undoes this.',
  );
  expect(meeting.agenda()).toEqual([
    '### Lamps',
    '- [x] @kenji – buy oil',
    '  - [x] ask for the price',
    '  - @mira – dropped: the lamp is electric',
    '- paint',
    '  - [ ] the door',
  ]);
});

test('it needs no reason', () => {
  const meeting = begun();
  meeting.says('jonas', '/drop #4');
  expect(meeting.agenda().slice(-3)).toEqual(['- paint', '  - [x] the door', '    - @jonas – dropped']);
});

test.each([
  ['kenji', '/drop 1', 'Only the chair or secretary can do that: @mira, @jonas.'],
  ['mira', '/drop', 'Which entry? Use its number, like 12.'],
  ['mira', '/drop 99', "There's no entry #99."],
  ['mira', '/drop oil', '"Oil" is on every meeting\'s agenda, as the group\'s configuration says.'],
])('%s says %s: refused', (who, typed, answer) => {
  expect(begun().says(who, typed)).toBe(answer);
});

test('twice is once', () => {
  const meeting = begun();
  meeting.says('mira', '/drop 1');
  expect(meeting.says('mira', '/drop 1')).toBe("Nothing is open in #1, so there's nothing to drop.");
});

test('what an earlier meeting left open cannot be undone in silence', () => {
  expect(begun().says('mira', '/undo 1')).toBe(
    '#1 was left open by an earlier meeting. Tick it with /done 1, or drop it with /drop 1 REASON.',
  );
});
