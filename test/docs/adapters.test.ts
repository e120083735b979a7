import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { forgeTable, platformTable } from '../../scripts/adapter-tables.ts';
import { splitPage } from '../../scripts/generated-part.ts';

const GUIDE = readFileSync('docs/operator-guide.md', 'utf8');

/** A table, however wide the formatter makes it. */
const unpadded = (table: string): string =>
  table
    .trim()
    .replaceAll(/ +(?=\|)/gu, ' ')
    .replaceAll(/-{3,}/gu, '---');

test.each([
  ['the chat platforms', platformTable],
  ['the forges', forgeTable],
])("the operator guide's table of %s is made from the list: run `npm run docs` after changing that", (what, table) => {
  const [, part] = splitPage(GUIDE, what);
  expect(unpadded(part)).toBe(unpadded(table()));
});
