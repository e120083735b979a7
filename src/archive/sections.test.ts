// What headings and labels of other people's minutes mean: who was there, who led, who approved what, when next.
import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../test/doubles/demo-group.ts';
import { readDocument } from '../minutes/parse-document.ts';
import { approvalOf, isApprovalLine } from './approval.ts';
import { attendanceOf, type AttendanceLists } from './attendance.ts';
import { interpretLines } from './lines.ts';
import { meaningOf, type HeadingMeaning } from './meaning.ts';
import { nextOf } from './next-meeting.ts';
import { keyOf } from './people.ts';
import { isRoleLine, nextRolesOf, rolesOf } from './roles.ts';

const { directory } = demoGroup;
const sections = (markdown: string) => interpretLines(readDocument(markdown));

describe('a heading announces', () => {
  test.each<[string, HeadingMeaning]>([
    ['Attendees', 'present'],
    ['Participants', 'present'],
    ['In attendance', 'present'],
    ['Regrets', 'regrets'],
    ['Apologies', 'regrets'],
    ['Absent', 'absent'],
    ['Not attending', 'absent'],
    ['Partially attending', 'partly'],
    ['Attendees and regrets', 'attendance'],
    ['Approve previous meeting minutes', 'approval'],
    ['Minutes approval', 'approval'],
    ['Elect next chair', 'elections'],
    ['Next meeting organizer & deputy', 'elections'],
    ['Next meeting', 'next'],
    ['Next meeting 2026-03-17', 'next'],
    ['Upcoming events and deadlines', 'events'],
    ['Welcome', 'roles'],
    ['Agenda', 'wrapper'],
    ['2026-03-03', 'wrapper'],
    ['17:00', 'clock'],
    ['Next steps for the release', 'topic'],
    ['Presenting our work', 'topic'],
  ])('"%s": %s', (title, meaning) => {
    expect(meaningOf(title)).toBe(meaning);
  });

  test('what the group’s own format says it does', () => {
    expect(meaningOf('Next chair and secretary', demoGroup.format)).toBe('elections');
    expect(meaningOf('meeting DETAILS', demoGroup.format)).toBe('details');
  });
});

const lists = (markdown: string): Record<keyof AttendanceLists, string[]> => {
  const { present, partly, regrets, absent } = attendanceOf(sections(markdown), directory);
  return {
    present: present.map(keyOf),
    partly: partly.map(keyOf),
    regrets: regrets.map(keyOf),
    absent: absent.map(keyOf),
  };
};

describe('who was there', () => {
  const none = { present: [], partly: [], regrets: [], absent: [] };

  test.each<[string, string, Partial<Record<keyof AttendanceLists, string[]>>]>([
    [
      'under headings',
      '# Attendees\n\n- @mira\n- @kenji\n\n# Regrets\n\n- @sofia\n',
      { present: ['mira', 'kenji'], regrets: ['sofia'] },
    ],
    [
      'behind labels',
      '# Attendance\n\n- Present: @mira, @kenji\n- Absent: @sofia\n',
      { present: ['mira', 'kenji'], absent: ['sofia'] },
    ],
    [
      'below labels',
      '# Meeting details\n\n- Attendees:\n  - @mira\n  - @kenji\n- Apologies:\n  - @sofia\n',
      { present: ['mira', 'kenji'], regrets: ['sofia'] },
    ],
    ['with their number', '# Attendance\n\nPresent (2): @mira, @kenji\n', { present: ['mira', 'kenji'] }],
    ['by halves', '# Attendance\n\n- Partially attending: @mira\n', { partly: ['mira'] }],
    ['once, if they are named twice', '# Attendees\n\n- @mira\n- Mira Halvorsen\n', { present: ['mira'] }],
    ['guests by their name', '# Attendees\n\n- Rowan Oak\n', { present: ['Rowan Oak'] }],
    ['not in a topic', '# Releases\n\n- Present: @mira\n', {}],
    ['not if the list is empty', '# Attendees\n\n- …\n', {}],
  ])('%s', (_, markdown, found) => {
    expect(lists(markdown)).toEqual({ ...none, ...found });
  });

  test('what stands under a name is a note on that person, and no further people', () => {
    const { present } = attendanceOf(sections('# Attendees\n\n- @mira\n  - left early, with @kenji\n'), directory);
    expect(present).toMatchObject([{ handle: 'mira', note: 'left early, with @kenji' }]);
  });
});

const nextChairs = (markdown: string) => nextRolesOf(sections(markdown), directory).chair.map(keyOf);

const roles = (markdown: string) => {
  const { present } = attendanceOf(sections(markdown), directory);
  const { chair, secretary } = rolesOf(sections(markdown), directory, demoGroup.format, present);
  return { chair: chair.map(keyOf), secretary: secretary.map(keyOf) };
};

