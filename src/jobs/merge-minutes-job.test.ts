// Merging what was approved, and nothing else, by the handler alone.
import { beforeEach, expect, test } from '@jest/globals';

import { groupWithReviews } from '../../test/doubles/group-with-reviews.ts';
import { jobHarness, type JobHarness } from '../../test/doubles/job-harness.ts';
import { reviewedForge, type ReviewedForge } from '../../test/doubles/reviewed-forge.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { currentProposal } from '../features/review/current-proposal.ts';
import { ForgeUnavailable, MergeConflict } from '../ports/forge.ts';

const BRANCH = 'minutes-2026-11-24';
const MINUTES = `meetings/${BRANCH}.md`;

let forge: ReviewedForge;
let on: JobHarness;

beforeEach(async () => {
  forge = reviewedForge();
  on = await jobHarness({ forge, group: groupWithReviews({ needed: 1, inRooms: true, remind: [] }) });
  await on.run('plan');
  await on.meet('/action @kenji buy oil');
  await on.run('propose');
  await on.run('plan');
  await on.say('sofia', '/meeting approve');
});

const textOn = (branch?: string): string | undefined => {
  const bytes = forge.bytes(MINUTES, branch);
  return bytes && Buffer.from(bytes).toString();
};
const kinds = async (): Promise<string[]> => (await on.due()).map(({ kind }) => kind);

test('what was approved is merged, and the next meeting’s minutes tell it', async () => {
  const approved = textOn(BRANCH);
  await on.run('merge');
  expect(textOn()).toBe(approved);
  expect(on.told().at(-1)).toBe(`@sofia approved the minutes, and they're merged: ${BRANCH}.`);
  expect(minutesMarkdown(on.meeting())).toContain('by @sofia');
  expect(await kinds()).toEqual([]);
});

test('whoever takes their approval back in time stops it, and the job is done with', async () => {
  await on.say('jonas', '/edit 1 buy the best oil');
  await on.run('propose');
  await on.run('merge');
  expect(textOn()).toBeUndefined();
  expect(await kinds()).toEqual([]);
  await on.say('sofia', '/meeting approve');
  expect(await kinds()).toEqual(['merge']);
});

test('somebody pushes at the last moment: that is told, and nothing is merged before it is approved', async () => {
  forge.beforeMerge(() => forge.push(BRANCH, { [MINUTES]: 'All the oil is Kenji’s.\n' }));
  await on.run('merge');
  expect(textOn()).toBeUndefined();
  expect(on.told().at(-1)).toContain('has new commits');
  expect(await kinds()).toEqual([]);
});

test('somebody merges them at the last moment: nobody is told that Gavel did', async () => {
  await forge.mergedBy(BRANCH, 'kenji');
  await on.run('merge');
  expect(on.told().filter((words) => words.includes('merged'))).toEqual([`@kenji merged the minutes: ${BRANCH}.`]);
  expect(currentProposal(on.meeting(1))?.merged).toBe(true);
});

test('people changed the same file on main: the job fails, the chair is told once, and it is tried again', async () => {
  forge.push('main', { [MINUTES]: 'By hand\n' });
  await expect(on.run('merge')).rejects.toBeInstanceOf(MergeConflict);
  expect(await kinds()).toEqual(['merge']);
  const conflict = new MergeConflict('People changed the same file.');
  for (const attempts of [0, 1, 2]) await on.fail('merge', conflict, attempts);
  const told = on.told().filter((words) => words.includes("I couldn't merge"));
  expect(told).toEqual([
    `@mira: I couldn't merge the minutes in ${BRANCH}. People changed the same file. I'll keep trying.`,
  ]);
});

test('a forge that does not answer is nobody’s business', async () => {
  forge.failNext('merge', new ForgeUnavailable('The forge does not answer (503).'));
  await expect(on.run('merge')).rejects.toBeInstanceOf(ForgeUnavailable);
  const told = on.told();
  await on.fail('merge', new ForgeUnavailable('The forge does not answer (503).'));
  expect(on.told()).toEqual(told);
  await on.run('merge');
  expect(textOn()).toContain('buy oil');
});

test('a branch that Gavel brought up to date stays approved if the forge fails before it is merged', async () => {
  forge.push('main', { 'meetings/README.md': '# Meetings\n\n### 2026\n* [2026-11-17](minutes-2026-11-17.md)\n' });
  forge.beforeMerge(() => forge.failNext('merge', new ForgeUnavailable('The forge does not answer (503).')));
  await expect(on.run('merge')).rejects.toBeInstanceOf(ForgeUnavailable);
  expect(textOn()).toBeUndefined();
  await on.run('merge');
  expect(textOn()).toContain('buy oil');
  expect(on.told().filter((words) => words.includes('new commits'))).toEqual([]);
});

test('the next agenda keeps what people put right in the minutes before they were merged', async () => {
  forge.push(BRANCH, { [MINUTES]: (textOn(BRANCH) ?? '').replace('buy oil', 'buy the best oil') });
  on.wait(1);
  await on.run('follow');
  await on.run('merge');
  expect(textOn()).toBeUndefined();
  await on.say('sofia', '/meeting approve');
  await on.run('merge');
  expect(minutesMarkdown(on.meeting())).toContain('buy the best oil');
});
