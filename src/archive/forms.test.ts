// Forms in which groups write down who was there, who led and when, each in minutes that nobody has held.
import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../test/doubles/demo-group.ts';
import { readDocument } from '../minutes/parse-document.ts';
import { ATTENDANCE_LISTS } from './attendance-labels.ts';
import { factsOf } from './facts.ts';
import { keyOf, type NamedPerson } from './people.ts';

const { directory } = demoGroup;
const read = (lines: readonly string[], path?: string) =>
  factsOf(readDocument(lines.join('\n')), { directory, ...(path === undefined ? {} : { path }) });

const told = (who: NamedPerson): string =>
  [keyOf(who), ...[who.name, who.affiliation, who.note].filter((words) => words !== undefined)].join(' / ');

/** Who is in which list: `present: mira, kenji`. */
function lists(...lines: readonly string[]): string[] {
  const { attendance } = read(lines);
  return ATTENDANCE_LISTS.flatMap((list) =>
    attendance[list].length === 0 ? [] : [`${list}: ${attendance[list].map(told).join(', ')}`],
  );
}

describe('who was there', () => {
  test.each<[string, string[], string[]]>([
    ['a label without a colon', ['## Attending', '- Attendees @mira, @kenji'], ['present: mira, kenji']],
    [
      'regrets under those who attend',
      ['## Attending', '- @mira, @kenji', '- Regrets @sofia'],
      ['present: mira, kenji', 'regrets: sofia'],
    ],
    [
      'regrets beside a name',
      ['## Attending', '- @mira', '- @sofia (regrets)', '- @lena – regrets'],
      ['present: mira', 'regrets: sofia / regrets, lena / regrets'],
    ],
    ['a label before names of members', ['## Attendance', '- Present Mira, Kenji'], ['present: mira, kenji']],
    ['a label before the minutes', ['Attendees: @mira, @kenji', '', '# Agenda', '- Lamps'], ['present: mira, kenji']],
    [
      'labels under the title',
      ['# Harbour meeting', '', '**Attendees:** @mira, @kenji  ', '**Regrets:** @sofia', '', '## Lamps'],
      ['present: mira, kenji', 'regrets: sofia'],
    ],
    [
      'a handle in brackets',
      ['## Attendees', '- (@mira)', '- Rowan Oak (@rowan)'],
      ['present: mira, rowan / Rowan Oak'],
    ],
    [
      'a name with its handle',
      ['## Present', '* Rowan Oak @rowan (TSC)', '* Mira Halvorsen @mira'],
      ['present: rowan / Rowan Oak / TSC, mira / Mira Halvorsen'],
    ],
    [
      'names on one line',
      ['## Attendance', 'Present: Ann Lee, Bob Ray (scribe), and Cy'],
      ['present: Ann Lee, Bob Ray / scribe, Cy'],
    ],
    [
      'names with whom they speak for',
      [
        '## Participants',
        '- Ann Lee, Harbour Works (Voting Member)',
        '- Bob Ray, Tower, Inc. (Chair)',
        '- Cy Dow, Tower, Inc.',
      ],
      ['present: Ann Lee / Harbour Works / Voting Member, Bob Ray / Tower, Inc. / Chair, Cy Dow / Tower, Inc.'],
    ],
    ['two people on a line', ['## Participants', '- Ann Lee, Bob Ray'], ['present: Ann Lee, Bob Ray']],
    [
      'a dash before whom they speak for',
      ['## Attendees', '- Ann Lee – Harbour Works', '- Bob Ray [Tower]'],
      ['present: Ann Lee / Harbour Works, Bob Ray / Tower'],
    ],
    [
      'bold labels above lists',
      [
        '## Attendance',
        '**Present:**',
        '',
        '- @mira',
        '- @kenji',
        '',
        '**Regrets:**',
        '',
        '- @sofia',
        '',
        '**Absent:**',
      ],
      ['present: mira, kenji', 'regrets: sofia'],
    ],
    [
      'labels with a line of people under each',
      ['## Roll call', 'Present:', '@mira, @kenji,', '@tariq', 'Regrets:', '@sofia'],
      ['present: mira, kenji, tariq', 'regrets: sofia'],
    ],
    ['W3C', ['## Attendees', 'Present+ Ann, Bob', 'Regrets+ Cy'], ['present: Ann, Bob', 'regrets: Cy']],
    [
      'definitions',
      ['## Attendees', '', 'Present', ': Ann, Bob', '', 'Regrets', ': Cy'],
      ['present: Ann, Bob', 'regrets: Cy'],
    ],
    [
      'nobody, in many words',
      [
        '## Regrets',
        '- None received',
        '- no apologies',
        '- #TBD',
        '- All together',
        '- N/A',
        '- {: .no_toc}',
        '- @your-name',
      ],
      [],
    ],
    [
      'template marks',
      ['## Attendees {: .no_toc}', '{: .no_toc}', '- @mira', '- <!-- your name -->'],
      ['present: mira'],
    ],
    [
      'remarks',
      [
        '## Participants',
        'All participants recorded their attendance.',
        '',
        '- @mira',
        '',
        'Note: newcomers are welcome.',
        'Quorum was reached.',
      ],
      ['present: mira'],
    ],
    [
      'a table with columns of a directory',
      [
        '## Participants',
        '',
        '| Given Name | Family Name | Affiliation | Role |',
        '|:--|:--|:--|:--|',
        '| Ann | Lee | Tower | Chair |',
        '| Bob | van Ray | Harbour | Member, taking notes |',
      ],
      ['present: Ann Lee / Tower / Chair, Bob van Ray / Harbour / Member, taking notes'],
    ],
    [
      'a table with family names first',
      ['## Participants', '', '| Name | Company |', '|---|---|', '| Lee, Ann | Tower |', '| Ray, Bob | |'],
      ['present: Ann Lee / Tower, Bob Ray'],
    ],
    [
      'a table with marks',
      [
        '## Attendance',
        '',
        'Name | GitHub | Present',
        '--|--|--',
        'Rowan | @rowan | x',
        'Kenji | kenji | R',
        'Sofia | sofia | -',
      ],
      ['present: rowan / Rowan', 'regrets: kenji / Kenji', 'absent: sofia / Sofia'],
    ],
    [
      'a table with a column for each list',
      ['## Attendance', '', '| Present | Regrets |', '|---|---|', '| @mira | @sofia |', '| @kenji | |'],
      ['present: mira, kenji', 'regrets: sofia'],
    ],
    [
      'a table of details',
      ['# Harbour meeting', '', '| Date | 2026-03-03 |', '|---|---|', '| Present | @mira, @kenji |', '', '## Lamps'],
      ['present: mira, kenji'],
    ],
    [
      'a role under those who came',
      ['## Attendees', '- Chair: @mira', '- Scribe: @kenji', '- @sofia'],
      ['present: mira, kenji, sofia'],
    ],
    [
      'groups of people',
      ['## Attendees', '- Council:', '  - @mira', '- Guests:', '  - Rowan Oak'],
      ['present: mira, Rowan Oak'],
    ],
    [
      'a remark after a comma',
      ['## Attendees', '- @mira, left early', '- @kenji, joined at 17:20'],
      ['present: mira / left early, kenji / joined at 17:20'],
    ],
    ['not a point of an agenda', ['## Agenda', '- Roll call', '- Secretary nomination', '- Adjourn'], []],
    ['not a topic', ['# Minutes', '## Lamps', 'Present: @mira'], []],
  ])('%s', (_, lines, found) => {
    expect(lists(...lines)).toEqual(found);
  });
});

