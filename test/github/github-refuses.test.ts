/** @needs GitHub-description */
// What GitHub answers when something is in the way, and what whoever can act is told.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import { ForgeUnavailable } from '../../src/ports/forge.ts';
import { forgeOver } from '../doubles/github/forges.ts';
import { type GitHubFault, type FakeGitHub, startFakeGitHub, tokenOf } from '../doubles/github/github.ts';
import { groupWithReviews } from '../doubles/group-with-reviews.ts';
import { type ProposalWorld, proposalWorld } from '../doubles/proposal-world.ts';
import { MADE_AT, BRANCH, draft, MINUTES, ignoreStep, FIRST_FILES } from '../doubles/proposals.ts';

let github: FakeGitHub;
let world: ProposalWorld | undefined;
beforeAll(async () => {
  github = await startFakeGitHub();
});
afterEach(async () => {
  github.fault(undefined);
  await world?.stop();
  world = undefined;
  if (github.problems.length > 0) throw new Error(github.problems.join('; '));
});
afterAll(async () => github.close());

const TEXTS = draft({ [MINUTES]: 'Minutes\n' });
const no = (status: number, message: string, headers: Record<string, string> = {}): ReturnType<GitHubFault> => ({
  status,
  headers,
  body: { message },
});

async function begin(approval: object = {}, more: object = {}): Promise<{ repository: string; on: ProposalWorld }> {
  const repository = await github.repository({ 'README.md': 'Lantern\n' });
  world = await proposalWorld(forgeOver(github, repository), groupWithReviews(approval, more));
  return { repository, on: world };
}

const soon = (seconds: number): string => addMilliseconds(MADE_AT, seconds * 1000);
const limit = (seconds: number): Record<string, string> => ({
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': `${Date.parse(MADE_AT) / 1000 + seconds}`,
});

test('a token that a server echoes is told to nobody, and neither are paths of this machine', async () => {
  const { on } = await begin();
  const echoed = `Bad token: ${tokenOf('gavel')} (Authorization: bearer ghs_0123456789abcdef), https://me:pass1234@proxy.example`;
  github.fault(({ method }) => (method === 'GET' ? undefined : no(422, echoed)));
  await on.meet('/agreed Publish on Tuesdays');
  github.fault(undefined);
  const all = [...on.told(), ...on.log].join('\n');
  expect(all).toContain('Bad token: …');
  for (const secret of [tokenOf('gavel'), 'ghs_0123456789abcdef', 'pass1234']) expect(all).not.toContain(secret);
  expect(on.told().join('\n')).toMatch(/@mira: I couldn't propose the minutes\. GitHub /u);
});

describe('GitHub asks to wait', () => {
  test.each<[string, ReturnType<GitHubFault>, string]>([
    ['so many seconds, by a secondary limit', no(403, 'secondary rate limit', { 'retry-after': '90' }), soon(90)],
    ['until the limit is set anew', no(403, 'API rate limit exceeded', limit(600)), soon(600)],
    ['and says no time', no(403, 'You have exceeded a secondary rate limit.'), soon(60)],
    ['and says something that is no time', no(429, 'Slow down', { 'retry-after': 'soon' }), soon(60)],
  ])('%s', async (_, answer, notBefore) => {
    const repository = await github.repository(FIRST_FILES);
    github.fault(() => answer);
    const failure = await forgeOver(github, repository)
      .read('README.md')
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ForgeUnavailable);
    expect(failure).toMatchObject({ notBefore });
  });
});

