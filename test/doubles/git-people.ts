// What people do to a repository with their own git, for tests of what Gavel does to it meanwhile.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll } from '@jest/globals';

type Texts = Readonly<Record<string, string>>;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder, gone after the tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gavel-people-'));
  folders.push(folder);
  return folder;
}

const PERSON = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Somebody',
  GIT_AUTHOR_EMAIL: 'somebody@lantern.example',
  GIT_COMMITTER_NAME: 'Somebody',
  GIT_COMMITTER_EMAIL: 'somebody@lantern.example',
  // Tests' repositories are too small to tidy; looking whether they are costs a process each time.
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'maintenance.auto',
  GIT_CONFIG_VALUE_0: 'false',
};

/** Runs git as a person would, and gives its output without the last line end. */
export const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', args, {
    cwd: folder,
    env: PERSON,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trimEnd();

/** A file of a branch, byte for byte; undefined where there is none. */
export function committedBytes(repository: string, path: string, branch = 'main'): Buffer | undefined {
  const listed = git(repository, 'ls-tree', '--name-only', '--full-tree', branch, '--', path);
  if (listed === '') return undefined;
  return execFileSync('git', ['cat-file', 'blob', `${branch}:${path}`], { cwd: repository, env: PERSON });
}

export function writeFiles(folder: string, texts: Texts): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Writes the files into a work tree and commits them on the branch that is checked out there. */
export function commitFiles(folder: string, texts: Texts): void {
  writeFiles(folder, texts);
  git(folder, 'add', '--', ...Object.keys(texts));
  git(folder, 'commit', '--quiet', '-m', 'What people do');
}

/** Made once for the same files, then copied: git takes several processes for it, and many tests begin alike. */
function copied(made: Map<string, string>, texts: Texts, make: () => string): string {
  const key = JSON.stringify(Object.entries(texts));
  const first = made.get(key) ?? make();
  made.set(key, first);
  const folder = temporaryFolder();
  cpSync(first, folder, { recursive: true });
  return folder;
}

/** A push would look whether there's something to tidy: a few processes each time. The pusher's settings don't count. */
const UNTIDIED = ['receive.autogc', 'false'] as const;

const withTree = new Map<string, string>();
const withoutTree = new Map<string, string>();

/** A repository with a work tree on main that holds the files, in one commit. */
export const repositoryWith = (texts: Texts): string =>
  copied(withTree, texts, () => {
    const folder = temporaryFolder();
    git(folder, 'init', '--quiet', '--template=', '-b', 'main');
    git(folder, 'config', ...UNTIDIED);
    commitFiles(folder, texts);
    return folder;
  });

/** The same without a work tree. */
export const bareRepositoryWith = (texts: Texts): string =>
  copied(withoutTree, texts, () => {
    const folder = temporaryFolder();
    git(folder, 'clone', '--quiet', '--bare', '--template=', repositoryWith(texts), '.');
    git(folder, 'config', ...UNTIDIED);
    return folder;
  });

/** Commits the files on a branch: from a clone, or in the work tree that has the branch checked out. */
export function pushFiles(repository: string, branch: string, texts: Texts): void {
  const here = existsSync(join(repository, '.git')) && git(repository, 'branch', '--show-current') === branch;
  if (here) return commitFiles(repository, texts);
  const clone = temporaryFolder();
  git(clone, 'clone', '--quiet', '--branch', branch, repository, '.');
  commitFiles(clone, texts);
  git(clone, 'push', '--quiet', 'origin', branch);
}
