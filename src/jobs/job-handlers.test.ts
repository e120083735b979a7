// What the secretary is handed: lanes, and the jobs that a group needs by themselves.
import { globSync, readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { groupWithReviews } from '../../test/doubles/group-with-reviews.ts';
import { jobHarness } from '../../test/doubles/job-harness.ts';
import { memoryIssues } from '../../test/doubles/memory-issues.ts';
import { memoryForge } from '../forge/memory/memory.ts';
import { ExplainedError, ForgeUnavailable } from '../ports/forge.ts';
import type { DueJob } from '../ports/jobs.ts';
import { laneOf } from '../secretary/job-handler.ts';

const dueJob = (kind: string, data: DueJob['data'] = { stream: 'lantern/1' }): DueJob => ({
  id: kind,
  group: 'lantern',
  kind,
  at: '2026-11-24T17:00:00.000Z',
  data,
  attempts: 0,
});

test('what asks the forge, what asks a chat, what deletes and what does none of these do not wait for each other', async () => {
  const on = await jobHarness({ forge: memoryForge() });
  const handlers = on.handlers();
  expect(Object.fromEntries(Object.keys(handlers).map((kind) => [kind, laneOf(dueJob(kind), handlers)]))).toEqual({
    plan: 'lantern/neither',
    fetch: 'lantern/chat',
    propose: 'lantern/forge',
    follow: 'lantern/forge',
    merge: 'lantern/forge',
    issues: 'lantern/forge',
    forget: 'lantern/store',
    embargo: 'lantern/neither',
    private: 'lantern/forge',
  });
  expect(laneOf(dueJob('plan', {}), handlers)).toBe('lantern/forge');
  // A newer version's: it fails here until that is back, and holds up no meeting meanwhile.
  expect(laneOf(dueJob('teleport'), handlers)).toBe('lantern/forge');
});

test('a group with issues has them looked at from the start, every five minutes and when its forge changed', async () => {
  const issues = memoryIssues();
  const group = groupWithReviews({}, { issues: { actions: true } });
  const on = await jobHarness({ forge: { ...memoryForge(), issues }, group });
  await on.run('plan');
  on.wait(5);
  expect(await on.due()).toMatchObject([{ id: 'lantern/issues/2026-11-24T17:00:00.000Z', kind: 'issues', data: {} }]);
  await on.run('issues');
  await on.restart();
  on.wait(5);
  expect((await on.due()).map(({ id }) => id)).toEqual(['lantern/issues/2026-11-24T17:05:00.000Z']);
  expect(on.handlers().issues.forgeChanged?.(on.session(), 'delivery-1')).toEqual([
    { id: 'lantern/issues/delivery-1', group: 'lantern', kind: 'issues', at: on.clock.now(), data: { once: 'yes' } },
  ]);
});

test('issues that cannot be kept the same are told once; a forge that does not answer never', async () => {
  const group = groupWithReviews({}, { issues: { actions: true } });
  const on = await jobHarness({ forge: { ...memoryForge(), issues: memoryIssues() }, group });
  await on.run('plan');
  on.wait(5);
  await on.fail('issues', new ForgeUnavailable('The forge does not answer (503).'), 1000);
  expect(on.told()).toEqual([]);
  for (const attempts of [0, 1]) await on.fail('issues', new ExplainedError('I may not open issues.'), attempts);
  expect(on.told()).toEqual([
    "I can't sync this group's actions with its issues: I may not open issues. Nothing is lost, and I'll keep trying.",
  ]);
});

test.each([
  ['has no issues in its forge', {}, { actions: true }],
  ['wants none', { issues: memoryIssues() }, {}],
])('a group that %s has none looked at', async (_what, more, issues) => {
  const on = await jobHarness({ forge: { ...memoryForge(), ...more }, group: groupWithReviews({}, { issues }) });
  await on.run('plan');
  on.wait(60);
  expect(await on.due()).toEqual([]);
  expect(on.handlers().issues.forgeChanged?.(on.session(), 'delivery-1')).toEqual([]);
});

test('no kind of outside work is named outside of its handler and its feature', async () => {
  const kinds = Object.keys((await jobHarness({ forge: memoryForge() })).handlers());
  const found = globSync('src/**/*.ts')
    .filter((path) => !path.endsWith('.test.ts') && !/^src\/(?:jobs|features)\//u.test(path))
    .flatMap((path) => {
      const named = kinds.filter((kind) => readFileSync(path, 'utf8').includes(`kind: '${kind}'`));
      return named.map((kind) => `${path}: ${kind}`);
    });
  expect(found).toEqual([]);
});
