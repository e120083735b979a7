// docs/architecture.md tells what is there.
import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { dependencyTable, folderMap } from '../../scripts/architecture-page.ts';
import { SOURCE_FOLDERS } from '../../scripts/dependency-rule.ts';
import { splitPage } from '../../scripts/generated-part.ts';

const PAGE = readFileSync('docs/architecture.md', 'utf8');

/** However wide the formatter makes the cells. */
const unpadded = (table: string): string => table.trim().replaceAll(/ +/gu, ' ').replaceAll(/-{3,}/gu, '---');

test('the map is made from what the folders hold: run `npm run docs` after changing that', () => {
  const [, map] = splitPage(PAGE, 'the map');
  expect(map.trim()).toBe(folderMap());
});

test('every folder of src/ is in the map', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(Object.keys(SOURCE_FOLDERS).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
});

test('the table is the dependency rule: run `npm run docs` after changing that', () => {
  const [, table] = splitPage(PAGE, 'the dependency rule');
  expect(unpadded(table)).toBe(unpadded(dependencyTable()));
});
