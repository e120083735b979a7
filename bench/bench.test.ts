import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, jest, test } from '@jest/globals';

import { page } from './report.ts';
import { bench } from './run.ts';

jest.setTimeout(60_000);

// No figure is expected here: a busy machine is no failure. What is asserted is that everything was measured, and (in
// the bench itself) that each line that was acknowledged was decided and nothing went wrong.
test('measures everything, in sizes that prove nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gavel-bench-test-'));
  const report = await bench(
    { folder, meetings: [1, 3], rounds: 1, seconds: 0.2, entries: 500, commands: 10 },
    () => undefined,
  );
  await rm(folder, { recursive: true });

  const { throughput, longMeeting, memory, pullRequest, slackAck } = report;
  expect(throughput.map(({ meetings }) => meetings)).toEqual([1, 3]);
  const figures = [...throughput, longMeeting, memory, pullRequest, slackAck].flatMap(function numbers(
    part: object,
  ): number[] {
    return Object.values(part).flatMap((value) => (typeof value === 'number' ? [value] : numbers(value)));
  });
  expect(figures.filter((figure) => !Number.isFinite(figure))).toEqual([]);
  expect(longMeeting.size).toBeGreaterThan(500 * 40);
  const told = page(report);
  expect(told).toContain('| 3 ');
  expect(told).not.toMatch(/NaN|undefined/u);
});
