// The command line, given something else than minutes: it says so, and prints nothing that could be taken for an answer.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { runGavel } from './run-gavel.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gavel-no-minutes-'));
});
afterAll(() => rm(folder, { recursive: true }));

const AGENDA = ['agenda', '--config', 'config/demo.yaml', '--previous'];

test('read, agenda and lint refuse a file that is no minutes', async () => {
  const file = join(folder, 'list.md');
  await writeFile(file, '# Shopping\n\n- [ ] milk\n');
  for (const command of [['read'], AGENDA]) {
    const { code, out, err } = await runGavel([...command, file]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain("list.md: these aren't minutes. Minutes are Markdown");
  }
  const { code, out } = await runGavel(['lint', file]);
  expect(code).toBe(1);
  expect(out).toMatch(/:1: this is neither minutes nor a page that lists them\. Minutes are .*\(no-minutes\)\n$/u);
});

test('a folder without minutes is no folder in which nothing is wrong', async () => {
  const { code, out, err } = await runGavel(['lint', 'docs/decisions']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('Found no minutes. In a folder, minutes are Markdown files with a date in their path');
});

test('minutes are read whatever their file is called', async () => {
  const file = join(folder, 'last-time.md');
  await writeFile(file, 'Meeting of 2026-03-03\n\n- [ ] Ann buys milk\n');
  expect((await runGavel(['read', file])).code).toBe(0);
  expect((await runGavel([...AGENDA, file])).out).toContain('- [ ] Ann buys milk');
  expect((await runGavel(['lint', file])).err).toContain('mistakes in 1 file.');
});
