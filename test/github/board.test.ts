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

test('a board that is read often asks GitHub once for what is proposed, and is there when GitHub is not', async () => {
  const repository = await github.repository({ 'README.md': 'Lantern\n' });
  const world = await proposalWorld(forgeOver(github, repository));
  const shown = createBoards(() => world.gavel, { file: async () => undefined });
  await world.meet('/note 2.4 is out');
  github.forget();
  github.fault(() => ({ status: 503, body: { message: 'no' } }));
  expect((await shown.read('lantern')).proposal).toMatchObject({ label: 'PR#1', diff: '' });
  github.fault(undefined);
  expect((await shown.read('lantern')).proposal?.diff).toContain('2.4 is out');
  const asked = github.requests.length;
  for (let i = 0; i < 20; i += 1) await shown.read('lantern');
  expect(github.requests).toHaveLength(asked);
  await world.stop();
});
