// scripts/confusables.py writes a file that src/ reads. It needs ICU for Python, so no test runs it.
import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import * as table from '../../src/meeting/confusables-table.ts';

test('the script writes the table under the name by which it is read', () => {
  const written = readFileSync('scripts/confusables.py', 'utf8').match(/(?<=export const )\w+/gu);
  expect(written).toEqual(Object.keys(table));
});
