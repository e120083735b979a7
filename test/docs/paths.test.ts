// Each path that a page names exists.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect, test } from '@jest/globals';

const PAGES = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md')];
const foldersOf = (path: string, ...without: readonly string[]): string =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !without.includes(entry.name))
    .map(({ name }) => name.replaceAll('.', String.raw`\.`))
    .join('|');

/** In a folder of the repository; what stands in data/ is made when Gavel runs. */
const AT_ROOT = new RegExp(`^(?:${foldersOf('.', 'data')})/`, 'u');
/** Meant from src/, where a page has to say so; minutes/ is the folder of many a group too. */
const BELOW_SRC = new RegExp(`^(?:${foldersOf('src', 'minutes')})/[\\w-]`, 'u');
const IS_FILE = /^[\w./-]+\.tsx?$/u;

/** Where something of that kind stands already, for paths that say what somebody is to add: `src/chat/NAME/`. */
const beforeName = (path: string): string => path.replace(/[^/]*(?:NAME|NNNN).*$/u, '');

/** The paths in a page that are links, from the root of the repository. */
const linked = (page: string, text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:|mailto:|#)(?<path>[^)#\s]+)/gu)].map(({ groups }) =>
    join(dirname(page), groups?.['path'] ?? ''),
  );

/** The paths in a text that stand in code. They are told from the root of the repository. */
const inCode = (text: string): string[] =>
  [...text.matchAll(/`(?<code>[^`\s]+)`/gu)]
    .map(({ groups }) => groups?.['code'] ?? '')
    .filter((code) => [AT_ROOT, BELOW_SRC, IS_FILE].some((pattern) => pattern.test(code)))
    .map((code) => beforeName(code.replace(/…$/u, '').replace(/\*.*$/u, '')));

test.each(PAGES)('%s names only what is there', (page) => {
  const text = readFileSync(page, 'utf8');
  const missing = [...linked(page, text), ...inCode(text)].filter((path) => !existsSync(path));
  expect(missing).toEqual([]);
});

test('a path that is gone is found, and one that is to be added is not asked for', () => {
  const text =
    '`src/gone.ts`, `gone.ts`, `features/gone` and [this](../gone.md), not `src/chat/NAME/` or `minutes/x.md`';
  expect(linked('docs/a.md', text)).toEqual(['gone.md']);
  expect(inCode(text)).toEqual(['src/gone.ts', 'gone.ts', 'features/gone', 'src/chat/']);
});
