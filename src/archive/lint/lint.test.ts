import { describe, expect, test } from '@jest/globals';

import { testDirectory, writtenMember } from '../../../test/doubles/directory.ts';
import { ENGLISH } from '../../language/language.ts';
import { FormatSchema, formatIn } from '../../minutes/format.ts';
import { lintFiles, describeMistake } from './lint.ts';

const MEMBERS = testDirectory(
  ['mira', 'jonas', 'adaeze'].map((handle) =>
    writtenMember({ handle, aliases: handle === 'adaeze' ? ['adaze', 'ada'] : [] }),
  ),
);
const SETTINGS = FormatSchema.parse({
  path: 'meetings/{date}.md',
  frontMatter: { title: 'Minutes' },
  sections: [{ kind: 'present', heading: 'Attendees' }],
  index: { path: 'meetings/README.md', line: '', next: { key: 'next_meeting_time', value: '' } },
});
const FORMAT = formatIn(SETTINGS, ENGLISH);
const CONTEXT = { directory: MEMBERS, format: FORMAT, today: '2024-06-01' };

const PATH = 'meetings/2024-05-15.md';

/** Minutes in which nothing is wrong. */
const CLEAN = [
  '---',
  'meeting_time: 2024-05-15 17:00 UTC',
  '---',
  '## Meeting details 2024-05-15',
  '- 2024-05-15 17:00 UTC in the harbour',
  '## 16:30 UTC – Pre-meeting',
  '## 17:04 UTC – Meeting start',
  '## Welcome',
  '- @mira joined :)',
  '## Attendees',
  '- @mira, @jonas',
  '## Regrets',
  '- @ada',
  '## Agenda',
  '- [ ] @mira - ask @all at ann@example.org or @mira:example.org, see https://example.org/@stranger',
  '- [x] [done](https://example.org/long/page) https://example.org/long/pages/harbour',
  '```',
  '- [] @nobody [TOC]',
  '```',
  '## Upcoming events and deadlines',
  '- [ ] Lamp days, Saturday 2024-06-01 … Sunday 2024-06-02 (Deadline: 2024-05-01)',
  '- [x] Oil fair, Friday May 3rd',
  '## Next meeting',
  '- Next meeting is Wednesday 2024-05-29 @ 17:00UTC (19:00 Europe/Amsterdam)',
  '## 18:10 UTC – Meeting end',
  '## 18:10 UTC – End',
];

const mistakes = (lines: readonly string[], path = PATH): string[] =>
  lintFiles([{ path, text: lines.join('\n') }], [], CONTEXT).map(describeMistake);

test('nothing false is told of minutes that are right', () => {
  expect(mistakes(CLEAN)).toEqual([]);
});

/** The minutes with a line, counted from 1, written otherwise. */
const withLine = (line: number, ...text: readonly string[]): string[] => CLEAN.toSpliced(line - 1, 1, ...text);

describe('what people got wrong is told with its line', () => {
  test.each([
    [
      21,
      '- [ ] Lamp days, Friday 2024-06-01',
      '2024-06-01 is a Saturday, not a Friday: correct the day or the weekday (weekday)',
    ],
    [
      21,
      '- [ ] Lamp days, Monday June 1st, 2024',
      'June 1st, 2024 is a Saturday, not a Monday: correct the day or the weekday (weekday)',
    ],
    [
      21,
      '- [ ] Lamp days, Tuesday June 1st',
      'June 1st is a Saturday, not a Tuesday: correct the day or the weekday (weekday)',
    ],
    [21, '- [ ] Lamp days, 2024-06-31', "2024-06-31 isn't a day of the calendar: correct it (no-such-day)"],
    [
      24,
      '- Next meeting is 2024-01-10 @ 17:00 UTC',
      "the next meeting, 2024-01-10, isn't after this one, 2024-05-15: correct its date (next-in-past)",
    ],
    [
      24,
      '- Next meeting is 2024-05-29 @ 17:00UTC (17:00 Europe/Amsterdam)',
      "17:00 UTC on 2024-05-29 is 19:00 Europe/Amsterdam, not 17:00: correct the one that's wrong (local-time)",
    ],
    [
      7,
      '## 16:00 UTC – Meeting start',
      'the meeting was planned for 17:00 UTC, but this says 16:00 UTC: correct the wrong one (copied-clock)',
    ],
    [25, '## 16:55 UTC – Meeting end', '16:55 is before 17:04, the heading above: correct the wrong one (clock-order)'],
    [
      4,
      '## Meeting details 2024-05-01',
      'this heading is for 2024-05-01, but the minutes are for 2024-05-15: correct the wrong one (other-time)',
    ],
    [
      5,
      '- 2024-05-15 16:00 UTC in the harbour',
      'this says 2024-05-15 16:00 UTC, but the meeting was 2024-05-15 17:00 UTC: correct the wrong one (other-time)',
    ],
    [
      9,
      '- @ada joined :)',
      '@ada joined, but is only listed on line 13 as missing: list them as present, or remove this line (joined)',
    ],
    [13, '- @jonas', '@jonas is under "present" (line 11) and under "regrets": keep one of them (two-lists)'],
    [15, '- [ ] @mirra - x', "@mirra isn't a member: did you mean @mira? (spelling)"],
    [15, '- [ ] @adaze - x', '@adaze is spelled @adaeze: correct it (spelling)'],
    [15, '- [] @mira', `GitHub doesn't show this as a checkbox: write "- [ ] " or "- [x] " (odd-box)`],
    [
      15,
      '- [ ]\u00A0 @mira',
      `GitHub doesn't show this as a checkbox (it has a no-break space): write "- [ ] " or "- [x] " (odd-box)`,
    ],
    [15, '[TOC]', '"[TOC]" is left over: remove it (left-over)'],
    [15, '- [x] approved by FIXME', '"FIXME" is left over: fill it in (left-over)'],
    [
      15,
      '- https://example.org/long/pages/har',
      "https://example.org/long/pages/har seems cut off: elsewhere it's https://example.org/long/pages/harbour. Write the whole link (cut-url)",
    ],
    [
      15,
      '- see https://example.org/long/pa...',
      'https://example.org/long/pa... is cut off: write the whole link (cut-url)',
    ],
    [
      21,
      '- [ ] Lamp days, 2023-06-01',
      '"Lamp days, 2023-06-01" was over on 2023-06-01: tick it, or correct its date (past-event)',
    ],
  ])('line %i, %j', (line, written, message) => {
    expect(mistakes(withLine(line, written))).toContain(`${PATH}:${line}: ${message}`);
  });

  test('an empty item under text', () => {
    expect(mistakes(withLine(15, 'The lamp is new', '- '))).toEqual([
      `${PATH}:16: an empty "- " makes a heading of the line above it: write "- …" (empty-item)`,
    ]);
  });

  test('forgotten attendees, a wrong name of the file, no front matter, and a mark before it', () => {
    expect(mistakes(withLine(11, '- …'))).toContain(
      `${PATH}:1: nobody is listed as present: add who was there (no-attendees)`,
    );
    expect(mistakes(CLEAN, 'meetings/2024-05-16.md')).toEqual([
      'meetings/2024-05-16.md:1: the file is named for 2024-05-16, but says that the meeting was on 2024-05-15: correct one of them (file-name)',
    ]);
    expect(mistakes(CLEAN.slice(3))).toEqual([
      `${PATH}:1: there's no front matter: add it as in the other minutes (front-matter)`,
    ]);
    expect(mistakes(withLine(1, '\uFEFF---'))).toEqual([
      `${PATH}:1: the file begins with an invisible byte order mark: save it without one (byte-order-mark)`,
    ]);
  });
});

