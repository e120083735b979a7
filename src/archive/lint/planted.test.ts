// Mistakes that people made, planted into invented minutes, and text that only looks like one.
import { describe, expect, test } from '@jest/globals';

import { testDirectory, writtenMember } from '../../../test/doubles/directory.ts';
import { ENGLISH } from '../../language/language.ts';
import { FormatSchema, formatIn } from '../../minutes/format.ts';
import { lintFiles, describeMistake, type TextFile } from './lint.ts';

const directory = testDirectory(
  ['mira', 'jonas', 'adaeze', 'kenji', 'sofia'].map((handle) => writtenMember({ handle, aliases: [] })),
);
const format = formatIn(
  FormatSchema.parse({
    path: 'meetings/{date}.md',
    frontMatter: { title: 'Minutes' },
    sections: [{ kind: 'present', heading: 'Attending' }],
  }),
  ENGLISH,
);
const PATH = 'meetings/2026-03-03.md';
const THERE = new Set(['meetings', PATH, 'meetings/README.md', 'docs/charter.md', 'docs']);

const found = (files: readonly TextFile[]): string[] =>
  lintFiles(files, [], { directory, format, today: '2026-03-10', exists: (path) => THERE.has(path) }).map(
    describeMistake,
  );

/** Minutes with these lines as their agenda, and others instead of those who came. */
const minutes = (agenda: readonly string[], attending: readonly string[] = ['- @mira, @jonas']): TextFile => ({
  path: PATH,
  text: [
    '---',
    'meeting_time: 2026-03-03 17:00 UTC',
    '"@context": https://schema.example.org',
    '---',
    '## Meeting details',
    '- 2026-03-03 17:00 UTC',
    '## Attending',
    ...attending,
    '## Agenda',
    ...agenda,
    '',
  ].join('\n'),
});

const told = (agenda: readonly string[], attending?: readonly string[]): string[] =>
  found([minutes(agenda, attending)]).map((one) => one.replace(`${PATH}:`, ''));

const page = (path: string, at: string): TextFile => ({
  ...minutes([]),
  path,
  text: minutes([]).text.replaceAll('2026-03-03 17:00', at),
});

describe('is found', () => {
  test.each<[string, string[], string]>([
    ['a zone', ['- Next time: 2026-03-17 @ 17:00 UTC (17:00 Europe/Oslo)'], '18:00 Europe/Oslo'],
    ['a city', ['- 2026-03-17 17:00 UTC (17:00 Oslo time)'], '18:00 Europe/Oslo'],
    ['letters', ['- 2026-03-17 17:00 UTC, 19:00 CET'], '18:00 CET'],
    ['letters for a place', ['- 2026-03-17 1700 UTC (12 pm ET)'], '13:00 ET'],
    ['twelve hours', ['- 2026-07-17 17:00 UTC (9:00 AM PDT)'], '10:00 PDT'],
  ])('a wrong local hour by %s', (_, agenda, right) => {
    expect(told(agenda)).toEqual([expect.stringContaining(`UTC on 2026-0`)]);
    expect(told(agenda)[0]).toContain(`is ${right}, not `);
  });

  test.each<[string, string[], string]>([
    [
      'came and sent regrets',
      ['- @mira, @jonas', '', '## Regrets', '- @jonas'],
      '11: @jonas is under "present" (line 8) and under "regrets": keep one of them (two-lists)',
    ],
    [
      'came partly and did not',
      ['- @mira', '', '## Partly attending', '- @sofia', '## Absent', '- @sofia'],
      '13: @sofia is under "partly" (line 11) and under "absent": keep one of them (two-lists)',
    ],
    [
      'came and came partly',
      ['- @mira, @sofia', '', '## Partly attending', '- @sofia'],
      '11: @sofia is under "present" (line 8) and under "partly": keep one of them (two-lists)',
    ],
    [
      'came twice',
      ['- @mira', '- @jonas', '- Mira'],
      '10: Mira is already listed on line 8: keep one of them (listed-again)',
    ],
  ])('a person in two lists: %s', (_, attending, message) => {
    expect(told([], attending)).toEqual([message]);
  });

  test.each<[string, string]>([
    ['[the rules](README)', 'the link to README leads nowhere: did you mean README.md?'],
    [
      '[the charter](../docs/chart.md)',
      'the link to ../docs/chart.md leads nowhere: correct the link, or add the file',
    ],
    ['![a lamp](lamp.png)', 'the link to lamp.png leads nowhere: correct the link, or add the file'],
    ['see [above](#budget)', `the link to #budget leads nowhere: there's no heading "budget". Correct the link`],
  ])('a dead link: %s', (link, message) => {
    expect(told([`- ${link}`])).toEqual([`10: ${message} (dead-link)`]);
  });

  test.each<[string, string[], number]>([
    ['as headings', ['### Lamps and oil', '- x', '### Ropes', '- y', '### Lamps and oil'], 14],
    [
      'as headings with links',
      ['### [Lamps](https://example.org/projects/6)', '### [The lamps](https://example.org/projects/6)'],
      11,
    ],
    ['in a numbered list', ['1. Lamps and oil', '   - x', '2. Ropes', '3. Lamps and oil'], 13],
    ['as links', ['- [Lamps](https://example.org/lamps)', '- [Lamps](https://example.org/lamps)'], 11],
  ])('a project twice, %s', (_, agenda, line) => {
    expect(told(agenda)).toEqual([
      expect.stringMatching(new RegExp(`^${line}: .* is already on line 10: .*\\(twice\\)$`, 'u')),
    ]);
  });

  test.each<[string, string[], string]>([
    ['without a colon', ['- @mira, @jonas', '- Regrets @sofia'], '9: regrets are under "Attending"'],
    ['with one', ['- @mira', '- Regrets: @sofia, @kenji'], '9: regrets are under "Attending"'],
    ['beside a name', ['- @mira', '- @sofia (regrets)'], '9: regrets are under "Attending"'],
    ['as absent', ['- @mira', '- @sofia (absent)'], '9: somebody absent is under "Attending"'],
  ])('regrets under those who came, %s', (_, attending, message) => {
    expect(told([], attending)).toEqual([expect.stringContaining(`${message}: move`)]);
  });
});

