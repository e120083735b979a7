/** @needs GitHub-description */
// Who Gavel is on GitHub, what it may do there, and that nobody else learns its secrets.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { checkGitHub } from '../../src/forge/github/check.ts';
import type { GithubAccess } from '../../src/forge/github/client.ts';
import { forgeOver } from '../doubles/github/forges.ts';
import { type FakeGitHub, type FakeGitHubOptions, startFakeGitHub, tokenOf } from '../doubles/github/github.ts';
import { groupWithReviews } from '../doubles/group-with-reviews.ts';
import { proposalWorld } from '../doubles/proposal-world.ts';
import { MADE_AT, BRANCH, draft, INDEX, mergeNow, MINUTES, ignoreStep, FIRST_FILES } from '../doubles/proposals.ts';

const open: FakeGitHub[] = [];
const begin = async (options: FakeGitHubOptions = {}): Promise<FakeGitHub> => {
  const github = await startFakeGitHub(options);
  open.push(github);
  return github;
};
afterEach(async () => {
  const problems = open.flatMap((github) => github.problems);
  for (const github of open.splice(0)) await github.close();
  if (problems.length > 0) throw new Error(problems.join('; '));
});

const appOf = ({ app }: FakeGitHub): GithubAccess => ({ kind: 'app', id: String(app.id), privateKey: app.privateKey });
const TEXTS = draft({ [MINUTES]: 'Minutes\n', [INDEX]: '# Meetings\n* new\n' });

describe('a GitHub App', () => {
  test('goes the whole way with one token of its own, which is for this repository alone', async () => {
    const github = await begin();
    const repository = await github.repository(FIRST_FILES);
    github.forget();
    const forge = forgeOver(github, repository, { access: appOf(github) });
    const proposal = await forge.propose(TEXTS, ignoreStep);
    await github.as('adaeze')('POST', `/repos/${repository}/pulls/1/reviews`, { event: 'APPROVE' });
    expect(await forge.reviews?.status(BRANCH, MINUTES, proposal.commit)).toMatchObject({
      state: 'open',
      verdicts: [{ by: 'adaeze', verdict: 'approved', current: true }],
    });
    await forge.merge(BRANCH, { title: 'Minutes', approvedBy: ['adaeze'], commit: proposal.commit });
    expect(await forge.read(MINUTES)).toBe('Minutes\n');
    const tokens = github.requests.filter(({ path }) => path.endsWith('/access_tokens'));
    expect(tokens.map(({ body }) => body)).toEqual([{ repositories: [repository.split('/')[1]] }]);
  });

  test('a key in one line, as environments hold it, is a key', async () => {
    const github = await begin();
    const repository = await github.repository(FIRST_FILES);
    const privateKey = github.app.privateKey.replaceAll('\n', '\\n');
    const forge = forgeOver(github, repository, { access: { kind: 'app', id: String(github.app.id), privateKey } });
    expect(await forge.read('README.md')).toBe('Lantern\n');
  });

  test('a right that is missing is told by its name', async () => {
    const github = await begin({ permissions: { contents: 'read', pull_requests: 'write', metadata: 'read' } });
    const repository = await github.repository(FIRST_FILES);
    const forge = forgeOver(github, repository, { access: appOf(github) });
    await expect(forge.propose(TEXTS, ignoreStep)).rejects.toThrow('The permission "contents: write" is missing');
  });

  test('where it is not installed, that is told', async () => {
    const github = await begin();
    await github.repository(FIRST_FILES);
    const forge = forgeOver(github, 'elsewhere/minutes', { access: appOf(github) });
    await expect(forge.read('README.md')).rejects.toThrow("isn't installed on elsewhere/minutes");
  });
});

test("credentials that do not hold are told, and a group's credentials never reach another group's repository", async () => {
  const github = await begin();
  const [one, other] = [await github.repository(FIRST_FILES), await github.repository(FIRST_FILES)];
  github.forget();
  const mine = forgeOver(github, one);
  const theirs = forgeOver(github, other, { access: { kind: 'token', token: tokenOf('sofia') } });
  await Promise.all([mine.propose(TEXTS, ignoreStep), theirs.propose(TEXTS, ignoreStep)]);
  for (const { path, body, headers } of github.requests) {
    const sent = JSON.stringify([path, body]);
    expect(sent.includes(one)).not.toBe(sent.includes(other));
    expect(headers['authorization']).toBe(`token ${tokenOf(sent.includes(one) ? 'gavel' : 'sofia')}`);
  }
  github.fault(() => ({ status: 401, body: { message: 'Bad credentials' } }));
  await expect(mine.read('README.md')).rejects.toThrow(`doesn't accept the credentials for ${one}`);
});

test('no secret is in anything that people read, whatever goes wrong', async () => {
  const github = await begin();
  const repository = await github.repository(FIRST_FILES);
  const world = await proposalWorld(forgeOver(github, repository), groupWithReviews());
  const failures = [401, 403, 404, 422, 500, 503];
  let asked = 0;
  github.fault(({ headers }) => {
    // A server that shows what it got.
    const status = failures[asked++];
    if (status !== undefined) return { status, body: { message: `no, ${headers['authorization']}`.slice(0, 3) } };
    return asked === failures.length + 1 ? 'cut' : undefined;
  });
  await world.meet('/note 2.4 is out');
  await world.wait(120);
  const ask = github.as('mira');
  const everything = JSON.stringify([
    world.told(),
    world.log,
    await ask('GET', `/repos/${repository}/pulls?state=all`),
    await ask('GET', `/repos/${repository}/commits?sha=minutes-2026-11-24`),
    world.last()?.group,
  ]);
  expect(asked).toBeGreaterThan(failures.length + 1);
  expect(everything).toContain('PR#1');
  expect(everything).not.toContain(tokenOf('gavel'));
  await world.stop();
});