describe('the page that lists all minutes', () => {
  const other = CLEAN.map((line) => line.replaceAll('2024-05-15', '2024-05-01'));
  const page = (...lines: readonly string[]): string[] => {
    const files = [
      { path: PATH, text: CLEAN.join('\n') },
      { path: 'meetings/2024-05-01.md', text: other.join('\n') },
      { path: 'meetings/README.md', text: lines.join('\n') },
    ];
    return lintFiles(
      files,
      files.map(({ path }) => path),
      CONTEXT,
    )
      .map(describeMistake)
      .filter((one) => one.includes('README'));
  };
  const TOP = ['---', 'next_meeting_time: June 5th 2024 16:00 UTC', '---', '### 2024'];

  test('is right', () => {
    expect(page(...TOP, '* [2024-05-01](2024-05-01.md)', '* [2024-05-15](./2024-05-15.md)')).toEqual([]);
  });

  test('leaves minutes out, lists some twice, leads astray, and puts them under another year', () => {
    expect(
      page(
        ...TOP,
        '* [2024-05-01](2024-05-01.md)',
        '* [2024-05-08](2024-05-01.md)',
        '### 2023',
        '* [2024-04-01](2024-04-01.md)',
      ),
    ).toEqual([
      'meetings/README.md:6: the entry says 2024-05-08, but leads to 2024-05-01: correct the wrong one (index)',
      'meetings/README.md:6: 2024-05-01.md is already listed, on line 5: remove one of them (index)',
      "meetings/README.md:8: 2024-04-01.md isn't there: correct the link, or add the file (index)",
      "meetings/README.md:8: meetings/2024-05-15.md isn't listed: add it (index)",
    ]);
    expect(page(...TOP, '* [2024-05-01](2024-05-01.md)', '### 2023', '* [2024-05-15](2024-05-15.md)')).toEqual([
      'meetings/README.md:7: 2024-05-15 is listed under 2023: move it (index)',
    ]);
  });

  test('announces a meeting that was held, or that is past', () => {
    const entries = ['* [2024-05-01](2024-05-01.md)', '* [2024-05-15](2024-05-15.md)'];
    expect(page(TOP[0] ?? '', 'next_meeting_time: May 15th 2024 17:00 UTC', ...TOP.slice(2), ...entries)).toEqual([
      'meetings/README.md:2: next_meeting_time is 2024-05-15, but there are minutes of 2024-05-15 already: put in the next date (index)',
    ]);
    expect(page(TOP[0] ?? '', 'next_meeting_time: May 29th 2024 17:00 UTC', ...TOP.slice(2), ...entries)).toEqual([
      'meetings/README.md:2: next_meeting_time is in the past: 2024-05-29. Put in the next date (index)',
    ]);
  });
});

test('two minutes of one day', () => {
  const files = ['meetings/2024-05-15.md', 'meetings/again-2024-05-15.md'].map((path) => ({
    path,
    text: CLEAN.join('\n'),
  }));
  expect(lintFiles(files, [], CONTEXT).map(describeMistake)).toEqual([
    'meetings/again-2024-05-15.md:1: the meeting of 2024-05-15 has other minutes already: meetings/2024-05-15.md. Put them together, or correct a date (same-day)',
  ]);
});
