import { describe, expect, test } from '@jest/globals';

import { carryingGroup } from '../../../test/doubles/carried-agenda.ts';
import { openMeeting } from '../../../test/doubles/open-meeting.ts';
import { countAttendance, nextInTurn, countTurns, type PastMeeting } from '../../archive/statistics.ts';
import { carriedEvents } from '../next-meeting-events.ts';
import { historyFeature } from './history.ts';

const held = (date: string, present: string, chair: string): PastMeeting => ({
  date,
  present: present.split(' '),
  chair: [chair],
  secretary: [],
});

const PAST = [
  held('2024-05-01', 'mira jonas kenji', 'mira'),
  held('2024-05-15', 'mira jonas', 'jonas'),
  held('2024-05-29', 'mira kenji pat', 'mira'),
];

test('who came, and who led last', () => {
  expect(countAttendance(PAST).map(({ who, times, last }) => `${who} ${times} ${last}`)).toEqual([
    'mira 3 2024-05-29',
    'jonas 2 2024-05-15',
    'kenji 2 2024-05-29',
    'pat 1 2024-05-29',
  ]);
  expect(countTurns(PAST, 'chair').map(({ who, last }) => `${who} ${last}`)).toEqual([
    'mira 2024-05-29',
    'jonas 2024-05-15',
  ]);
});

const isMember = (who: string): boolean => who !== 'pat';

describe('whose turn it is', () => {
  test('of those who come, whoever never led, or the longest ago', () => {
    expect(nextInTurn(PAST, 'chair', isMember)).toBe('kenji');
    expect(nextInTurn(PAST, 'chair', isMember, ['kenji'])).toBe('jonas');
  });
  test('nobody, where nobody came', () => {
    expect(nextInTurn([], 'chair', isMember)).toBeUndefined();
  });
});

const minutes = (day: string, chair: string): string =>
  [
    '---',
    `meeting_time: ${day} 17:00 UTC`,
    '---',
    `- Chair: @${chair}`,
    '## Attendees',
    '- @mira, @kenji, Pat',
    '## Welcome',
    `- Chair: @${chair}`,
    '## Agenda',
    '### Lamps',
    '- [ ] @kenji – buy oil',
  ].join('\n');

const AT = '2024-05-20T12:00:00.000Z';

test('/meeting stats tells from past minutes what people ask for', () => {
  const meeting = openMeeting(carryingGroup, AT);
  expect(meeting.says('kenji', '/meeting stats')).toBe('There are no minutes to count from yet.');
  const earlier = [{ path: 'minutes-2024-05-01.md', text: minutes('2024-05-01', 'mira') }];
  meeting.fold(...carriedEvents(minutes('2024-05-15', 'mira'), meeting.meeting(), undefined, AT, earlier));
  expect(meeting.says('kenji', '/meeting stats').split('\n')).toEqual([
    'Attendance',
    '2 meetings from Wednesday 1 May 2024 to Wednesday 15 May 2024, with 3.0 people on average.',
    'Lately: 1 May (3), 15 May (3).',
    '- @kenji: 2 of 2, last on Wednesday 15 May 2024',
    '- @mira: 2 of 2, last on Wednesday 15 May 2024',
    '- Pat: 2 of 2, last on Wednesday 15 May 2024',
    'Open',
    '1 action or item is open.',
    '- #1 since Wednesday 1 May 2024, 2 meetings: buy oil',
    'Roles',
    '- Chair: last @mira (Wednesday 15 May 2024); @kenji could be next',
    '- Secretary: last unknown; @mira could be next',
  ]);
});

test('the next meeting knows what this one knew, and reads merged minutes again without telling twice', () => {
  const first = openMeeting(carryingGroup, AT);
  first.fold(...carriedEvents(minutes('2024-05-01', 'mira'), first.meeting(), undefined, AT));
  const second = openMeeting(carryingGroup, AT, first.meeting());
  const carried = () => carriedEvents(minutes('2024-05-15', 'kenji'), second.meeting(), first.meeting(), AT);
  second.fold(...carried());
  expect(
    second
      .meeting()
      .stateOf(historyFeature)
      .map(({ date, chair }) => `${date} ${chair.join()}`),
  ).toEqual(['2024-05-01 mira', '2024-05-15 kenji']);
  expect(carried().map(({ type }) => type)).toEqual(['agenda.carried', 'usual.told']);
});
