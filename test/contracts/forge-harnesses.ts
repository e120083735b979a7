// What the contract of forges is held against: each forge over a repository with given files.
import { afterAll, afterEach, test } from '@jest/globals';

import { memoryForge } from '../../src/forge/memory/memory.ts';
import type { Forge } from '../../src/ports/forge.ts';
import { bareRepositoryWith, committedBytes, git, pushFiles, repositoryWith } from '../doubles/git-people.ts';
import { forgeOver } from '../doubles/github/forges.ts';
import { type GitHubFault, type FakeGitHub, startFakeGitHub } from '../doubles/github/github.ts';
import { BRANCH, gitOver } from '../doubles/proposals.ts';
import { inCi, lacksOfRun } from '../setup/needs.ts';

type Texts = Readonly<Record<string, string>>;

interface World {
  readonly forge: Forge;
  /** What people push to a branch that is there. */
  readonly push: (branch: string, texts: Texts) => unknown;
  /** People delete a branch. */
  readonly remove: (branch: string) => unknown;
  /** People move a branch to main's commit. */
  readonly reset: (branch: string) => unknown;
  /** A file of a branch (main by default) as people get it; undefined if there is none. */
  readonly bytes: (path: string, branch?: string) => Promise<Uint8Array | undefined>;
  /** What the forge calls the first proposal; where it has no numbers, its branch. */
  readonly label: string;
}

const overGit = (path: string): World => ({
  forge: gitOver(path),
  push: (branch, texts) => pushFiles(path, branch, texts),
  remove: (branch) => git(path, 'branch', '--quiet', '-D', branch),
  reset: (branch) => git(path, 'branch', '--quiet', '--force', branch, 'main'),
  bytes: async (file, branch) => committedBytes(path, file, branch),
  label: BRANCH,
});

interface Made {
  readonly name: string;
  readonly make: (texts: Texts) => World | Promise<World>;
}

const HERE: readonly Made[] = [
  {
    name: 'memory',
    make: (texts) => {
      const forge = memoryForge(texts);
      return {
        forge,
        push: (branch, pushed) => forge.push(branch, pushed),
        remove: (branch) => forge.remove(branch),
        reset: (branch) => forge.reset(branch),
        bytes: async (path, branch) => forge.bytes(path, branch),
        label: BRANCH,
      };
    },
  },
  { name: 'git without a work tree', make: (texts) => overGit(bareRepositoryWith(texts)) },
  { name: 'git with a work tree', make: (texts) => overGit(repositoryWith(texts)) },
];

const ON_GITHUB: readonly Made[] = [
  { name: 'GitHub', make: (texts) => overGitHub(texts) },
  {
    name: 'GitHub without GraphQL',
    make: (texts) => overGitHub(texts, ({ path }) => (path === '/graphql' ? { status: 404 } : undefined)),
  },
];

const why = inCi() ? undefined : lacksOfRun()?.['GitHub-description'];
// oxlint-disable-next-line jest/valid-title
if (why !== undefined) test.todo(`SKIPPED over GitHub: ${why}`);

/** All of them; without those on GitHub if what they need is missing, except in CI, where they fail with the reason. */
export const FORGE_HARNESSES: readonly Made[] = why === undefined ? [...HERE, ...ON_GITHUB] : HERE;

let github: Promise<FakeGitHub> | undefined;
afterAll(async () => (await github)?.close());
afterEach(async () => {
  const problems = (await github)?.problems ?? [];
  if (problems.length > 0) throw new Error(`GitHub's description does not allow: ${problems.join('; ')}`);
});

async function overGitHub(texts: Texts, fault?: GitHubFault): Promise<World> {
  github ??= startFakeGitHub();
  const started = await github;
  started.fault(fault);
  const repository = await started.repository(texts);
  return {
    forge: forgeOver(started, repository),
    push: (branch, pushed) => started.push(repository, branch, pushed),
    remove: (branch) => emptied(started, repository, branch, 'DELETE'),
    reset: (branch) => emptied(started, repository, branch, 'PATCH'),
    bytes: (path, branch) => started.bytes(repository, path, branch),
    label: 'PR#1',
  };
}

/** GitHub closes the pull request of a branch that is gone, or has nothing left that main has not. */
async function emptied(
  { emulator }: FakeGitHub,
  repository: string,
  branch: string,
  how: 'DELETE' | 'PATCH',
): Promise<void> {
  const body = how === 'PATCH' ? { sha: await emulator.head(repository, 'main'), force: true } : undefined;
  const owner = repository.split('/')[0] ?? '';
  const open = await emulator.ask<{ number: number }[]>(
    'GET',
    `/repos/${repository}/pulls?state=open&head=${owner}:${branch}`,
  );
  for (const { number } of open)
    await emulator.ask('PATCH', `/repos/${repository}/pulls/${number}`, { state: 'closed' });
  await emulator.ask(how, `/repos/${repository}/git/refs/heads/${branch}`, body);
}