describe('is no mistake', () => {
  test.each<[string, string[]]>([
    ['somebody from outside', ['- @rowan-oak has asked @tmode and @sofie-k about the lamps']],
    ['a name beside the one that it is like', ['- @jonah and @jonas buy oil']],
    ['names in code', ['- `@mirra` is how the test spells it, see `- [FIXME](x)`']],
    [
      'a team, a package, a version and a mail address',
      ['- ask @harbour/lamps, npm i @scope/mirra, oil@2.0, jonass@example.org'],
    ],
    ['a placeholder', ['- [ ] @name - write down what @names say']],
    ['the time in summer and winter', ['- Weekly at 13:00 ET (19:00 CEST/19:00 CET, 17:00/18:00 UTC)']],
    [
      'letters that people write all year',
      ['- 2026-07-14 16:00 UTC (18:00 CET)', '- 2026-01-13 17:00 UTC (18:00 CET)'],
    ],
    ['a time in a city that is right', ['- 2026-03-17 17:00 UTC (18:00 Oslo), in Bergen']],
    ['a time that is of something else', ['- 2026-03-17 17:00 UTC: the store opens at 10:00 and closes 16:00']],
    [
      'a link to a folder, a page of the site, a heading and a mail address',
      [
        '- [a](../docs), [b](../docs/charter.md), [c](../docs/charter), [d](../docs/charter.html), [e](#agenda), [f](mailto:x@example.org), [g](/lamps), [h](#top)',
      ],
    ],
    ['what only looks like a link', ['- `[x](y.md)` and \\[x](z.md), a[0](1)', '```', '[x](gone.md)', '```']],
    ['a template', ['- [Time]({{ page.url }}?x=1)']],
    [
      'headings that each topic has',
      ['### Lamps', '#### Discussion', '#### Discussion', '### Ropes', '#### Discussion'],
    ],
    [
      'the same words under several projects',
      ['### Lamps', '- [ ] Volunteers needed', '- [ ] Volunteers needed', '### Ropes', '- [ ] Volunteers needed'],
    ],
    ['the outcome of several motions', ['1. Motion passed', '2. Motion passed']],
    [
      'links to one page in other words',
      ['- [The plan](https://example.org/plan)', '- [Costs](https://example.org/plan)'],
    ],
    [
      'words about what is to be done in code',
      ['- Remove the FIXME comments and FIXMEs of the parser', '- FIXME handling is new'],
    ],
    [
      'links that are shortened on purpose',
      ['- all of https://example.org/... and https://example.org/lamps, https://example.org/lamp'],
    ],
    ['an empty item beside others', ['- Lamps', '-', '- Ropes', '  - x', '  -']],
    [
      'what tells of the past',
      [
        '## Events',
        '- The oil fair of 2026-02-01 went well',
        '- [x] Lamp days, 2026-02-14',
        '- [ ] Rope days, date to come (CfP closed 2026-02-20)',
      ],
    ],
    ['a day that is named again', ['- Moved from Friday 2026-03-06 to Monday 2026-03-09', '- Tuesday March 17th']],
    ['clocks of two days', ['### Day 1', '#### 09:00 Lamps', '#### 16:00 Ropes', '### Day 2', '#### 09:00 Oil']],
    ['a start that is late, or by another clock', ['### 18:00 CET – Meeting start', '### 18:45 UTC – Meeting end']],
    ['an item that asks for a box', ['- [ ](x) is no box', '- [x](README.md) neither']],
  ])('%s', (_, agenda) => {
    expect(told(agenda)).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['labels for everyone', ['- Present: @mira, @jonas', '- Regrets: @sofia', '- Absent: @kenji']],
    ['a remark on somebody who came', ['- @mira, @jonas', '- Left early: @jonas']],
    ['nobody', ['- @mira', '- Regrets: none', '- Guests: nobody']],
    ['two people of one name', ['- Ann Lee, Harbour', '- Ann Loe, Tower', '- @mira']],
  ])('in the attendance: %s', (_, attending) => {
    expect(told([], attending)).toEqual([]);
  });

  test('minutes of two teams on one day, of a month, and of an evening in America', () => {
    expect(
      found([
        page('meetings/2026-03-03-lamps.md', '2026-03-03 17:00'),
        page('meetings/2026-03-03-ropes.md', '2026-03-03 17:00'),
      ]),
    ).toEqual([]);
    expect(
      found([
        page('lamps/2026-03-03/README.md', '2026-03-03 17:00'),
        page('ropes/2026-03-03/README.md', '2026-03-03 17:00'),
      ]),
    ).toEqual([]);
    expect(found([page('meetings/march-2026.md', '2026-03-03 17:00')])).toEqual([]);
    expect(found([page('meetings/2026-03-02.md', '2026-03-03 01:00')])).toEqual([]);
  });
});
