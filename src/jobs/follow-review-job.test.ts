// One look at a proposal, by the handler alone.
import { beforeEach, expect, test } from '@jest/globals';

import { groupWithReviews } from '../../test/doubles/group-with-reviews.ts';
import { jobHarness, type JobHarness } from '../../test/doubles/job-harness.ts';
import { reviewedForge, type ReviewedForge } from '../../test/doubles/reviewed-forge.ts';
import { currentProposal } from '../features/review/current-proposal.ts';
import { memoryForge } from '../forge/memory/memory.ts';
import { ExplainedError, ForgeUnavailable } from '../ports/forge.ts';
import type { DueJob } from '../ports/jobs.ts';

const BRANCH = 'minutes-2026-11-24';
const group = groupWithReviews({ needed: 2, inRooms: true, remind: [] });

let forge: ReviewedForge;
let on: JobHarness;

async function propose(): Promise<void> {
  await on.run('plan');
  await on.meet('#info a new wick');
  await on.run('propose');
  await on.run('plan');
}
beforeEach(async () => {
  forge = reviewedForge();
  on = await jobHarness({ forge, group });
  await propose();
});

const looks = async (): Promise<readonly DueJob[]> => (await on.due()).filter(({ kind }) => kind === 'follow');

test('the next look comes at the pace of the forge, from the proposal on, and two chains of looks fall into one', async () => {
  expect(await looks()).toEqual([]);
  on.wait(1);
  expect(await looks()).toMatchObject([
    { id: 'lantern/1/follow/2026-11-24T16:56:00.000Z', data: { stream: 'lantern/1' } },
  ]);
  await on.run('follow');
  // The same is asked for by proposing it again.
  await on.say('jonas', '/edit 1 two new wicks');
  await on.run('propose');
  on.wait(1);
  expect((await looks()).map(({ id }) => id)).toEqual(['lantern/1/follow/2026-11-24T16:57:00.000Z']);
});

test('what is new is told once; a look that finds nothing new adds nothing to the log', async () => {
  await forge.review(BRANCH, 'kenji', 'approved');
  on.wait(1);
  await on.run('follow');
  expect(on.told().at(-1)).toBe(`@kenji approved the minutes in ${BRANCH} (1 of 2).`);
  const { version } = on.meeting(1);
  const told = on.told();
  on.wait(1);
  await on.run('follow');
  expect([on.meeting(1).version, on.told()]).toEqual([version, told]);
});

test('after a change in the forge it is looked at once and at once, and that starts no second chain', async () => {
  const asked = on.handlers().follow.forgeChanged?.(on.session(), 'delivery-1') ?? [];
  expect(asked).toMatchObject([{ id: 'lantern/1/follow/delivery-1', data: { stream: 'lantern/1', once: 'yes' } }]);
  await on.store.commit({ jobs: asked });
  await on.run('follow');
  on.wait(60);
  expect((await looks()).map(({ id }) => id)).toEqual(['lantern/1/follow/2026-11-24T16:56:00.000Z']);
});

test('of a meeting whose minutes are merged, or not proposed yet, nothing is looked at', async () => {
  await forge.mergedBy(BRANCH, 'sofia');
  on.wait(1);
  await on.run('follow');
  expect(currentProposal(on.meeting(1))?.merged).toBe(true);
  expect(on.handlers().follow.forgeChanged?.(on.session(), 'delivery-2')).toEqual([]);
  on.wait(60);
  expect(await looks()).toEqual([]);
});

test('where the forge has no reviews, a look that an earlier run left is done with', async () => {
  const plain = await jobHarness({ forge: memoryForge(), group });
  await plain.run('plan');
  await plain.meet();
  await plain.run('propose');
  const left = { id: 'lantern/1/follow/then', group: 'lantern', at: plain.clock.now(), data: { stream: 'lantern/1' } };
  await plain.store.commit({ jobs: [{ ...left, kind: 'follow' }] });
  await plain.run('follow');
  plain.wait(60);
  expect((await plain.due()).filter(({ kind }) => kind === 'follow')).toEqual([]);
});

test('a proposal that is gone from the forge is looked for again, and nothing is told', async () => {
  forge.remove(BRANCH);
  const told = on.told();
  on.wait(1);
  await on.run('follow');
  on.wait(1);
  expect(await looks()).toHaveLength(1);
  expect(on.told()).toEqual(told);
});

test('a forge that does not answer is told after the ninth time; a look that a webhook asked for never', async () => {
  const away = new ForgeUnavailable('The forge does not answer (503).');
  forge.failNext('status', away);
  on.wait(1);
  await expect(on.run('follow')).rejects.toBe(away);
  const before = on.told().length;
  await on.fail('follow', away, 7);
  expect(on.told()).toHaveLength(before);
  await on.fail('follow', away, 8);
  await on.fail('follow', away, 9);
  const what = "I can't see the reviews of the proposed minutes";
  expect(on.told().slice(before)).toEqual([
    `${what}: The forge does not answer (503). Nothing is lost, and I'll keep trying.`,
  ]);
  await on.run('follow');
  await on.store.commit({ jobs: on.handlers().follow.forgeChanged?.(on.session(), 'delivery-1') ?? [] });
  await on.fail('follow', new ExplainedError('I may not read it.'));
  expect(on.told()).toHaveLength(before + 1);
});
