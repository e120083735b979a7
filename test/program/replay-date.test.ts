// `gavel replay` on logs that don't say on which day they were written.
import { join } from 'node:path';

import { expect, jest, test } from '@jest/globals';

import { temporaryFolder, writeFiles } from '../doubles/git-people.ts';
import { type EndedRun, runGavel } from './run-gavel.ts';

// Other tests may keep the machine busy.
jest.setTimeout(60_000);

const LOG = '[17:00:00] <mira> #startmeeting\n[17:01:00] <mira> #info Hello\n[17:02:00] <mira> #endmeeting\n';

async function replay(file: string, ...more: readonly string[]): Promise<EndedRun> {
  const folder = temporaryFolder();
  writeFiles(folder, { [file]: LOG });
  return runGavel(['replay', join(folder, file), '--config', 'config/demo.yaml', ...more]);
}

test('the day is in --date, or in the name of the file as ZNC writes it', async () => {
  const named = await replay('2026-03-03.log');
  expect(named).toMatchObject({ code: 0, out: expect.stringContaining('title: Lantern minutes 2026-03-03') });
  const dated = await replay('2026-03-03.log', '--date', '2026-03-17');
  expect(dated.out).toContain('title: Lantern minutes 2026-03-17');
});

test('without either it is asked for, and what is no day is refused', async () => {
  const without = await replay('lantern.log');
  expect(without).toMatchObject({ code: 1, out: '' });
  expect(without.err).toContain(
    'lantern.log:1: expected a date (YYYY-MM-DD) before the first time. Add one, or use --date',
  );
  for (const day of ['tomorrow', '2026-02-30']) {
    const wrong = await replay('lantern.log', '--date', day);
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.err).toContain(day);
  }
});
