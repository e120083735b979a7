import { expect, test } from '@jest/globals';

import { readableFiles } from './import-files.ts';

test('empty, binary and endless files are left out, and it says why', () => {
  const texts = ['# Kiln', ' \n', 'PNG\0\0', 'clay '.repeat(200_000)];
  const files = texts.map((text, i) => ({ path: `2026-01-0${i + 1}.md`, text }));
  const { readable, leftOut } = readableFiles({ files, all: files.map(({ path }) => path), exists: () => undefined });
  expect(readable.files).toEqual(files.slice(0, 1));
  expect(leftOut).toEqual([
    '2026-01-02.md: left out, it is empty',
    "2026-01-03.md: left out, it isn't text",
    '2026-01-04.md: left out, it is too long for minutes of a meeting',
  ]);
});
