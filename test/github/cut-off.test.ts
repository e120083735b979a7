/** @needs GitHub-description */
// Proposing is cut off at each of its requests in turn, before GitHub does it and after, and then done again.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { ForgeUnavailable } from '../../src/ports/forge.ts';
import { forgeOver } from '../doubles/github/forges.ts';
import { type GitHubFault, type FakeGitHub, startFakeGitHub } from '../doubles/github/github.ts';
import { BRANCH, draft, INDEX, MINUTES, ignoreStep, FIRST_FILES } from '../doubles/proposals.ts';

let github: FakeGitHub;
// One for each test, because the emulator has GitHub's rate limit.
beforeEach(async () => {
  github = await startFakeGitHub();
});
afterEach(async () => github.close());

const TEXTS = { [MINUTES]: 'Minutes\n', [INDEX]: '# Meetings\n* new\n' };
const DRAFT = draft(TEXTS, { reviewers: ['adaeze', 'lena', 'kenji'] });
const SETTINGS = { settings: { labels: ['minutes'] } };

/** What GitHub holds in the end: everything that must be there once. */
async function held(repository: string): Promise<object> {
  const ask = github.as('mira');
  const branches = await ask<{ name: string }[]>('GET', `/repos/${repository}/branches`);
  const pulls = await ask<{ body: string; labels: { name: string }[]; requested_reviewers: { login: string }[] }[]>(
    'GET',
    `/repos/${repository}/pulls?state=all`,
  );
  const commits = await ask<{ commit: { message: string } }[]>('GET', `/repos/${repository}/commits?sha=${BRANCH}`);
  const head = (await github.emulator.head(repository, BRANCH)) ?? '';
  const blobs = await github.emulator.blobs(repository, head);
  return {
    branches: branches.map(({ name }) => name).toSorted(),
    pulls: pulls.map(({ body, labels, requested_reviewers: asked }) => ({
      body: body.replace(/<!-- gavel: [0-9a-f]{16} -->\n\n/u, ''),
      labels: labels.map(({ name }) => name),
      asked: asked.map(({ login }) => login).toSorted(),
    })),
    commits: commits.map(({ commit }) => commit.message).filter((message) => message === DRAFT.title),
    minutes: await github.emulator.text(repository, blobs.get(MINUTES)),
    index: await github.emulator.text(repository, blobs.get(INDEX)),
  };
}

const WHOLE = {
  branches: ['main', BRANCH],
  pulls: [
    { body: 'Please read them.\n\nPlease review too: @lena.\n', labels: ['minutes'], asked: ['adaeze', 'kenji'] },
  ],
  commits: [DRAFT.title],
  minutes: 'Minutes\n',
  index: '# Meetings\n* new\n',
};

const CUTS: readonly { readonly how: string; readonly answer: ReturnType<GitHubFault> }[] = [
  { how: 'before GitHub hears of it', answer: 'cut' },
  { how: 'after GitHub has done it', answer: 'lost' },
  { how: 'by a 500', answer: { status: 500, body: { message: 'Server Error' } } },
];

describe.each(CUTS)('cut off $how', ({ answer }) => {
  test('at any request, it is there once after another run', async () => {
    const cuts = await cutAtEach(answer);
    expect(cuts.map(({ error }) => error instanceof ForgeUnavailable)).toEqual(cuts.map(() => true));
    expect(cuts.map(({ found }) => found)).toEqual(cuts.map(() => WHOLE));
    expect(cuts.length).toBeGreaterThan(10);
    expect(github.problems).toEqual([]);
  });
});

/** Cuts off at the first request, then at the second … until nothing is left to cut off; what is there in the end. */
async function cutAtEach(answer: ReturnType<GitHubFault>): Promise<{ error: Error; found: object }[]> {
  const cuts: { error: Error; found: object }[] = [];
  for (;;) {
    const at = cuts.length + 1;
    const repository = await github.repository(FIRST_FILES);
    const forge = forgeOver(github, repository, SETTINGS);
    github.forget();
    github.fault((_, number) => (number === at ? answer : undefined));
    const error = await forge.propose(DRAFT, ignoreStep).catch((failure: unknown) => failure);
    github.fault(undefined);
    if (!(error instanceof Error)) return cuts;
    await forge.propose(DRAFT, ignoreStep);
    cuts.push({ error, found: await held(repository) });
  }
}

test('two runs at the same moment make one of everything', async () => {
  const repository = await github.repository(FIRST_FILES);
  const [one, other] = [forgeOver(github, repository, SETTINGS), forgeOver(github, repository, SETTINGS)];
  await Promise.all([one.propose(DRAFT, ignoreStep), other.propose(DRAFT, ignoreStep)]);
  expect(await held(repository)).toEqual(WHOLE);
});
