// What the README tells people to type works.
import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { groupOf, parseConfig, readConfig } from '../../src/config/config.ts';
import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';

const README = readFileSync('README.md', 'utf8');

/** The first fenced block of a language that holds these words. */
function block(language: string, words: string): string {
  const blocks = [...README.matchAll(new RegExp(`^\`\`\`${language}\n(?<text>.*?)^\`\`\`$`, 'gmsu'))];
  const found = blocks.map(({ groups }) => groups?.['text'] ?? '').find((text) => text.includes(words));
  if (found === undefined) throw new Error(`The README has no block of ${language} with "${words}"`);
  return found;
}

test("the README's configuration is one", () => {
  const { groups } = parseConfig(block('yaml', 'groups:'), 'README.md', {});
  expect(groups.map(({ id, members }) => [id, members.map(({ handle }) => handle)])).toEqual([
    ['parsers', ['ann', 'bo', 'cy']],
  ]);
});

test("the README's log can be replayed", async () => {
  const [group] = (await readConfig('config/demo.yaml', {})).groups;
  if (!group) throw new Error('The demonstration has no group');
  const { minutes, ended } = await replayLog(readLog(block('text', '/meeting end')), groupOf(group), () => undefined);
  expect(ended).toBe(true);
  expect(minutes).toContain('- @kenji – The 2.4 branch is cut');
  expect(minutes).toContain('- [ ] @kenji – test the drivers (by 2026-03-10)\n  - @adaeze – I can lend you a board');
});

test('every file that the pages link to is there', () => {
  const links = [...README.matchAll(/\]\((?<path>(?!https?:)[^)#]+)/gu)].map(({ groups }) => groups?.['path'] ?? '');
  expect(links.length).toBeGreaterThan(5);
  for (const path of links) expect(() => readFileSync(path)).not.toThrow(/ENOENT/u);
});