describe('the repository', () => {
  test('has another name: it is told with that name, and nothing is sent to it', async () => {
    const repository = await github.repository(FIRST_FILES);
    const forge = forgeOver(github, repository);
    github.forget();
    github.fault(({ path }) =>
      path === '/repositories/77'
        ? { status: 200, body: { full_name: 'lantern/notes' } }
        : no(301, 'Moved Permanently', { location: `${github.url}/repositories/77/git` }),
    );
    await expect(forge.propose(TEXTS, ignoreStep)).rejects.toThrow(
      `${repository} was renamed or moved to another owner. It's lantern/notes now: write that in forge.repository.`,
    );
    expect(github.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  test('is archived: that is told, and not a missing right', async () => {
    const repository = await github.repository(FIRST_FILES);
    const rights = { 'x-accepted-github-permissions': 'contents=write' };
    github.fault(({ method }) =>
      method === 'GET' ? undefined : no(403, 'Repository was archived so is read-only.', rights),
    );
    await expect(forgeOver(github, repository).propose(TEXTS, ignoreStep)).rejects.toThrow(`${repository} is archived`);
  });

  test('calls its main branch otherwise', async () => {
    const repository = await github.repository(FIRST_FILES);
    await github.push(repository, 'trunk', { 'README.md': 'The trunk\n' });
    const forge = forgeOver(github, repository, { mainBranch: 'trunk' });
    const { commit } = await forge.propose(TEXTS, ignoreStep);
    await forge.merge(BRANCH, { title: 'Minutes', approvedBy: [], commit });
    expect([await forge.read('README.md'), await forge.read(MINUTES)]).toEqual(['The trunk\n', 'Minutes\n']);
    expect(await forgeOver(github, repository).read(MINUTES)).toBeUndefined();
  });

  test('protects its main branch: the refusal is told once, and it is merged when it is let', async () => {
    const { repository, on } = await begin();
    await on.meet('/note 2.4 is out');
    github.fault(({ path }) =>
      path.endsWith('/merge') ? no(405, 'At least 3 approving reviews are required.') : undefined,
    );
    for (const login of ['adaeze', 'kenji'])
      await github.as(login)('POST', `/repos/${repository}/pulls/1/reviews`, { event: 'APPROVE' });
    on.news();
    await on.wait(40);
    const refusals = on.news().filter((words) => words.includes('At least 3 approving reviews are required'));
    expect(refusals).toHaveLength(2);
    expect(refusals[1]).toMatch(
      /^@mira: I couldn't merge the minutes in PR#1. GitHub doesn't let me merge PR#1 into main/u,
    );
    expect(refusals[1]).toContain('Someone with permission can merge it there');
    github.fault(undefined);
    await on.wait(20);
    expect(on.news().join('\n')).toContain("@adaeze and @kenji approved the minutes, and they're merged: PR#1");
  });
});

test('a token that is revoked while Gavel has it is replaced by another one', async () => {
  const repository = await github.repository(FIRST_FILES);
  const { id, privateKey } = github.app;
  const forge = forgeOver(github, repository, { access: { kind: 'app', id: String(id), privateKey } });
  await forge.read('README.md');
  const revoked = github.requests.at(-1)?.headers['authorization'];
  github.fault(({ headers }) => (headers['authorization'] === revoked ? no(401, 'Bad credentials') : undefined));
  expect(await forge.read('README.md')).toBe('Lantern\n');
  // Where the key gives none that is accepted, that is told, and not asked again and again.
  github.forget();
  github.fault(({ path }) => (path.includes('/contents/') ? no(401, 'Bad credentials') : undefined));
  await expect(forge.read('README.md')).rejects.toThrow("doesn't accept the credentials");
  expect(github.requests.filter(({ path }) => path.includes('/contents/'))).toHaveLength(2);
});

const told = (on: ProposalWorld, words: string): string[] => on.news().filter((said) => said.includes(words));

describe('what does not go on is told, once', () => {
  test('reviews that cannot be seen: at once where somebody can act, else when it lasts', async () => {
    const { on } = await begin();
    await on.meet('/note 2.4 is out');
    on.news();
    github.fault(() => no(503, 'no'));
    await on.wait(3);
    expect(on.news()).toEqual([]);
    await on.wait(600);
    expect(told(on, "I can't see the reviews")).toEqual([
      "I can't see the reviews of the proposed minutes: GitHub isn't answering (503). Nothing is lost, and I'll keep trying.",
    ]);
    github.fault(undefined);
    await on.wait(20);
    github.fault(() => no(401, 'Bad credentials'));
    await on.wait(600);
    expect(told(on, "doesn't accept the credentials")).toHaveLength(1);
  });

  test('issues that may not be opened, by the name of the right', async () => {
    const { on } = await begin({}, { issues: { actions: true } });
    await on.meet('/action @kenji write it up');
    const rights = { 'x-accepted-github-permissions': 'issues=write' };
    github.fault(({ method, path }) =>
      method === 'POST' && path.endsWith('/issues')
        ? no(403, 'Resource not accessible by integration', rights)
        : undefined,
    );
    on.news();
    await on.wait(120);
    expect(told(on, 'The permission "issues: write" is missing')).toHaveLength(1);
  });

  test('a first meeting that cannot be planned', async () => {
    github.fault(() => no(401, 'Bad credentials'));
    const repository = await github.repository({ 'README.md': 'Lantern\n' });
    world = await proposalWorld(forgeOver(github, repository), groupWithReviews());
    await world.wait(20);
    expect(told(world, "its first meeting isn't planned yet: GitHub doesn't accept the credentials")).toHaveLength(1);
    github.fault(undefined);
    await world.wait(20);
    await world.say('mira', '/meeting start');
    expect(world.told().join('\n')).toContain('The meeting has started');
  });
});

test('what has not changed costs nothing: every look after the first brings what is known already', async () => {
  const { repository, on } = await begin({}, { issues: { actions: true, agenda: 'meeting' } });
  const costly = async (): Promise<string[]> => {
    await on.wait(12);
    github.forget();
    await on.wait(12);
    expect(github.requests.length).toBeGreaterThan(5);
    return github.requests.flatMap(({ method, path, headers }) =>
      method === 'GET' && headers['if-none-match'] !== undefined ? [] : [`${method} ${path}`],
    );
  };
  await on.meet('/action @kenji write it up');
  expect(await costly()).toEqual([]);
  await github.as('sofia')('PUT', `/repos/${repository}/pulls/1/merge`, { merge_method: 'merge' });
  expect(await costly()).toEqual([]);
});

describe('people close the pull request', () => {
  test('it is told with what to do; whoever opens it again has it followed again', async () => {
    const { repository, on } = await begin({ merge: 'people' });
    await on.meet('/note 2.4 is out');
    const set = async (state: string): Promise<unknown> =>
      github.as('sofia')('PATCH', `/repos/${repository}/pulls/1`, { state });
    on.news();
    await set('closed');
    await on.wait(5);
    const closed = on.news().filter((words) => words.startsWith('PR#1 was closed'));
    expect(closed).toEqual([expect.stringContaining('without being merged')]);
    expect(closed[0]).toContain('/meeting propose');
    await set('open');
    await on.wait(5);
    expect(on.news()).toContain('PR#1 is open again.');
    await github.as('adaeze')('POST', `/repos/${repository}/pulls/1/reviews`, { event: 'APPROVE' });
    await on.wait(1);
    expect(on.news().join('\n')).toContain('@adaeze approved the minutes in PR#1 (1 of 2).');
  });

  test('and delete its branch: a correction proposes the minutes anew, whole', async () => {
    const { repository, on } = await begin();
    await on.meet('/note 2.4 is out', '/note nothing else');
    await github.as('sofia')('PATCH', `/repos/${repository}/pulls/1`, { state: 'closed' });
    await github.as('sofia')('DELETE', `/repos/${repository}/git/refs/heads/minutes-2026-11-24`);
    await on.wait(2);
    await on.say('jonas', '/edit 1 2.4 is out, on time');
    await on.wait(2);
    expect(on.told().join('\n')).toContain('Proposed as PR#2');
    const head = (await github.emulator.head(repository, 'minutes-2026-11-24')) ?? '';
    const blobs = await github.emulator.blobs(repository, head);
    const text = await github.emulator.text(repository, blobs.get('meetings/minutes-2026-11-24.md'));
    expect(text).toContain('2.4 is out, on time');
    expect(text).toContain('nothing else');
  });
});