/** Adds a line at the end, once. */
const add = (line: string) => (current: string | undefined) =>
  current?.includes(line) === true ? current : `${current ?? ''}${line}\n`;

const proposed = (branch: string, line: string, path: string) => ({
  ...draft({}, { branch }),
  files: [
    { path, write: () => 'Minutes\n' },
    { path: INDEX, write: add(line) },
  ],
});

describe('what the repository does not offer', () => {
  let github: FakeGitHub;
  let repository: string;
  beforeEach(async () => {
    github = await begin();
    repository = await github.repository(FIRST_FILES);
  });
  const notes = async (settings: object): Promise<string[]> => {
    const told: string[] = [];
    await forgeOver(github, repository, { settings }).propose(TEXTS, async (step) => {
      if (typeof step !== 'string') told.push(step.note);
    });
    return told;
  };

  test('drafts: an ordinary pull request, with a word', async () => {
    github.fault(({ method, path, body }) =>
      method === 'POST' && path.endsWith('/pulls') && body?.['draft'] === true
        ? { status: 422, body: { message: 'Draft pull requests are not supported in this repository.' } }
        : undefined,
    );
    expect(await notes({ draft: true })).toEqual([expect.stringContaining('Drafts are not to be had')]);
  });

  test('auto-merge: a word, and Gavel merges', async () => {
    expect(await notes({ autoMerge: true })).toEqual([expect.stringContaining('Auto merge is not allowed')]);
    github.allowAutoMerge(true);
    expect(await notes({ autoMerge: true })).toEqual([]);
  });

  test('a draft is made ready before it is merged, in the way the group merges', async () => {
    const forge = forgeOver(github, repository, { settings: { draft: true, method: 'squash' } });
    await forge.propose(TEXTS, ignoreStep);
    await mergeNow(forge, { title: 'Minutes', approvedBy: ['adaeze'] });
    const main = await github.emulator.head(repository, 'main');
    const [newest] = await github.as('mira')<{ sha: string; parents: unknown[]; commit: { message: string } }[]>(
      'GET',
      `/repos/${repository}/commits`,
    );
    expect(newest?.sha).toBe(main);
    expect(newest?.parents).toHaveLength(1);
    expect(newest?.commit.message).toBe('Minutes\n\nReviewed-by: @adaeze');
    // A correction after a squash is a new proposal of what is new.
    await forge.propose(draft({ [MINUTES]: 'Minutes, corrected\n' }), ignoreStep);
    expect(await forge.diff(BRANCH)).toContain('+Minutes, corrected');
    expect((await mergeNow(forge, { title: 'Again', approvedBy: [] })).merged).toBe(true);
  });

  test('the index, where two proposals add their lines at the same place, is settled by Gavel', async () => {
    const forge = forgeOver(github, repository);
    const first = proposed('minutes-1', '* one', 'meetings/1.md');
    const second = proposed('minutes-2', '* two', 'meetings/2.md');
    await forge.propose(first, ignoreStep);
    await forge.propose(second, ignoreStep);
    await mergeNow(forge, { title: 'One', approvedBy: [] }, 'minutes-1');
    await expect(mergeNow(forge, { title: 'Two', approvedBy: [] }, 'minutes-2')).rejects.toThrow(INDEX);
    await forge.propose(second, ignoreStep);
    await mergeNow(forge, { title: 'Two', approvedBy: [] }, 'minutes-2');
    expect(await forge.read(INDEX)).toBe('# Meetings\n* one\n* two\n');
    expect(await forge.read('meetings/1.md')).toBe('Minutes\n');
  });
});

describe('the doctor', () => {
  const members = [{ handle: 'kenji', github: 'kenji' }, { handle: 'lena', github: 'lena' }, { handle: 'tariq' }];
  const checked = async (
    github: FakeGitHub,
    repository: string,
    access: GithubAccess,
    more: object = {},
  ): Promise<string[]> => {
    const settings = { method: 'merge', autoMerge: false } as const;
    const asked = { group: 'lantern', repository, access, apiUrl: github.url, now: () => MADE_AT, mainBranch: 'main' };
    const findings = await checkGitHub({ ...asked, settings, members, issues: true, ...more });
    return findings.map(({ what, state, found }) => `${state} ${what}: ${found}`);
  };

  test('names the rights that are there, too many, and missing, and who cannot be asked', async () => {
    const github = await begin({
      permissions: { contents: 'write', pull_requests: 'read', issues: 'write', metadata: 'read', pages: 'write' },
    });
    const repository = await github.repository(FIRST_FILES);
    const findings = (await checked(github, repository, appOf(github))).join('\n');
    expect(findings).toContain("fail lantern: the App's rights: pull_requests: write is missing");
    expect(findings).toContain("warn lantern: the App's rights: pages: write is more than Gavel needs");
    expect(findings).toContain('warn lantern: reviewers: no GitHub login for @tariq');
    expect(findings).toContain("warn lantern: reviewers: @lena can't be asked for a review");
    expect(findings).toContain(`ok lantern: the repository ${repository}: has the branch main`);
  });

  test('tells what is broken, and never throws', async () => {
    const github = await begin();
    const repository = await github.repository(FIRST_FILES);
    const token: GithubAccess = { kind: 'token', token: 'of nobody' };
    expect(await checked(github, repository, token)).toEqual([expect.stringContaining('fail lantern: GitHub')]);
    const mine: GithubAccess = { kind: 'token', token: tokenOf('gavel') };
    expect((await checked(github, repository, mine, { mainBranch: 'trunk' })).join('\n')).toContain(
      'has no branch trunk',
    );
  });
});
