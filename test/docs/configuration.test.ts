import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { configurationReference } from '../../scripts/configuration-page.ts';
import { splitPage } from '../../scripts/generated-part.ts';

/** Tables, however wide the formatter makes them. */
const unpadded = (page: string): string =>
  page
    .trim()
    .replaceAll(/ +(?=\|)/gu, ' ')
    .replaceAll(/-{3,}/gu, '---');

test("the reference of the configuration is the schema's: run `npm run docs` after changing that", () => {
  const [, part] = splitPage(readFileSync('docs/configuration.md', 'utf8'), 'the configuration');
  expect(unpadded(part)).toBe(unpadded(configurationReference()));
});

test('it has each part once, with what is required, the choices and the defaults', () => {
  const reference = configurationReference();
  const headings = reference.split('\n').filter((line) => line.startsWith('## '));
  expect(new Set(headings).size).toBe(headings.length);
  expect(headings).toEqual(
    expect.arrayContaining(['## The file', '## `slack.http`', '## `groups[].forge`, kind `github`']),
  );
  expect(reference).toContain('| `botToken` | text | required |');
  expect(reference).toContain('| `voters` | `members`, `present`, `anyone` |  |');
  expect(reference).toContain('| `remind` | list of numbers |  |');
  expect(reference).toContain('| `port` | whole number | `8080` |');
});
