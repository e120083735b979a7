import { expect, test } from '@jest/globals';

import { handClock } from '../clock/hand.ts';
import type { DueJob, Job } from '../ports/jobs.ts';
import { SILENT_LOG } from '../ports/operator-log.ts';
import { memoryStore } from '../store/memory/memory.ts';
import { createJobRunner, type JobRunner } from './job-runner.ts';

const AT = '2026-11-24T17:00:00.000Z';
const LATER = '2026-11-24T17:05:00.000Z';
const job = (id: string, lane: string, at = AT): Job => ({ id, group: lane, kind: 'wake', at, data: {} });

/** A worker whose jobs do what `work` says. The lane is the group. */
function stage(work: (job: DueJob) => Promise<void>) {
  const { store, jobs } = memoryStore();
  const clock = handClock(AT);
  const failed: string[] = [];
  const does: JobRunner = createJobRunner({
    jobs,
    clock,
    log: SILENT_LOG,
    laneOf: ({ group }) => group,
    async work(due) {
      await work(due);
      await jobs.finish(due.id);
    },
    failed: async ({ id }, error) =>
      void failed.push(`${id}: ${error instanceof Error ? error.message : String(error)}`),
  });
  return { store, clock, does, failed };
}

test('a lane that hangs holds up neither what is due in others, nor what comes due in them later', async () => {
  const done: string[] = [];
  const bell = Promise.withResolvers<void>();
  const later = Promise.withResolvers<void>();
  const hung = Promise.withResolvers<void>();
  const { store, clock, does } = stage(async ({ id }) => {
    if (id === 'slow/0') await hung.promise;
    done.push(id);
    if (id === 'quick/now') bell.resolve();
    if (id === 'quick/later') later.resolve();
  });
  // More than are read at once wait behind the one that hangs.
  const waiting = Array.from({ length: 150 }, (_, i) => job(`slow/${i}`, 'slow'));
  await store.commit({ jobs: [...waiting, job('quick/now', 'quick'), job('quick/later', 'quick', LATER)] });
  does.poke();
  await bell.promise;
  clock.set(LATER);
  await later.promise;
  expect(done).toEqual(['quick/now', 'quick/later']);
  hung.resolve();
  await does.idle();
  expect(done.slice(2)).toEqual(waiting.map(({ id }) => id));
});

test('in a lane one thing is done after another, and what failed is tried again later, without holding up the rest', async () => {
  const begun: string[] = [];
  let atOnce = 0;
  let most = 0;
  const { store, clock, does, failed } = stage(async ({ id, attempts }) => {
    begun.push(id);
    most = Math.max(most, (atOnce += 1));
    await Promise.resolve();
    atOnce -= 1;
    if (id === 'a' && attempts === 0) throw new Error('no');
  });
  await store.commit({ jobs: [job('a', 'one'), job('b', 'one'), job('c', 'one')] });
  does.poke();
  await does.idle();
  expect(begun).toEqual(['a', 'b', 'c']);
  clock.set(LATER);
  await does.idle();
  expect([begun, most, failed]).toEqual([['a', 'b', 'c', 'a'], 1, ['a: no']]);
});
