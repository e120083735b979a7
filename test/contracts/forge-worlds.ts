// What the contract of forges is held against: each forge over a repository with given files.
import { afterAll, afterEach, test } from '@jest/globals';

import { memoryForge } from '../../src/forge/memory/memory.ts';
import type { Forge } from '../../src/ports/forge.ts';
import { bareRepositoryWith, bytesOf, push, repositoryWith } from '../doubles/git-people.ts';
import { forgeOver } from '../doubles/github/forges.ts';
import { type Fault, type GitHub, startGitHub } from '../doubles/github/github.ts';
import { BRANCH, gitOver } from '../doubles/proposals.ts';
import { inCi, lacksOfRun } from '../setup/needs.ts';

type Texts = Readonly<Record<string, string>>;

interface World {
  readonly forge: Forge;
  /** What people push to a branch that is there. */
  readonly push: (branch: string, texts: Texts) => unknown;
  /** A file of a branch (main where none is named) as people get it; undefined where there is none. */
  readonly bytes: (path: string, branch?: string) => Promise<Uint8Array | undefined>;
  /** What the forge calls the first proposal; where it has no numbers, its branch. */
  readonly label: string;
}

const overGit = (path: string): World => ({
  forge: gitOver(path),
  push: (branch, texts) => push(path, branch, texts),
  bytes: async (file, branch) => bytesOf(path, file, branch),
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

/** All of them; without those on GitHub if what these need cannot be had, except in CI, where they fail with the reason. */
export const WORLDS: readonly Made[] = why === undefined ? [...HERE, ...ON_GITHUB] : HERE;

let github: Promise<GitHub> | undefined;
afterAll(async () => (await github)?.close());
afterEach(async () => {
  const problems = (await github)?.problems ?? [];
  if (problems.length > 0) throw new Error(`GitHub's description does not allow: ${problems.join('; ')}`);
});

async function overGitHub(texts: Texts, fault?: Fault): Promise<World> {
  github ??= startGitHub();
  const started = await github;
  started.fault(fault);
  const repository = await started.repository(texts);
  return {
    forge: forgeOver(started, repository),
    push: (branch, pushed) => started.push(repository, branch, pushed),
    bytes: (path, branch) => started.bytes(repository, path, branch),
    label: 'PR#1',
  };
}
