/** @needs GitHub-description */
// What pages show of minutes that are a pull request.
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { createBoards } from '../../src/queries/boards.ts';
import { forgeOver } from '../doubles/github/forges.ts';
import { type FakeGitHub, startFakeGitHub } from '../doubles/github/github.ts';
import { proposalWorld } from '../doubles/proposal-world.ts';

let github: FakeGitHub;
beforeAll(async () => {
  github = await startFakeGitHub();
});
afterAll(async () => github.close());

test('a board shows what is proposed, and what changed in it, without asking GitHub', async () => {
  const repository = await github.repository({ 'README.md': 'Lantern\n' });
  const world = await proposalWorld(forgeOver(github, repository));
  const shown = createBoards(() => world.gavel, world.store);
  await world.meet('/note 2.4 is out');
  github.forget();
  expect((await shown.read('lantern')).proposal).toMatchObject({
    label: 'PR#1',
    url: expect.stringContaining('/pull/1'),
  });
  expect(github.requests).toEqual([]);
  await world.stop();
});
