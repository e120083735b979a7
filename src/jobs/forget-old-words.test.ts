import { expect, test } from '@jest/globals';

import { groupWithReviews } from '../../test/doubles/group-with-reviews.ts';
import { jobHarness } from '../../test/doubles/job-harness.ts';
import { reviewedForge } from '../../test/doubles/reviewed-forge.ts';

const started = (keep?: object) =>
  jobHarness({ forge: reviewedForge({}), group: groupWithReviews({}, keep === undefined ? {} : { keep }) });
const kinds = async (on: Awaited<ReturnType<typeof started>>): Promise<string[]> =>
  (await on.due()).map(({ kind }) => kind);

test('a group that keeps everything has no such job; others have one a day, however often Gavel starts', async () => {
  expect(await kinds(await started())).toEqual(['plan']);
  const on = await started({ undone: '1 day' });
  await on.run('plan');
  await on.run('forget');
  await on.restart();
  expect(await kinds(on)).toEqual([]);
  on.wait(24 * 60);
  await on.restart();
  expect(await kinds(on)).toEqual(['forget']);
});

test('while a meeting is under way it waits', async () => {
  const on = await started({ undone: '1 day' });
  await on.run('plan');
  await on.say('mira', '/meeting start');
  await on.run('forget');
  on.wait(59);
  expect(await kinds(on)).toEqual([]);
  on.wait(1);
  expect(await kinds(on)).toEqual(['forget']);
});
