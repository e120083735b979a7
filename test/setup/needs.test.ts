// What happens to tests if something they need is missing: a Chromium that isn't where it should be.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { expect, test } from '@jest/globals';

const JEST = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--no-color'];

/** Runs a file of tests in a browser and one without, and gives how that ended. */
async function runWithoutChromium(ci: string): Promise<{ code: number; said: string }> {
  const env = { ...process.env, GAVEL_TESTS_LACK: undefined, CI: ci, CHROMIUM: '/nowhere/chromium' };
  const files = ['test/browser/hostile-text.test.ts', 'test/setup/lockfile.test.ts'];
  return promisify(execFile)(process.execPath, [...JEST, ...files], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, said: stdout + stderr }),
  );
}

const WHY = /They need Chromium: No Chromium was found \(CHROMIUM=\/nowhere\/chromium\)/u;
const count = (said: string, word: string): number =>
  Number(new RegExp(`^Tests: .*?(?<n>\\d+) ${word}`, 'mu').exec(said)?.groups?.['n'] ?? 0);

test('they are skipped with the reason, and the others go on', async () => {
  const { code, said } = await runWithoutChromium('false');
  expect(said).toMatch(WHY);
  expect(count(said, 'failed')).toBe(0);
  for (const word of ['skipped', 'passed']) expect(count(said, word)).toBeGreaterThan(0);
  expect(code).toBe(0);
});

test('in CI they fail with the reason alone, and the others go on', async () => {
  const { code, said } = await runWithoutChromium('true');
  expect(count(said, 'skipped')).toBe(0);
  for (const word of ['failed', 'passed']) expect(count(said, word)).toBeGreaterThan(0);
  expect(said.match(new RegExp(WHY, 'gu'))).toHaveLength(count(said, 'failed'));
  expect(code).toBe(1);
});
