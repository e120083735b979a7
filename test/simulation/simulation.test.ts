// Whole meetings in bad weather come to what they come to in calm weather. `npm run simulate` tries others.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { memoryChat } from '../../src/chat/memory/memory.ts';
import { textLine } from '../../src/meeting/message.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { reviewedForge } from '../doubles/reviewed-forge.ts';
import { CALM_WEATHER, madeUpPlans, type MeetingPlan } from './plan.ts';
import { playPlan } from './simulate.ts';
import { groupOfRoom } from './simulated-groups.ts';
import { tryPlan } from './try-plan.ts';
import { TYPED_LINES } from './typed-lines.ts';
import { canaryWords, createWitness } from './witness.ts';

test('whatever goes wrong, nothing is lost or doubled, and the minutes are the same', async () => {
  const run = fc.asyncProperty(madeUpPlans(20), async (plan) => {
    expect((await tryPlan(plan)).wrong).toEqual([]);
  });
  // A seed of its own, so that what fails here fails for everybody.
  await fc.assert(run, { seed: 20_261_124, numRuns: 40 });
});

const chairSays = (...lines: readonly string[]): MeetingPlan =>
  lines.map((line) => ({
    group: 1,
    act: { kind: 'say', lines: [{ who: 0, line: TYPED_LINES.indexOf(line), place: 0 }] },
    weather: CALM_WEATHER,
  }));

test('a meeting comes about in it, and its minutes are merged', async () => {
  const { texts, violations } = await playPlan([
    ...chairSays('/meeting start', '/meeting start', '#info {n}', '/meeting end'),
    ...[2, 3].map((who) => ({
      group: 1,
      act: { kind: 'say' as const, lines: [{ who, line: TYPED_LINES.indexOf('/meeting approve'), place: 0 }] },
      weather: CALM_WEATHER,
    })),
  ]);
  expect(violations).toEqual([]);
  expect(texts.get('moths meetings/minutes-2026-11-24.md')).toContain('word-moths-1');
});

test('what must never be is seen', async () => {
  const seen = createWitness(['lantern', 'moths']);
  const { store } = memoryStore();
  const message = { lines: [textLine(canaryWords('lantern', 1, false))] };
  await seen.store(store).commit({ finished: [canaryWords('moths', 2, true)] });
  await seen.chat(memoryChat('memory'), groupOfRoom).send({ kind: 'post', id: 'o1', room: 'memory:moths', message });
  const forge = reviewedForge();
  const draft = { branch: 'minutes', title: '', body: '', reviewers: [], files: [{ path: 'a.md', write: () => 'a' }] };
  const { commit } = await forge.propose(draft, async () => undefined);
  seen.approved('moths', 'kenji', 'a');
  await seen.forge(forge, 'moths', 2).merge('minutes', { title: '', approvedBy: ['lena'], commit, path: 'a.md' });
  expect(seen.violations).toEqual([
    'a commit has secret-moths-2, which was said off the record',
    expect.stringContaining('post in memory:moths of moths has words of lantern'),
    'moths merges with 1 approvals of 2',
    'moths merges minutes that lena never approved as they are',
  ]);
});