const led = (...lines: readonly string[]) => {
  const { roles } = read(lines);
  return [roles.chair.map(keyOf), roles.secretary.map(keyOf)];
};

describe('who led', () => {
  test.each<[string, string[], string[][]]>([
    ['labels under the title', ['# Meeting', '**Chair:** @mira', '**Scribe:** @kenji'], [['mira'], ['kenji']]],
    ['beside the names of those who came', ['## Present', '- Mira (chair)', '- Kenji (scribe)'], [['mira'], ['kenji']]],
    ['in one line', ['## Welcome', '- Chair: @mira, Scribe: @kenji'], [['mira'], ['kenji']]],
    ['in a sentence', ['## Welcome', '- @mira chaired; @kenji took notes'], [['mira'], ['kenji']]],
    ['by', ['## Welcome', '- Chaired by Mira', '- Minutes taken by Kenji'], [['mira'], ['kenji']]],
    ['nobody in particular', ['## Welcome', '- Meeting scribe: All together', '- Meeting chair: #TBD'], [[], []]],
    [
      'in a table',
      ['# Meeting', '', '| Chair | @mira |', '|---|---|', '| Note taker | @kenji |'],
      [['mira'], ['kenji']],
    ],
  ])('%s', (_, lines, found) => {
    expect(led(...lines)).toEqual(found);
  });
});

