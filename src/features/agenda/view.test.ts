import { expect, test } from '@jest/globals';

import { carryingGroup } from '../../../test/doubles/carried-agenda.ts';
import { openMeeting } from '../../../test/doubles/open-meeting.ts';
import { plainText } from '../../meeting/message.ts';
import { agendaView } from './view.ts';

const AT = '2024-05-15T16:30:00.000Z';
const shown = (meeting: ReturnType<typeof openMeeting>): string[] =>
  agendaView(meeting.meeting()).map(({ key, message }) => `${key}\n${plainText(message)}`);

test('the agenda is posted when people gather, and the same message grows', () => {
  const meeting = openMeeting(carryingGroup, '2024-05-10T12:00:00.000Z');
  meeting.says('kenji', '/agenda add Lamps: buy oil');
  expect(shown(meeting)).toEqual([]);
  meeting.fold({ type: 'lifecycle.gathered', at: AT });
  const start = 'agenda\nAgenda\n- 1. Lamps\n';
  expect(shown(meeting)).toEqual([`${start}  - #1 @kenji – buy oil\n- 2. Oil\n- 3. Upcoming events`]);
  meeting.says('mira', '/agenda add Oil: which one?');
  meeting.says('kenji', '/agenda add Boats');
  expect(shown(meeting)).toEqual([
    `${start}  - #1 @kenji – buy oil\n- 2. Oil\n  - #2 @mira – which one?\n- 3. Boats (@kenji)\n- 4. Upcoming events`,
  ]);
});

test('in session it shows where the meeting is and the new actions, and no line that is only noted', () => {
  const meeting = openMeeting(carryingGroup, '2024-05-10T12:00:00.000Z').held();
  meeting.says('mira', '/topic Oil');
  meeting.says('kenji', '/note it is dear');
  expect(shown(meeting)).toEqual(['agenda\nAgenda\n- 1. Lamps\n- 2. Oil ◀\n- 3. Upcoming events']);
  meeting.says('kenji', '/action @mira buy it');
  expect(shown(meeting)).toEqual([
    'agenda\nAgenda\n- 1. Lamps\n- 2. Oil ◀\n  - [ ] #2 @mira – buy it\n- 3. Upcoming events',
  ]);
});

test('a very long agenda says how much more there is', () => {
  const meeting = openMeeting(carryingGroup, '2024-05-10T12:00:00.000Z');
  for (let i = 0; i < 80; i += 1) meeting.says('kenji', `/agenda add Lamps: lamp ${i}`);
  meeting.fold({ type: 'lifecycle.gathered', at: AT });
  const [text = ''] = shown(meeting);
  expect(text.split('\n')).toHaveLength(63);
  expect(text).toContain('… and 23 more lines. /agenda shows them all.');
});
