// What the pages tell people to type works.
import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { groupOf, parseConfig, readConfig } from '../../src/config/config.ts';
import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';

/** The first fenced block of a language in a page that has these words in it. */
function block(page: string, language: string, words: string): string {
  const blocks = [
    ...readFileSync(page, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\n(?<text>.*?)^\`\`\`$`, 'gmsu')),
  ];
  const found = blocks.map(({ groups }) => groups?.['text'] ?? '').find((text) => text.includes(words));
  if (found === undefined) throw new Error(`${page} has no block of ${language} with "${words}"`);
  return found;
}

test("a group's first configuration is one", () => {
  const { groups } = parseConfig(block('docs/your-group.md', 'yaml', 'groups:'), 'gavel.yaml', {});
  expect(groups.map(({ id, members }) => [id, members.map(({ handle }) => handle)])).toEqual([
    ['parsers', ['ann', 'bo', 'cy']],
  ]);
});

test('the log that shows replay can be replayed', async () => {
  const [group] = (await readConfig('config/demo.yaml', {})).groups;
  if (!group) throw new Error('The demonstration has no group');
  const { minutes, ended } = await replayLog(
    readLog(block('docs/replay.md', 'text', '/meeting end')),
    groupOf(group),
    () => undefined,
  );
  expect(ended).toBe(true);
  expect(minutes).toContain('- @kenji – The 2.4 branch is cut');
  expect(minutes).toContain('- [ ] @kenji – test the drivers (by 2026-03-10)\n  - @adaeze – I can lend you a board');
});

test('the README fits: the first screen and its sections in at most 150 lines', () => {
  expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(150);
});
