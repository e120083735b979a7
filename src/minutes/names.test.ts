import { describe, expect, test } from '@jest/globals';

import { fillName, nameReader } from './names.ts';
import { utcDateTime } from './placeholders.ts';

const values = {
  date: utcDateTime('2026-11-24T17:00:00Z'),
  start: utcDateTime('2026-11-24T17:00:00Z'),
  group: 'C++ (moths)',
};

const TEMPLATES = [
  ['meetings/minutes-{date}.md', 'meetings/minutes-2026-11-24-2.md'],
  ['sig/meetings/{date}/README.md', 'sig/meetings/2026-11-24-2/README.md'],
  ['{date:yyyy}/{date:MM-dd}-minutes.md', '2026/11-24-2-minutes.md'],
  ['m/{start:yyyyMMdd}.md', 'm/20261124-2.md'],
  ["m/{date:d LLLL yyyy 'at' HHmm}.md", 'm/24 November 2026 at 1700-2.md'],
  ['m/{date:do MMM yyyy}.md', 'm/24th Nov 2026-2.md'],
  ['{group}/{date}.md', 'C++ (moths)/2026-11-24-2.md'],
  ['minutes.md', 'minutes-2.md'],
  ['.minutes', '.minutes-2'],
] as const;

test.each(TEMPLATES)('the second name of %s is %s, and both are read back', (template, second) => {
  expect(fillName(template, values, 2)).toBe(second);
  const read = nameReader(template, { ...values, date: utcDateTime('0001-01-01'), start: utcDateTime('0001-01-01') });
  const first = fillName(template, values, 1);
  expect(read(first)).toEqual({ first, nth: 1 });
  expect(read(second)).toEqual({ first, nth: 2 });
  expect(read(fillName(template, values, 12))).toEqual({ first, nth: 12 });
});

describe('a name of another pattern', () => {
  const read = nameReader('meetings/minutes-{date}.md', values);
  test.each([
    'meetings/minutes-other-2026-11-24.md',
    'meetings/minutes-2026-11-24-notes.md',
    'meetings/minutes-2026-11-24-1.md',
    'meetings/minutes-2026-11-24-02.md',
    'meetings/minutes-2026-11.md',
    'meetings/README.md',
    'more/meetings/minutes-2026-11-24.md',
    'meetings/minutes-2026-11-24.md.orig',
  ])('%s is none of ours', (name) => expect(read(name)).toBeUndefined());
});
