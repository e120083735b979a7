// A group's first start on minutes that Gavel did not propose: what it knows of them is what git or the forge tells.
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { seedDemoRepository } from '../../src/demo/seed.ts';
import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { rolesFeature } from '../../src/features/roles/roles.ts';
import { lifecycleState } from '../../src/meeting/lifecycle.ts';
import type { Forge } from '../../src/ports/forge.ts';
import { demoGroup } from '../doubles/demo-group.ts';
import { bareRepositoryWith, git, temporaryFolder } from '../doubles/git-people.ts';
import { forgeOver } from '../doubles/github/forges.ts';
import { type FakeGitHub, startFakeGitHub } from '../doubles/github/github.ts';
import { groupWithReviews as onGitHub } from '../doubles/group-with-reviews.ts';
import { type ProposalWorld, proposalWorld } from '../doubles/proposal-world.ts';
import { gitOver } from '../doubles/proposals.ts';

let open: ProposalWorld | undefined;
afterEach(async () => {
  await open?.stop();
  open = undefined;
});

/** The line under "Previous minutes" as the first meeting's minutes have it. */
const approvalLine = (on: ProposalWorld): string =>
  /### Approve previous meeting minutes\n\n(?<line>.*)|## Previous minutes\n\n(?<other>.*)/u
    .exec(minutesMarkdown(on.meeting()))
    ?.slice(1)
    .find((line) => line !== undefined) ?? '';

async function first(forge: Forge, group = demoGroup, at = '2026-11-25T12:00:00.000Z'): Promise<ProposalWorld> {
  open = await proposalWorld(forge, group, at);
  return open;
}

describe('over a git repository', () => {
  test('the demonstration’s first minutes say who approved and merged those before', async () => {
    const path = join(temporaryFolder(), 'lantern');
    await seedDemoRepository(path, '2026-11-25');
    const on = await first(gitOver(path));
    expect(on.meeting().stateOf(lifecycleState).planned).toBe('2026-12-08T17:00:00.000Z');
    expect(approvalLine(on)).toBe(
      '- Previous meeting minutes were approved in minutes-2026-11-24 by @adaeze and @lena, and merged by @mira',
    );
  });

  const LAST = 'meetings/lantern-minutes-2026-11-24.md';
  test('of minutes that somebody committed, who did; of none, nothing is said', async () => {
    const path = bareRepositoryWith({ 'README.md': 'Lantern\n', [LAST]: '## Agenda\n' });
    const author = git(path, 'log', '-1', '--format=%an', 'main').trim();
    expect(approvalLine(await first(gitOver(path)))).toBe(`- Previous meeting minutes were merged by ${author}`);
    await open?.stop();
    expect(approvalLine(await first(gitOver(bareRepositoryWith({ 'README.md': 'Lantern\n' }))))).toBe('- …');
  });
});

test('who was elected and the date in the last minutes count, and the room is told', async () => {
  const text = [
    '---',
    'meeting_time: 2026-11-24 17:00 UTC',
    '---',
    '## Next chair and secretary',
    '- Chair: @sofia',
    '- Secretary: @somebody',
    '## Next meeting',
    '- Next meeting is Wednesday 2026-12-09 @ 18:00 UTC',
  ].join('\n');
  const on = await first(gitOver(bareRepositoryWith({ 'meetings/lantern-minutes-2026-11-24.md': text })));
  expect(on.meeting().stateOf(lifecycleState).planned).toBe('2026-12-09T18:00:00.000Z');
  expect(on.meeting().stateOf(rolesFeature)).toEqual({ chair: ['sofia'], secretary: ['jonas'] });
  const [told = ''] = on.told();
  expect(told).toContain('Taken from the merged minutes: next meeting Wednesday 9 December 2026, 18:00 UTC');
  expect(told).toContain('chair @sofia.');
  expect(told).toContain('I don\'t know "@somebody", so the next secretary stays @jonas.');
  await on.restart();
  expect(on.told().filter((words) => words.startsWith('Taken from'))).toHaveLength(1);
});

describe('over GitHub', () => {
  let github: FakeGitHub;
  beforeAll(async () => {
    github = await startFakeGitHub();
  });
  afterAll(async () => github.close());

  test('the pull request that brought them is named, with whoever approved and merged it', async () => {
    const repository = await github.repository({ 'README.md': 'Lantern\n' });
    github.forget();
    await github.push(repository, 'our-minutes', { 'meetings/minutes-2026-11-10.md': '## Agenda\n' });
    const pull = { title: 'Minutes', head: 'our-minutes', base: 'main' };
    await github.as('jonas')('POST', `/repos/${repository}/pulls`, pull);
    const review = (login: string, event: string) =>
      github.as(login)('POST', `/repos/${repository}/pulls/1/reviews`, { event, body: 'Hm' });
    await review('kenji', 'REQUEST_CHANGES');
    await review('lena', 'APPROVE');
    await review('kenji', 'APPROVE');
    await github.as('mira')('PUT', `/repos/${repository}/pulls/1/merge`, {});
    const on = await first(forgeOver(github, repository), onGitHub());
    expect(approvalLine(on)).toBe(
      '- Previous meeting minutes were approved in PR#1 by @lena and @kenji, and merged by @mira',
    );
    expect(github.problems).toEqual([]);
  });
});
