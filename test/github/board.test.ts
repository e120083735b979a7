/** @needs GitHub-description */
// What pages show of minutes that are a pull request.
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { createBoards } from '../../src/queries/boards.ts';
import { forgeOver } from '../doubles/github/forges.ts';
import { type GitHub, startGitHub } from '../doubles/github/github.ts';
import { stage } from '../doubles/github/stage.ts';

let github: GitHub;
beforeAll(async () => {
  github = await startGitHub();
});
afterAll(async () => github.close());

test('a board that is read often asks GitHub once for what is proposed, and is there when GitHub is not', async () => {
  const repository = await github.repository({ 'README.md': 'Lantern\n' });
  const group = await stage(forgeOver(github, repository));
  const shown = createBoards(() => group.gavel, { file: async () => undefined });
  await group.meet('/note 2.4 is out');
  github.forget();
  github.fault(() => ({ status: 503, body: { message: 'no' } }));
  expect((await shown.read('lantern')).proposal).toMatchObject({ label: 'PR#1', diff: '' });
  github.fault(undefined);
  expect((await shown.read('lantern')).proposal?.diff).toContain('2.4 is out');
  const asked = github.requests.length;
  for (let i = 0; i < 20; i += 1) await shown.read('lantern');
  expect(github.requests).toHaveLength(asked);
  await group.stop();
});
