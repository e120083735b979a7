// Each path that a page names exists.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect, test } from '@jest/globals';

const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...globSync('docs/**/*.md')];
const foldersOf = (path: string, ...without: readonly string[]): string =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !without.includes(entry.name))
    .map(({ name }) => name.replaceAll('.', String.raw`\.`))
    .join('|');

/** In a folder of the repository, except data/, which is made when Gavel runs. */
const AT_ROOT = new RegExp(`^(?:${foldersOf('.', 'data')})/`, 'u');
/** Meant from src/, which a page has to say; minutes/ is left out, since many groups have such a folder too. */
const BELOW_SRC = new RegExp(`^(?:${foldersOf('src', 'minutes')})/[\\w-]`, 'u');
const IS_FILE = /^[\w./-]+\.tsx?$/u;

/** Where things of that kind are already, for paths that say what somebody should add: `src/chat/NAME/`. */
const beforeName = (path: string): string => path.replace(/[^/]*(?:NAME|NNNN).*$/u, '');

/** The paths in a page that are links, from the root of the repository. */
const linked = (page: string, text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:|mailto:|#)(?<path>[^)#\s]+)/gu)].map(({ groups }) =>
    join(dirname(page), groups?.['path'] ?? ''),
  );

/** The paths that a text has in code. They start at the root of the repository. */
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
