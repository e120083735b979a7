// What Gavel writes of attendance in a group's own form is read back.
import { expect, test } from '@jest/globals';

import { demoGroup } from '../../test/doubles/demo-group.ts';
import { formatIn, FormatSchema } from '../minutes/format.ts';
import { readDocument } from '../minutes/parse-document.ts';
import { factsOf } from './facts.ts';
import { keyOf } from './people.ts';

const format = formatIn(
  FormatSchema.parse({
    path: 'a.md',
    sections: [
      {
        kind: 'attendance',
        heading: 'In the room',
        groups: [
          { who: 'present' },
          { who: ['partly', 'late'], heading: 'For a while' },
          { who: 'regrets', heading: 'Sorry' },
        ],
      },
      { kind: 'attendance', heading: 'Elsewhere', groups: [{ who: 'absent', label: '**Absent:**' }] },
    ],
  }),
  demoGroup,
);

test('by the headings of the format, and by labels under them', () => {
  const minutes = [
    '## In the room',
    '- @mira\n- @kenji',
    '### For a while',
    '- @sofia',
    '### Sorry',
    '- @lena',
    '## Elsewhere',
    '- **Absent:** @tariq',
  ].join('\n\n');
  const { attendance } = factsOf(readDocument(minutes), { directory: demoGroup.directory, format });
  expect(Object.fromEntries(Object.entries(attendance).map(([list, people]) => [list, people.map(keyOf)]))).toEqual({
    present: ['mira', 'kenji'],
    partly: ['sofia'],
    regrets: ['lena'],
    absent: ['tariq'],
  });
});

test('a note beside the given name in a table is no part of the name', () => {
  const minutes = ['## Present', '| First | Last |\n|---|---|\n| Ada (arrived late) | van der Berg |'].join('\n\n');
  const { attendance } = factsOf(readDocument(minutes), { directory: demoGroup.directory });
  expect(attendance.present).toEqual([{ written: 'Ada van der Berg', note: 'arrived late', line: 5 }]);
});

test.each([
  ['Guest: Dee Fox', ['Ann Lee', 'Dee Fox (guest)']],
  ['Guests: Dee Fox, Ed Ray', ['Ann Lee', 'Dee Fox (guests)', 'Ed Ray (guests)']],
  ['Gast: Dee Fox, Bo Chen', ['Ann Lee', 'Dee Fox (gast)', 'Bo Chen']],
])('a label within a line is nobody: %s', (guests, people) => {
  const { attendance } = factsOf(readDocument(`Present: Ann Lee, ${guests}\n`));
  expect(
    attendance.present.map((who) => (who.note === undefined ? keyOf(who) : `${keyOf(who)} (${who.note})`)),
  ).toEqual(people);
});
