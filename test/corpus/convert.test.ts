// How minutes are read to be typed: their outline, their attendance, and a format's patterns backwards.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';

import { keyOf } from '../../src/archive/people.ts';
import { fillPlaceholders } from '../../src/minutes/placeholders.ts';
import { testDirectory, writtenMember } from '../doubles/directory.ts';
import { inventedGroup } from '../doubles/invented-group.ts';
import { attendanceIn } from './attendance.ts';
import { minutesToLog } from './convert.ts';
import { compareMinutes } from './measure.ts';
import { outlineOf } from './outline.ts';
import { rosterOf } from './roster.ts';
import { valuesIn } from './templates.ts';

const DATES = new Set(['next']);

describe("a format's pattern", () => {
  test.each([
    'Next meeting is {next:cccc yyyy-MM-dd} @ {next:HH:mm} UTC',
    '**Next:** {next:MMMM do, yyyy} – {next:HH:mm}',
    '{next:d MMMM yyyy}, {next@Europe/Oslo:HH:mm} in Oslo ({next@Asia/Tokyo:HH:mm} in Tokyo)',
  ])('%s is read backwards', (template) => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (date) => {
          const at = DateTime.fromJSDate(date, { zone: 'utc' }).set({ hour: 14, second: 0, millisecond: 0 });
          const line = fillPlaceholders(template, { next: at });
          const read = valuesIn(`- ${line}`, `- ${template}`, DATES, { day: '2026-03-03', language: 'en' });
          expect(String(read?.['next'])).toBe(String(at));
        },
      ),
    );
  });

  test('that could not have given a line gives nothing', () => {
    const day = { day: '2026-03-03', language: 'en' } as const;
    expect(valuesIn('Round-table', '{next}', DATES, day)).toBeUndefined();
    expect(valuesIn('Chair: @mira', 'Scribe: {secretary}', DATES, day)).toBeUndefined();
    expect(valuesIn('Chair: @mira', 'Chair: {chair}', DATES, day)).toEqual({ chair: '@mira' });
  });
});

const people = testDirectory(
  [
    { handle: 'mira', name: 'Mira Halvorsen', expected: false },
    { handle: 'jonas', name: 'Jonas Brandt', expected: false },
    { handle: 'kenji', aliases: ['kmorita'], expected: false },
    { handle: 'lena', expected: false },
  ].map(writtenMember),
);

/** Who is listed as what, in short. */
function listed(...lines: readonly string[]): Record<string, string[]> {
  const attendance = attendanceIn(outlineOf(lines.join('\n')), people);
  const lists = Object.entries(attendance).filter(([, some]) => some.length > 0);
  return Object.fromEntries(
    lists.map(([list, some]) => [list, some.map((who) => keyOf(who) + (who.note === undefined ? '' : `/${who.note}`))]),
  );
}

describe('attendance', () => {
  test.each([
    ['under headings', ['## Attendees', '- @mira', '- @kmorita (left early)', '## Regrets', '- @lena']],
    ['behind labels', ['**Present:** Mira Halvorsen, @kenji (left early)', '', '**Regrets:** lena']],
    [
      'in a list of lists',
      ['### Attendees & regrets', '- Attendees', '  - @mira, @kenji (left early)', '- Regrets', '  - @lena'],
    ],
    [
      'after a sentence',
      [
        '## Roll call',
        'Members present:',
        '',
        '- Mira Halvorsen',
        '- @kenji (left early)',
        '',
        'Regrets:',
        '',
        '- @lena',
      ],
    ],
  ])('%s', (_, lines) => {
    expect(listed(...lines)).toEqual({ present: ['mira', 'kenji/left early'], regrets: ['lena'] });
  });

  test('names guests only where nothing but people is listed', () => {
    expect(listed('## Present', '- Olga Vetrova', '- Thanks to everybody!')).toEqual({ present: ['Olga Vetrova'] });
    expect(listed('## Releases', '- Present: the usual')).toEqual({});
  });
});

test('a roster is read from columns, and from bullets', () => {
  const table = [
    '## Participants',
    '| Given Name | Family Name | Affiliation | Role |',
    '|---|---|---|---|',
    '| Ann | Lee | Wick | Chair |',
  ];
  const ann = { handle: 'ann-lee', name: 'Ann Lee', given: 'Ann', family: 'Lee', affiliation: 'Wick', role: 'Chair' };
  expect(rosterOf(outlineOf(table.join('\n')))).toEqual([ann]);
  expect(rosterOf(outlineOf('## Participants\n\n- Ann Lee, Wick (Chair)'))).toEqual([ann]);
});

test('boxes are read however they are written', () => {
  const items = '- [ ] one\n- [x] two\n- [X] three\n- [ ]\u00A0four\n- [] five\n- six';
  const [, ...all] = outlineOf(`# Notes\n\n${items}`)
    .sections.flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'list' ? ['', ...block.items.map(({ text, box }) => `${text} ${box}`)] : []));
  expect(all).toEqual(['one open', 'two ticked', 'three ticked', 'four open', 'five open', 'six none']);
});

test('what was in the minutes is typed line by line, and nothing that the format writes by itself', () => {
  const group = inventedGroup({
    schedule: { start: '17:00', from: '2026-03-03', gathering: 0 },
    format: {
      path: '{date}.md',
      sections: [
        { kind: 'text', heading: 'Minutes {date}', level: 1 },
        { kind: 'present', heading: 'Present' },
        { kind: 'topics', heading: 'Agenda' },
      ],
    },
  });
  const minutes =
    '# Minutes 2026-03-03\n\n## Present\n\n- @mira\n- @jonas\n\n## Agenda\n\n### Oil\n\n- [x] @mira – barrels came\n  - all *four*';
  const typed = minutesToLog(minutes, group, '2026-03-03')
    .replaceAll(/^\S+ \S+ /gmu, '')
    .trim()
    .split('\n');
  expect(typed).toEqual([
    '<mira> /secretary @jonas',
    '* mira reacts ✋',
    '* jonas reacts ✋',
    '<jonas> /meeting start',
    '<jonas> /topic "Oil"',
    '<jonas> /note @mira – barrels came',
    '<jonas> /box 1',
    '<jonas> /done 1',
    '<jonas> in-reply-to #1: /note all *four*',
    '<jonas> /meeting end',
  ]);
});

test('a line that moved, changed or was added counts', () => {
  const { lost, invented, matched } = compareMinutes(
    '# A\n\n- one\n- two\n- three',
    '# A\n* two\n* one\n* **three**\n* …',
  );
  expect({ lost, invented, matched }).toEqual({ lost: ['- one'], invented: ['* one'], matched: 3 });
});
