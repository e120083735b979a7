import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { commandTable } from '../../scripts/command-table.ts';
import { splitPage } from '../../scripts/generated-part.ts';

/** The rows as cells, however wide the formatter makes them. */
const rows = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(/(?<!\\)\|/u).map((cell) => cell.trim().replace(/^-+$/u, '---')));

test("the page's table of commands is what the features say: run `npm run docs` after changing a command", () => {
  const [, table] = splitPage(readFileSync('docs/commands.md', 'utf8'), 'the commands');
  expect(rows(table)).toEqual(rows(commandTable()));
});

test('every command stands in the table, with its usage and who may give it', () => {
  const table = rows(commandTable());
  expect(table).toContainEqual([
    '',
    '`/note TEXT`',
    'Records a note under the current topic.',
    'anyone',
    '`#info`',
    '',
  ]);
  expect(table.find(([, usage]) => usage === '`/meeting end`')?.[3]).toBe('chair, secretary');
});