describe('when the meeting was', () => {
  test.each<[string, string[], string, string | undefined, string | undefined]>([
    [
      'a date and a time',
      ['# Meeting', '- Date: March 3, 2026', '- Time: 1:00 pm US EDT'],
      '',
      '2026-03-03',
      '2026-03-03T18:00:00.000Z',
    ],
    ['a time without a colon', ['Meeting on 2026-03-03, 1700 UTC'], '', '2026-03-03', '2026-03-03T17:00:00.000Z'],
    ['a title', ['# Harbour WG Meeting – May 8, 2026'], '', '2026-05-08', undefined],
    ['a month in the name, a day in the title', ['# Minutes of May 8'], 'may-2026.md', '2026-05-08', undefined],
    ['a month in folders', ['# Minutes of 8 May'], 'meetings/2026/05/minutes.md', '2026-05-08', undefined],
    ['only a month', ['# Minutes'], '2026-05.md', undefined, undefined],
    ['a name without dashes', ['# Minutes'], 'minutes_20260508.md', '2026-05-08', undefined],
    [
      'not the next meeting',
      ['Next meeting: 2026-05-22 17:00 UTC', '', '# Minutes'],
      '2026-05-08.md',
      '2026-05-08',
      undefined,
    ],
    ['a year before a zone is no time', ['Meeting of June 5th, 2026 UTC'], '', '2026-06-05', undefined],
  ])('%s', (_, lines, path, date, start) => {
    const facts = read(lines, path);
    expect([facts.date, facts.start]).toEqual([date, start]);
  });
});

describe('when the next meeting is', () => {
  test.each<[string, string[], string | undefined]>([
    [
      'under the elections',
      ['## Elect next chair', '- Chair: @mira', '- Next meeting is 2026-03-17 1700 UTC'],
      '2026-03-17T17:00:00.000Z',
    ],
    [
      'at the end',
      [
        '## Adjourn',
        '- Adjourned.',
        '',
        '**Note:** we meet monthly.',
        'The next meeting will be held on 2026-03-17, 5 pm UTC.',
      ],
      '2026-03-17T17:00:00.000Z',
    ],
    [
      'after one that is past',
      ['## Next meeting', '- Not on 2026-02-03 17:00 UTC', '- 2026-03-17 17:00 UTC'],
      '2026-03-17T17:00:00.000Z',
    ],
    ['not what is left for it', ['## Lamps', '- Next meeting we discuss the fair of 2026-03-17'], undefined],
  ])('%s', (_, lines, start) => {
    expect(read(['# Minutes 2026-03-03', ...lines]).next?.start).toBe(start);
  });
});

describe('whether the minutes before were approved', () => {
  test.each<[string, string[], boolean | undefined]>([
    [
      'by a motion',
      ['## Notes', '- Mira set motion to approve minutes from February', '  - Kenji second', '  - Motion passed'],
      true,
    ],
    [
      'by a motion that was left open',
      ['## Notes', '- Mira set motion to approve minutes from February', '- Lamps'],
      false,
    ],
    ['in a word', ['## Approval of the minutes', 'Approved unanimously.'], true],
    ['in a sentence of any topic', ['## Opening', '- Minutes of 2026-02-17 were approved as written'], true],
    ['not a task', ['## Opening', '- [ ] Minutes of 2026-02-17 were approved as written: tell Kenji'], undefined],
  ])('%s', (_, lines, approved) => {
    expect(read(lines).approval?.approved).toBe(approved);
  });
});
