// What is wrong in the real minutes, and nothing else.
import { describe, expect, test } from '@jest/globals';

import { lintFiles, describeMistake } from '../../src/archive/lint/lint.ts';
import { annotated, csmFiles, isThere, realDirectory, corpusText } from './corpus.ts';

const WRONG = [
  '2024-01-06.md:30: @stigsp is spelled @stigtsp (spelling)',
  '2024-01-06.md:78: "FOSDEM, 2023-02-03 - 2023-02-04" was over on 2023-02-04: tick it, or correct its date (past-event)',
  '2024-05-15.md:1: the file begins with an invisible byte order mark: save it without one (byte-order-mark)',
  '2024-11-27.md:17: the meeting was planned for 17:00 UTC, but this heading says 16:00: copied? (copied-clock)',
  "2024-11-27.md:21: @thibaultduponchelle joined, but isn't listed as present: copied? (joined)",
  '2024-11-27.md:36: @stigstp is spelled @stigtsp (spelling)',
  '2025-03-12.md:8: "[TOC]" is left over (left-over)',
  '2025-03-12.md:29: @thibaultduponcelle is spelled @thibaultduponchelle (spelling)',
  '2025-03-12.md:212: 17:00 UTC on 2025-03-26 is 18:00 Europe/Amsterdam, not 17:00 (local-time)',
  '2025-03-26.md:195: @thibaultduponcelle is spelled @thibaultduponchelle (spelling)',
  '2025-03-26.md:209: 17:00 UTC on 2025-04-09 is 19:00 Europe/Amsterdam, not 17:00 (local-time)',
  '2025-04-09.md:8: "[TOC]" is left over (left-over)',
  ...[151, 160, 190].map(
    (line) =>
      `2025-04-09.md:${line}: GitHub doesn't show this as a checkbox (it has a no-break space): write "- [ ] " or "- [x] " (odd-box)`,
  ),
  '2025-04-09.md:224: @thibaultduponcelle is spelled @thibaultduponchelle (spelling)',
  '2025-12-11.md:42: @stigsp is spelled @stigtsp (spelling)',
];

/** People whom aliases.json leaves out: guests, who are named once. */
const STRANGERS = ['@ilmari', '@miyagawa', '@abraxxa'];

const INDEX = 'context/cpansec-meetings-README.HEAD.md';

(isThere ? describe : describe.skip)('the real minutes', () => {
  test('the mistakes that are in them, and nothing false', () => {
    const files = [...annotated().map(({ file }) => file), ...csmFiles()].map((path) => ({
      path,
      text: corpusText(path),
    }));
    const found = lintFiles(files, [], { directory: realDirectory(), today: '2026-01-01' }).map(describeMistake);
    const known = found.filter((one) => !STRANGERS.some((name) => one.includes(`${name} isn't in the directory`)));
    expect(known.map((one) => one.replace('cpansec/cpansec-minutes-', ''))).toEqual(WRONG);
  });

  test('their index leads astray once, and announces a meeting', () => {
    const found = (today: string) =>
      lintFiles([{ path: INDEX, text: corpusText(INDEX) }], [], { today }).map(describeMistake);
    expect(found('2026-03-25')).toEqual([`${INDEX}:28: the entry says 2026-02-10, but leads to 2026-02-19 (index)`]);
    expect(found('2026-10-01')[0]).toBe(`${INDEX}:5: next_meeting_time is in the past: 2026-04-02 (index)`);
  });
});
