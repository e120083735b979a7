/** @needs GitHub-description */
// Pictures on GitHub: from a message under a topic into the commit of the minutes, and out of it again.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { sharpPictures } from '../../src/pictures/sharp-pictures.ts';
import { forgeOver } from '../doubles/github/forges.ts';
import { type GitHubFault, type FakeGitHub, startFakeGitHub } from '../doubles/github/github.ts';
import { groupWithReviews } from '../doubles/group-with-reviews.ts';
import { DOT_PNG } from '../doubles/pictures.ts';
import { type ProposalWorld, proposalWorld } from '../doubles/proposal-world.ts';

const BRANCH = 'minutes-2026-11-24';
const MINUTES = 'meetings/minutes-2026-11-24.md';
const PICTURE = 'meetings/pictures/2026-11-24-1-chart.png';
const NOW = '2026-11-24T17:00:00.000Z';
const chart = { name: 'chart.png', type: 'image/png', bytes: DOT_PNG };

let github: FakeGitHub;
let world: ProposalWorld | undefined;
let repository: string;
let kept: Buffer;

beforeAll(async () => {
  github = await startFakeGitHub();
  kept = Buffer.from((await sharpPictures.read(DOT_PNG))?.bytes ?? '');
});
beforeEach(async () => {
  repository = await github.repository({ 'README.md': 'Lantern\n', 'meetings/README.md': '# Meetings\n' });
  github.forget();
});
afterEach(async () => {
  await world?.stop();
  github.fault(undefined);
  if (github.problems.length > 0) throw new Error(github.problems.join('; '));
});
afterAll(async () => github.close());

async function begin(fault?: GitHubFault): Promise<ProposalWorld> {
  const { format, ...rest } = groupWithReviews();
  github.fault(fault);
  const forge = forgeOver(github, repository, { now: NOW });
  world = await proposalWorld(forge, { ...rest, format: { ...format, pictures: true } });
  await world.say('mira', '/meeting start');
  await world.say('mira', '/topic Releases');
  return world;
}

const filesOn = async (branch: string): Promise<string[]> => {
  const head = (await github.emulator.head(repository, branch)) ?? '';
  return [...(await github.emulator.blobs(repository, head)).keys()].toSorted();
};
const commitsOn = async (branch: string): Promise<string[]> => {
  const all = await github.as('mira')<readonly { sha: string }[]>('GET', `/repos/${repository}/commits?sha=${branch}`);
  return all.map(({ sha }) => sha);
};

describe.each([
  ['GraphQL', undefined],
  ['the git objects', ({ path }: { path: string }) => (path === '/graphql' ? { status: 404 } : undefined)],
] as const)('over %s', (_, fault) => {
  test('minutes, index and picture are one commit', async () => {
    const on = await begin(fault);
    const before = await commitsOn('main');
    await on.post('kenji', 'Downloads of 2.4', [chart]);
    await on.say('mira', '/meeting end');
    expect(await filesOn(BRANCH)).toEqual(['README.md', 'meetings/README.md', MINUTES, PICTURE].toSorted());
    expect(await github.bytes(repository, PICTURE, BRANCH)).toEqual(kept);
    expect(Buffer.from((await github.bytes(repository, MINUTES, BRANCH)) ?? '').toString()).toContain(
      '- @kenji – ![Downloads of 2.4](pictures/2026-11-24-1-chart.png)\n',
    );
    expect(await commitsOn(BRANCH)).toHaveLength(before.length + 1);
  });

  test('one that is taken away in review goes in a further commit, and is not merged', async () => {
    const on = await begin(fault);
    const message = await on.post('kenji', 'Downloads of 2.4', [chart]);
    await on.say('mira', '/meeting end');
    await on.remove('kenji', message);
    expect(await filesOn(BRANCH)).not.toContain(PICTURE);
    expect(Buffer.from((await github.bytes(repository, MINUTES, BRANCH)) ?? '').toString()).not.toContain('Downloads');
    await github.as('mira')('PUT', `/repos/${repository}/pulls/1/merge`, {});
    expect(await filesOn('main')).toEqual(['README.md', 'meetings/README.md', MINUTES].toSorted());
  });
});

test('what people took out of the branch stays out when something is corrected', async () => {
  const on = await begin();
  await on.post('kenji', 'Downloads of 2.4', [chart]);
  await on.say('jonas', '/note It is out');
  await on.say('mira', '/meeting end');
  const head = (await github.emulator.head(repository, BRANCH)) ?? '';
  const made = { repository, parents: [head], message: 'Without the picture', files: [{ path: PICTURE }] };
  const sha = await github.emulator.commit(made);
  await github.emulator.ask('PATCH', `/repos/${repository}/git/refs/heads/${BRANCH}`, { sha });
  await on.say('jonas', '/edit 2 It is out since Monday');
  expect(Buffer.from((await github.bytes(repository, MINUTES, BRANCH)) ?? '').toString()).toContain('since Monday');
  expect(await filesOn(BRANCH)).not.toContain(PICTURE);
});

test('one that comes only after the end is proposed in a further commit', async () => {
  const on = await begin();
  const { chat } = on;
  const fetching = chat.fetch.bind(chat);
  let isAway = true;
  chat.fetch = async (...asked) => {
    if (isAway) throw new Error('the platform is away');
    return fetching(...asked);
  };
  await on.post('kenji', 'Downloads of 2.4', [chart]);
  await on.say('mira', '/meeting end');
  expect(await filesOn(BRANCH)).not.toContain(PICTURE);
  isAway = false;
  await on.restart();
  await on.wait(1);
  expect(await github.bytes(repository, PICTURE, BRANCH)).toEqual(kept);
  expect(Buffer.from((await github.bytes(repository, MINUTES, BRANCH)) ?? '').toString()).toContain('Downloads of 2.4');
});

test('the answer of the commit is lost: nothing is doubled', async () => {
  let isLost = false;
  const on = await begin(({ path }) => {
    if (path !== '/graphql' || isLost) return undefined;
    isLost = true;
    return 'lost';
  });
  const before = await commitsOn('main');
  await on.post('kenji', 'Downloads of 2.4', [chart]);
  await on.say('mira', '/meeting end');
  await on.wait(1);
  expect(isLost).toBe(true);
  expect(await commitsOn(BRANCH)).toHaveLength(before.length + 1);
  expect(await github.bytes(repository, PICTURE, BRANCH)).toEqual(kept);
});
