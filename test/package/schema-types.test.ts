import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, test } from '@jest/globals';

import { schemaTypes } from '../../scripts/package/schema-types.ts';
import { temporaryFolder } from '../doubles/git-people.ts';

const SCHEMA = {
  type: 'object',
  required: ['name', 'kind'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', description: 'A name */ in\n the minutes.' },
    kind: { enum: ['lamp', 'moth'] },
    'time-box': { type: ['number', 'boolean'] },
    inner: { oneOf: [{ const: false }, { type: 'object', properties: { deep: { $ref: '#/$defs/node' } } }] },
    words: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    anything: {},
  },
  $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' }, depth: { type: 'integer' } } } },
} as const;

const USE = `import type { Lamp } from './lamp.d.ts';
export const all: Lamp = {
  name: 'Lantern', kind: 'lamp', 'time-box': 10,
  inner: { deep: { depth: 1, next: { depth: 2 } } }, words: { en: ['light'] }, anything: [1],
};
export const least: Lamp = { name: 'Lantern', kind: 'moth', inner: false };
// @ts-expect-error: required
export const none: Lamp = { name: 'Lantern' };
// @ts-expect-error: not one of these
export const other: Lamp = { name: 'Lantern', kind: 'owl' };
// @ts-expect-error: no such key
export const more: Lamp = { name: 'Lantern', kind: 'moth', colour: 'red' };
// @ts-expect-error: not true
export const yes: Lamp = { name: 'Lantern', kind: 'moth', inner: true };
`;

test('a schema’s types take what the schema takes, for the compiler', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'lamp.d.ts'), schemaTypes(SCHEMA, 'Lamp', 'A lamp.'));
  writeFileSync(join(folder, 'use.ts'), USE);
  const tsc = resolve('node_modules/.bin/tsc');
  const options = ['--strict', '--noEmit', '--allowImportingTsExtensions', '--module', 'nodenext', '--types', ''];
  const check = () => execFileSync(tsc, [...options, 'use.ts', 'lamp.d.ts'], { cwd: folder, encoding: 'utf8' });
  expect(check()).toBe('');
});
