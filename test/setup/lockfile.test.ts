import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';
import { z } from 'zod';

const LockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ gypfile: z.boolean().optional(), version: z.string().optional() })),
});

// better-sqlite3 brings its binary along and says `"gypfile": false`, so that npm builds nothing. npm does not copy
// that into package-lock.json, and `npm ci` reads nothing else: without this line it asks for Python and a compiler.
test('npm ci needs no compiler: put `"gypfile": false` into better-sqlite3 of package-lock.json again', () => {
  const { packages } = LockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  expect(packages['node_modules/better-sqlite3']?.gypfile).toBe(false);
});

// On Node 20 npm warns that packages want a newer one. The README says that they get it.
test('every package takes the Node with which Gavel and its tests run', () => {
  // npm itself runs with the Node of this test, and refuses what does not take it. Nothing is installed.
  expect(() =>
    execFileSync('npm', ['ci', '--dry-run', '--engine-strict', '--offline'], { stdio: 'pipe' }),
  ).not.toThrow();
});
