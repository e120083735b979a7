// What is wrong in the real minutes, and nothing else.
import { describe, expect, test } from '@jest/globals';

import { lintFiles, describeMistake } from '../../src/archive/lint/lint.ts';
import { annotated, csmFiles, isThere, realDirectory, corpusText } from './corpus.ts';

/** What is wrong, and why each of them is a mistake. All that is found is true: 27 of 27. */
const WRONG: readonly (readonly [found: string, why: string])[] = [
  ['cpansec/2024-01-06.md:30: @stigsp is spelled @stigtsp: correct it (spelling)', 'the same person, four lines on'],
  [
    'cpansec/2024-01-06.md:78: "FOSDEM, 2023-02-03 - 2023-02-04" was over on 2023-02-04: tick it, or correct its date (past-event)',
    "the year before: it's announced",
  ],
  [
    'cpansec/2024-05-15.md:1: the file begins with an invisible byte order mark: save it without one (byte-order-mark)',
    'the bytes are there',
  ],
  [
    'cpansec/2024-11-27.md:17: the meeting was planned for 17:00 UTC, but this says 16:00 UTC: correct the wrong one (copied-clock)',
    'copied from the summer',
  ],
  [
    'cpansec/2024-11-27.md:21: @thibaultduponchelle joined, but is only listed on line 30 as missing: list them as present, or remove this line (joined)',
    'there and not there',
  ],
  ['cpansec/2024-11-27.md:36: @stigstp is spelled @stigtsp: correct it (spelling)', 'a slip'],
  [
    'cpansec/2024-11-27.md:63: "CPAN Software Composition Analysis" is already on line 53: put the two together, or remove one (twice)',
    'one project, numbers 6 and 11',
  ],
  ['cpansec/2025-03-12.md:8: "[TOC]" is left over: remove it (left-over)', 'the site shows these letters'],
  ['cpansec/2025-03-12.md:29: @thibaultduponcelle is spelled @thibaultduponchelle: correct it (spelling)', 'a slip'],
  [
    'cpansec/2025-03-12.md:39: the link to README leads nowhere: did you mean README.md? (dead-link)',
    'neither GitHub nor the site has such a page',
  ],
  [
    "cpansec/2025-03-12.md:212: 17:00 UTC on 2025-03-26 is 18:00 Europe/Amsterdam, not 17:00: correct the one that's wrong (local-time)",
    'winter time until the 30th',
  ],
  ['cpansec/2025-03-26.md:195: @thibaultduponcelle is spelled @thibaultduponchelle: correct it (spelling)', 'a slip'],
  [
    "cpansec/2025-03-26.md:209: 17:00 UTC on 2025-04-09 is 19:00 Europe/Amsterdam, not 17:00: correct the one that's wrong (local-time)",
    'summer time by then',
  ],
  ['cpansec/2025-04-09.md:8: "[TOC]" is left over: remove it (left-over)', 'the site shows these letters'],
  ...[151, 160, 190].map((line): readonly [string, string] => [
    `cpansec/2025-04-09.md:${line}: GitHub doesn't show this as a checkbox (it has a no-break space): write "- [ ] " or "- [x] " (odd-box)`,
    'the byte is there',
  ]),
  ['cpansec/2025-04-09.md:224: @thibaultduponcelle is spelled @thibaultduponchelle: correct it (spelling)', 'a slip'],
  ['cpansec/2025-12-11.md:42: @stigsp is spelled @stigtsp: correct it (spelling)', 'a slip'],
  ...[
    '2022-02-23.md:26: Russ Selph is already listed on line 21',
    '2022-02-23.md:29: Robert Keith is already listed on line 23',
  ].map((found): readonly [string, string] => [
    `csaf/${found}: keep one of them (listed-again)`,
    'one person, two lines',
  ]),
  ...[
    '2022-03-30.md:30: Russ Selph is already listed on line 25',
    '2022-03-30.md:33: Robert Keith is already listed on line 28',
  ].map((found): readonly [string, string] => [
    `csaf/${found}: keep one of them (listed-again)`,
    'one person, two lines',
  ]),
  [
    'csaf/2023-05-31.md:1: the file is named for 2023-05-31, but says that the meeting was on 2023-05-28: correct one of them (file-name)',
    'the 28th was a Sunday',
  ],
  [
    "csaf/2024-04-24.md:6: 18:00 UTC on 2024-04-24 is 14:00 EDT, not 13:00: correct the one that's wrong (local-time)",
    'summer time, and the letters say so',
  ],
  [
    'csaf/2025-01-29.md:10: the meeting was planned for 18:00 UTC, but this says 17:04 UTC: correct the wrong one (copied-clock)',
    'called to order before it began',
  ],
];

const CSAF = [
  '2021-10-27',
  '2022-02-23',
  '2022-03-30',
  '2022-08-31',
  '2023-05-31',
  '2024-04-24',
  '2024-10-30',
  '2025-01-29',
];

/** The corpus has the minutes alone: of what is beside them, only the index is known. */
const exists = (path: string): boolean | undefined =>
  /^cpansec\/README(?:\.md)?$/u.test(path) ? path.endsWith('.md') : undefined;

const INDEX = 'context/cpansec-meetings-README.HEAD.md';

(isThere ? describe : describe.skip)('the real minutes', () => {
  test('the mistakes that are in them, and nothing false', () => {
    const files = [...annotated().map(({ file }) => file), ...CSAF.map((day) => `csaf/${day}.md`), ...csmFiles()].map(
      (path) => ({ path, text: corpusText(path) }),
    );
    const found = lintFiles(files, [], { directory: realDirectory(), today: '2026-01-01', exists });
    const told = found.map(describeMistake).map((one) => one.replace('cpansec/cpansec-minutes-', 'cpansec/'));
    expect(told).toEqual(WRONG.map(([one]) => one));
  });

  test('their index leads astray once, and announces a meeting', () => {
    const found = (today: string) =>
      lintFiles([{ path: INDEX, text: corpusText(INDEX) }], [], { today }).map(describeMistake);
    expect(found('2026-03-25')).toEqual([
      `${INDEX}:28: the entry says 2026-02-10, but leads to 2026-02-19: correct the wrong one (index)`,
    ]);
    expect(found('2026-10-01')[0]).toBe(
      `${INDEX}:5: next_meeting_time is in the past: 2026-04-02. Put in the next date (index)`,
    );
  });
});
