import { expect, test } from '@jest/globals';

import { carryingGroup } from '../../../test/doubles/carried-agenda.ts';
import { openMeeting } from '../../../test/doubles/open-meeting.ts';
import { plainText } from '../../meeting/message.ts';
import { rollCall } from './roll-call.ts';

const AT = '2024-05-15T16:30:00.000Z';
type Opened = ReturnType<typeof openMeeting>;
const shown = (meeting: Opened): string[] =>
  (rollCall.views?.(meeting.meeting()) ?? []).map(({ message }) => plainText(message));
const gathering = (): Opened => {
  const meeting = openMeeting(carryingGroup, '2024-05-10T12:00:00.000Z');
  meeting.fold({ type: 'lifecycle.gathered', at: AT });
  return meeting;
};

test('people gather at one message: when it starts, who is there and the agenda', () => {
  const meeting = gathering();
  meeting.says('kenji', '/present');
  const [opening = '', ...others] = shown(meeting);
  expect(others).toEqual([]);
  expect(opening.split('\n')).toEqual([
    'Roll call',
    expect.stringMatching(/^Starts Wednesday 15 May 2024, 17:00 UTC/u),
    'React ✋ to be counted. Take it back when you leave.',
    'Present (1): @kenji',
    'Agenda',
    '- 1. Lamps',
    '- 2. Oil',
    '- 3. Upcoming events',
    "✋ I'm here",
  ]);
});

test('in session it shows where the meeting is, who is elected and how to record', () => {
  const meeting = openMeeting(carryingGroup, '2024-05-10T12:00:00.000Z').held();
  meeting.says('mira', '/topic Oil');
  meeting.says('mira', '/elect chair @kenji');
  const [opening = ''] = shown(meeting);
  expect(opening).toContain('Roll call\nThe meeting has started.\nReact ✋');
  expect(opening).toContain("- 2. Oil ◀\n- 3. Upcoming events\nNext meeting's chair: @kenji.\nRecord with /note");
});

test('the web room leaves out what its board shows', () => {
  const [view] = rollCall.views?.(gathering().meeting()) ?? [];
  const onBoard = view?.message.lines.filter((line) => line.onBoard === true) ?? [];
  expect(plainText({ lines: onBoard })).toBe('Agenda\n- 1. Lamps\n- 2. Oil\n- 3. Upcoming events');
});

test('if the group has public pages, it says where people elsewhere can follow', () => {
  const url = 'https://meetings.example.org/lantern/';
  const meeting = openMeeting({ ...carryingGroup, pages: { url, public: ['minutes'] } }, '2024-05-10T12:00:00.000Z');
  meeting.fold({ type: 'lifecycle.gathered', at: AT });
  expect(shown(meeting)[0]?.split('\n')[2]).toContain(`Anyone can follow at ${url}`);
});
