// To add a platform or a forge is to add a folder and a line; to remove one is to remove these two. So nothing else may
// name one: other code asks the lists, and what they say of it.
import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { CHAT_PLATFORMS } from '../../src/chat/platforms.ts';
import { FORGE_KINDS } from '../../src/forge/forges.ts';

/**
 * By which names each is known, if not just by its id; names that are everyday words too count only if they mean an
 * adapter.
 */
const NAMES: Readonly<Record<string, RegExp>> = {
  matrix: /matrix|synapse|\belement (?:web|sends)/iu,
  web: /['"`](?:web['"`]|web:)|chat\/web\//u,
  github: /github|octokit/iu,
  git: /['"`]git['"`]|forge\/git\//u,
};

/** The lines that may name an adapter, and why. */
const ALLOWED: readonly { readonly file: RegExp; readonly line: RegExp; readonly why: string }[] = [
  { file: /^src\/demo\//u, line: /forge\/git\//u, why: 'the demonstration is a local repository' },
  { file: /^src\/meeting\/member\.ts$/u, line: /COMMIT_AUTHORS = 'git'/u, why: 'a key of old logs' },
  { file: /^src\/archive\/lint\/traps\.ts$/u, line: /GitHub doesn.t show/u, why: 'the Markdown of most readers' },
  {
    file: /^src\/archive\/(?:attendance-tables|import\/written-names)\.ts$/u,
    line: /handle.*\|github\|/u,
    why: 'what groups write above a column of handles',
  },
  {
    file: /^src\/(?:backup\/forget-person|meeting\/forgotten-person)\.ts$/u,
    line: /web:/u,
    why: 'the web room has a database of its own, in which people are their handles',
  },
  { file: /./u, line: /^ \* Source: /u, why: 'where a rule comes from' },
];

const SOURCES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name}`)
  .filter((name) => /\.tsx?$/u.test(name) && !name.endsWith('.test.ts'));

/** The lines that name an adapter outside its own folder: `FILE:LINE`. */
function naming(id: string, kind: 'chat' | 'forge'): string[] {
  const name = NAMES[id] ?? new RegExp(id, 'iu');
  return SOURCES.filter((file) => !file.startsWith(`src/${kind}/${id}/`)).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, i) => {
        const isAllowed = ALLOWED.some((one) => one.file.test(file) && one.line.test(line));
        return name.test(line) && !isAllowed ? [`${file}:${i + 1}: ${line.trim()}`] : [];
      }),
  );
}

describe.each([
  ['chat', 'src/chat/platforms.ts', CHAT_PLATFORMS.map(({ id }) => id)],
  ['forge', 'src/forge/forges.ts', FORGE_KINDS.map(({ id }) => id)],
] as const)('src/%s', (kind, list, ids) => {
  test('has a folder for each of the list, and one in memory, which no configuration names', () => {
    const folders = readdirSync(`src/${kind}`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).toSorted()).toEqual([...ids, 'memory'].toSorted());
  });

  test.each(ids.map((id) => [id]))('%s is named in its folder, in the list, and nowhere else', (id) => {
    expect(naming(id, kind).filter((line) => !line.startsWith(`${list}:`))).toEqual([]);
    const imports = readFileSync(list, 'utf8').match(new RegExp(`^import .* from './${id}/[^']*';$`, 'gmu'));
    expect(imports).toHaveLength(1);
  });
});

test('what is allowed is still there', () => {
  const lines = SOURCES.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => ({ file, line })),
  );
  const unused = ALLOWED.filter((one) => !lines.some(({ file, line }) => one.file.test(file) && one.line.test(line)));
  expect(unused.map(({ why }) => why)).toEqual([]);
});
