// Each path that a page names exists.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect, test } from '@jest/globals';

const PAGES = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md')];
/** Folders of the repository. What stands in data/ is made when Gavel runs. */
const ROOM = new RegExp(
  `^(?:${readdirSync('.')
    .filter((name) => name !== 'data')
    .join('|')}|\\.ci)/`,
  'u',
);

/** Where something of that kind stands already, for paths that say what somebody is to add: `src/chat/NAME/`. */
const beforeName = (path: string): string => path.replace(/[^/]*(?:NAME|NNNN).*$/u, '');

/** The paths in a page that are links, from the root of the repository. */
const linked = (page: string, text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:|mailto:|#)(?<path>[^)#\s]+)/gu)].map(({ groups }) =>
    join(dirname(page), groups?.['path'] ?? ''),
  );

/** The paths in a text that stand in code, from the root of the repository or from src/. */
const inCode = (text: string): string[] =>
  [...text.matchAll(/`(?<code>[^`\s]+)`/gu)]
    .map(({ groups }) => groups?.['code'] ?? '')
    .filter((code) => ROOM.test(code) || /^[\w./-]+\.tsx?$/u.test(code))
    .map((code) => beforeName(code.replace(/…$/u, '').replace(/\*.*$/u, '')));

test.each(PAGES)('%s names only what is there', (page) => {
  const text = readFileSync(page, 'utf8');
  const missing = [...linked(page, text), ...inCode(text)].filter((path) => !existsSync(path));
  expect(missing).toEqual([]);
});

test('a path that is gone is found, and one that is to be added is not asked for', () => {
  const text = '`src/gone.ts`, `gone.ts` and [this](../gone.md), not `src/chat/NAME/` or `pnpm test`';
  expect(linked('docs/a.md', text)).toEqual(['gone.md']);
  expect(inCode(text)).toEqual(['src/gone.ts', 'gone.ts', 'src/chat/']);
});
