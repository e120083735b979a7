// What CONTRIBUTING.md says that something touches is all that it touches: counted in what is there.
import { globSync, readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { importsOf } from '../../scripts/imports.ts';
import { CHAT_PLATFORMS } from '../../src/chat/platforms.ts';
import { FORGE_KINDS } from '../../src/forge/forges.ts';

const PAGE = readFileSync('CONTRIBUTING.md', 'utf8');
const SOURCES = globSync('src/**/*.ts').filter((path) => !path.endsWith('.test.ts'));
const IMPORTS = new Map([...SOURCES, ...globSync('test/contracts/*.ts')].map((path) => [path, importsOf(path)]));

/** The numbered places under a heading: the first path of each. */
function places(heading: string): string[] {
  const section = PAGE.split('\n### ').find((one) => one.startsWith(`${heading}\n`)) ?? '';
  const steps = section.split('\n').filter((line) => /^\d+\. /u.test(line));
  return steps.map((step) => /[`[(](?<path>(?:src|test)\/[\w./-]*)/u.exec(step)?.groups?.['path'] ?? step);
}

/** Who imports something of a folder, or a file, from outside of it. */
const importers = (part: string): string[] =>
  [...IMPORTS]
    .filter(([path, all]) => !path.startsWith(part) && all.some((one) => one.startsWith(part)))
    .map(([path]) => path);

describe('a chat platform', () => {
  const named = places('A chat platform');

  test('touches five places', () => {
    expect(named).toEqual([
      'src/chat/NAME/',
      'src/chat/platforms.ts',
      'test/contracts/chat-harness-NAME.ts',
      'test/contracts/chat.test.ts',
      'test/payloads/',
    ]);
  });

  test.each(CHAT_PLATFORMS.map(({ id }) => [id]))('%s touches no other', (id) => {
    const theirs = named.map((path) => path.replace('NAME', id));
    expect(importers(`src/chat/${id}/`).filter((path) => !theirs.includes(path))).toEqual([]);
  });
});

describe('a forge', () => {
  const named = places('A forge');

  test('touches three places', () => {
    expect(named).toEqual(['src/forge/NAME/', 'src/forge/forges.ts', 'test/contracts/forge-harnesses.ts']);
  });

  test.each(FORGE_KINDS.map(({ id }) => [id]))('%s touches no other', (id) => {
    // The demonstration is a local repository.
    const others = importers(`src/forge/${id}/`).filter((path) => !path.startsWith('src/demo/'));
    expect(others.filter((path) => !named.includes(path))).toEqual([]);
  });
});

test('a store touches three places, and SQLite no other', () => {
  const named = places('A store');
  expect(named).toEqual(['src/store/NAME/', 'src/store/open-store.ts', 'test/contracts/store-adapters.ts']);
  // What looks into the databases of a data folder knows whose they are.
  const others = importers('src/store/sqlite/').filter((path) => !path.startsWith('src/backup/'));
  expect(others.filter((path) => !named.includes(path))).toEqual([]);
});

test('a command touches its feature and the test beside it', () => {
  expect(places('A command')).toHaveLength(3);
  const naming = SOURCES.filter((path) => readFileSync(path, 'utf8').includes("'meeting unlink'"));
  // Help can put it under one of its topics. If it doesn't, the command is under "other".
  expect(naming.toSorted()).toEqual(['src/features/help/suggested.ts', 'src/features/identity/links.ts']);
});

test('a feature touches its folder, a line in the list, and its logs and scenarios', () => {
  expect(places('A feature')).toHaveLength(4);
  expect(importers('src/features/status/')).toEqual(['src/features/index.ts']);
});

test('the outside work of a feature touches five places beside its folder', () => {
  expect(places('A feature with outside work')).toEqual([
    'src/meeting/feature.ts',
    'src/jobs/NAME.ts',
    'src/jobs/job-handlers.ts',
    'src/ports/',
    'test/doubles/job-harness.ts',
  ]);
  const ofIssues = importers('src/features/issues/').filter((path) => !path.startsWith('src/jobs/'));
  expect(ofIssues).toEqual(['src/features/index.ts']);
  expect(importers('src/jobs/sync-issues.ts').filter((path) => !path.startsWith('src/jobs/'))).toEqual([]);
});

test('a command of the command line touches its file and a line', () => {
  expect(importers('src/cli/stats.ts')).toEqual(['src/cli.ts']);
});
