import { expect, test } from '@jest/globals';

import { carryingGroup } from '../../../test/doubles/carried-agenda.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { openMeeting, type OpenMeeting } from '../../../test/doubles/open-meeting.ts';
import { topicsInOrder } from '../../meeting/topics.ts';
import { minutesMarkdown } from '../minutes-markdown.ts';
import { carriedEvents } from '../next-meeting-events.ts';

/** The agenda after a meeting, from its minutes as `edit` leaves them. */
function agendaAfter(before: OpenMeeting, edit: (minutes: string) => string = (minutes) => minutes): OpenMeeting {
  const minutes = edit(minutesMarkdown(before.meeting()));
  const next = before.following();
  return next.fold(...carriedEvents(minutes, next.meeting(), before.meeting(), '2024-05-16T12:00:00.000Z'));
}
const shown = (meeting: OpenMeeting): string[] => meeting.says('mira', '/agenda').split('\n').slice(2);

const prepared = (): OpenMeeting => {
  const meeting = openMeeting(carryingGroup, '2024-05-10T12:00:00.000Z');
  meeting.says('kenji', '/agenda add May I join?');
  meeting.says('kenji', '/agenda add Lamps: who has the _new_ key?');
  meeting.says('mira', '/agenda add Boats');
  return meeting.held();
};

const ALL = [
  '- 1. Lamps',
  '  - #1 @kenji – who has the _new_ key?',
  '- 2. Oil',
  '- 3. May I join? (@kenji)',
  '- 4. Boats (@mira)',
  '- 5. Upcoming events',
];

test('what the meeting did not come to is on the next agenda, as it was, and on the one after that', () => {
  const first = agendaAfter(prepared());
  expect(shown(first)).toEqual(ALL);
  expect(shown(agendaAfter(first.held()))).toEqual(ALL);
  expect(first.says('kenji', '/actions')).toBe('There are no open actions.');
});

test('what it came to is not', () => {
  const meeting = prepared();
  for (const said of ['/topic may i', '/topic lamps', '/note fine', '/topic oil']) meeting.says('mira', said);
  expect(shown(agendaAfter(meeting))).toEqual(['- 1. Lamps', '- 2. Oil', '- 3. Boats (@mira)', '- 4. Upcoming events']);
});

test('nor is what people took out of the minutes', () => {
  const next = agendaAfter(prepared(), (minutes) =>
    minutes.replace('### May I join?\n', '').replace(/- .*key.*\n/u, ''),
  );
  expect(topicsInOrder(next.meeting()).map(({ title }) => title)).toEqual(['Lamps', 'Oil', 'Boats', 'Upcoming events']);
  expect(shown(next).join('\n')).not.toContain('key');
});

test('a topic that is there for what was open has no heading once that is gone', () => {
  const meeting = openMeeting(carryingGroup, '2024-05-10T12:00:00.000Z').held();
  meeting.says('mira', '/topic Boats');
  meeting.says('mira', '/action @kenji sail');
  const next = agendaAfter(meeting).held();
  expect(minutesMarkdown(next.meeting())).toContain('### Boats\n\n- [ ] @kenji – sail\n');
  const again = minutesMarkdown(meeting.meeting()).replace('[ ]', '[x]');
  next.fold(...carriedEvents(again, next.meeting(), meeting.meeting(), '2024-05-16T12:00:00.000Z'));
  expect(minutesMarkdown(next.meeting())).not.toContain('Boats');
});

test('a heading under a section that is a topic itself is its subtopic, and is not added again', () => {
  const group = inventedGroup({
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2' },
    format: { path: 'minutes-{date}.md', sections: [{ kind: 'topic', heading: 'Status' }] },
  });
  const meeting = openMeeting(group, '2024-05-10T12:00:00.000Z').held();
  for (const said of ['/topic status', '/subtopic The lamp', '/action @kenji clean it']) meeting.says('mira', said);
  const next = agendaAfter(meeting).held();
  for (const said of ['/topic status', '/subtopic lamp', '/note clean', '/topic Boats', '/note sold'])
    next.says('mira', said);
  expect(minutesMarkdown(next.meeting())).toBe(
    '## Status\n\n### The lamp\n\n- [ ] @kenji – clean it\n- @mira – clean\n\n### Boats\n\n- @mira – sold\n',
  );
});

test('a topic in another’s name keeps the name of whoever proposed it', () => {
  const meeting = openMeeting(carryingGroup, '2024-05-10T12:00:00.000Z');
  meeting.says('kenji', '/agenda add @mira: I resign');
  expect(shown(agendaAfter(meeting.held()))).toContain('- 3. @kenji – @mira: I resign (@kenji)');
});