describe('who led', () => {
  test.each<[string, string, string[], string[]]>([
    ['by labels', '# Welcome\n\n- Meeting chair: @mira\n- Secretary: @jonas\n', ['mira'], ['jonas']],
    ['several', '# Welcome\n\n- Chairs: @mira and @kenji\n', ['mira', 'kenji'], []],
    ['by other words', '# Meeting details\n\nFacilitator – @mira\nNote taker: @jonas\n', ['mira'], ['jonas']],
    ['by a sentence', '# Welcome\n\n- The secretary is @jonas\n- Scribe is @jonas\n', [], ['jonas']],
    [
      'by two labels in one line',
      '# Welcome\n\n**Chair:** @mira · **Minutes:** @jonas\n\nPresent: @jonas\n',
      ['mira'],
      ['jonas'],
    ],
    ['by labels with a bar', '# Welcome\n\nChair: @mira | Scribe: @jonas\n', ['mira'], ['jonas']],
    ['not by what became of the minutes', '# Welcome\n\nChair: @mira · Minutes: Already Approved\n', ['mira'], []],
    ['not by talk about chairs', '# Welcome\n\n- Chairs were bought by @mira\n', [], []],
    ['not in a topic', '# Releases\n\n- Chair: @mira\n', [], []],
  ])('%s', (_, markdown, chair, secretary) => {
    expect(roles(markdown)).toEqual({ chair, secretary });
  });

  test.each([
    ['Meeting chair: @mira', true],
    ['Scribe – @jonas', true],
    ['The chair is broken', false],
    ['Chairs were bought', false],
  ])('"%s" names them: %s', (line, names) => {
    expect(isRoleLine(line)).toBe(names);
  });

  test('next time: those elected, or those whom the words about the next meeting name', () => {
    expect(nextChairs('# Next meeting\n\nChair: @kenji; secretary: @sofia\n')).toEqual(['kenji']);
    expect(nextChairs('# Next meeting organizer & deputy\n\n@kenji; deputy is @sofia\n')).toEqual(['kenji']);
    expect(nextChairs('# Agenda\n\nChair: @kenji\n')).toEqual([]);
  });
});

const fact = (line: string) => {
  const found = approvalOf(sections(`# Approve previous meeting minutes\n\n- ${line}\n`), directory);
  return found && { ...found, approvedBy: found.approvedBy.map(keyOf), mergedBy: found.mergedBy.map(keyOf) };
};

describe('the approval of the minutes before', () => {
  test.each<[string, object]>([
    [
      'Previous meeting minutes were approved in PR#65 by @mira, @kenji, and merged by @jonas',
      { approved: true, pullRequest: 65, approvedBy: ['mira', 'kenji'], mergedBy: ['jonas'] },
    ],
    [
      'Minutes merged in PR 65 by @jonas after being approved by @mira',
      { approved: true, pullRequest: 65, approvedBy: ['mira'], mergedBy: ['jonas'] },
    ],
    ['The minutes were accepted (#12)', { approved: true, pullRequest: 12, approvedBy: [], mergedBy: [] }],
    ['Previous meeting minutes are not approved yet: PR#65 has 1 of 2 approvals', { approved: false, pullRequest: 65 }],
    ['Minutes to be approved by @mira', { approved: false, approvedBy: ['mira'] }],
  ])('%s', (line, found) => {
    expect(fact(line)).toMatchObject(found);
  });

  test('is not there if nothing says so', () => {
    expect(fact('…')).toBeUndefined();
    expect(approvalOf(sections('# Agenda\n\n- The plan was approved in PR#1\n'), directory)).toBeUndefined();
    expect(
      approvalOf(sections('# Agenda\n\n- Minutes will be approved in the repository\n'), directory),
    ).toBeUndefined();
  });

  test.each([
    ['The minutes were approved', true],
    ['Approve minutes', true],
    ['Merged by @mira', true],
    ['We approved of the cake', false],
  ])('"%s" is about it: %s', (line, about) => {
    expect(isApprovalLine(line)).toBe(about);
  });
});

const next = (line: string) => nextOf(sections(`# Next meeting\n\n${line}\n`), '2026-03-03');

describe('the meeting after', () => {
  test.each<[string, object]>([
    [
      'Next meeting is Tuesday 2026-03-17 @ 17:00 UTC in the room',
      { date: '2026-03-17', start: '2026-03-17T17:00:00.000Z' },
    ],
    ['In two weeks: 17 March, 18:00 CET (17:00 UTC)', { date: '2026-03-17', start: '2026-03-17T17:00:00.000Z' }],
    [
      '2026-03-17 17:00 UTC or 2026-03-24 16:00 UTC',
      { date: '2026-03-17', start: '2026-03-17T17:00:00.000Z', alternative: '2026-03-24T16:00:00.000Z' },
    ],
    ['17 March', { date: '2026-03-17' }],
    ['To be announced', {}],
  ])('%s', (line, found) => {
    const { date, start, alternative } = next(line) ?? {};
    expect({ date, start, alternative }).toEqual({
      date: undefined,
      start: undefined,
      alternative: undefined,
      ...found,
    });
  });

  test('is said by the first line that has a date', () => {
    expect(next('See you soon.\n\n2026-03-17')).toMatchObject({ date: '2026-03-17', line: 5 });
    expect(next('…')).toBeUndefined();
  });
});
