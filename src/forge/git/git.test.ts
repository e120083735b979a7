import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import {
  bareRepositoryWith,
  commitFiles,
  git,
  repositoryWith,
  temporaryFolder,
  writeFiles,
} from '../../../test/doubles/git-people.ts';
import { BRANCH, draft, gitOver, mergeNow, MINUTES, ignoreStep, FIRST_FILES } from '../../../test/doubles/proposals.ts';

const textIn = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

/** Runs with other environment variables. */
async function withEnvironment(change: Readonly<Record<string, string>>, run: () => Promise<void>): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, change);
  try {
    await run();
  } finally {
    process.env = before;
  }
}

describe('commits', () => {
  test('say who, when, what and for which proposal', async () => {
    const path = bareRepositoryWith(FIRST_FILES);
    const main = git(path, 'rev-parse', 'main');
    const { commit: tip } = await gitOver(path).propose(draft({ [MINUTES]: 'x\n' }), ignoreStep);
    expect(git(path, 'log', '-1', '--format=%an <%ae>%n%cn%n%aI%n%cI%n%P%n%B', tip).trim()).toBe(
      [
        'Gavel <gavel@lantern.example>',
        'Gavel',
        '2026-11-24T18:00:00+00:00',
        '2026-11-24T18:00:00+00:00',
        main,
        'Minutes 2026-11-24',
        '',
        'Please read them.',
        '',
        `Proposal: ${BRANCH}`,
      ].join('\n'),
    );
  });

  test('are merged with one trailer for each who approved', async () => {
    const path = bareRepositoryWith(FIRST_FILES);
    const forge = gitOver(path);
    const main = git(path, 'rev-parse', 'main');
    const { commit: tip } = await forge.propose(draft({ [MINUTES]: 'x\n' }), ignoreStep);
    await mergeNow(forge);
    expect(git(path, 'log', '-1', '--format=%P%n%B', 'main').trim()).toBe(
      `${main} ${tip}\nMinutes 2026-11-24\n\nReviewed-by: jonas\nReviewed-by: mira`,
    );
    const merge = git(path, 'rev-parse', 'main');
    await mergeNow(forge);
    expect(git(path, 'rev-parse', 'main')).toBe(merge);
  });

  test('are the same wherever they are made at the same time', async () => {
    const first = bareRepositoryWith(FIRST_FILES);
    const second = temporaryFolder();
    git(second, 'clone', '--quiet', '--bare', first, '.');
    for (const path of [first, second]) {
      await gitOver(path).propose(draft({ [MINUTES]: 'x\n' }), ignoreStep);
      await mergeNow(gitOver(path));
    }
    expect(git(second, 'rev-parse', 'main')).toBe(git(first, 'rev-parse', 'main'));
  });

  test('keep what can be run able to be run, and are refused where a link has the name', async () => {
    const path = repositoryWith({ 'run.sh': 'a\n' });
    chmodSync(join(path, 'run.sh'), 0o755);
    symlinkSync('/etc/passwd', join(path, 'link.md'));
    git(path, 'add', '--all');
    git(path, 'commit', '--quiet', '-m', 'Modes');
    const forge = gitOver(path);
    await forge.propose(draft({ 'run.sh': 'b\n' }), ignoreStep);
    expect(git(path, 'ls-tree', BRANCH, 'run.sh')).toContain('100755 blob');
    await expect(forge.propose(draft({ 'link.md': 'b\n' }), ignoreStep)).rejects.toThrow('link.md is a link');
    expect(await forge.list('')).not.toContain('link.md');
  });

  test('are nobody else’s business: no hook runs, no user’s configuration counts', async () => {
    const path = repositoryWith(FIRST_FILES);
    const proof = join(temporaryFolder(), 'hook-ran');
    const hooks = join(temporaryFolder(), 'hooks');
    mkdirSync(hooks);
    for (const hook of ['reference-transaction', 'post-index-change', 'post-checkout', 'post-merge']) {
      for (const folder of [hooks, join(path, '.git/hooks')]) {
        writeFiles(folder, { [hook]: `#!/bin/sh\ntouch '${proof}'\n` });
        chmodSync(join(folder, hook), 0o755);
      }
    }
    const config = join(temporaryFolder(), 'config');
    const signing = '[commit]\n gpgSign = true\n[gpg]\n program = /bin/false\n[user]\n name = Mallory\n';
    writeFiles(join(config, '..'), { config: `${signing}[core]\n hooksPath = ${hooks}\n autocrlf = true\n` });
    git(path, 'config', 'commit.gpgSign', 'true');
    git(path, 'config', 'diff.noprefix', 'true');
    const elsewhere = { GIT_DIR: '/nowhere', GIT_INDEX_FILE: '/nowhere/index', GIT_AUTHOR_NAME: 'Mallory' };
    await withEnvironment({ GIT_CONFIG_GLOBAL: config, ...elsewhere }, async () => {
      const forge = gitOver(path);
      await forge.propose(draft({ [MINUTES]: 'x\n' }), ignoreStep);
      await mergeNow(forge);
      expect(await forge.diff(BRANCH)).toContain(`+++ b/${MINUTES}`);
    });
    expect(git(path, 'log', '--format=%an %G?', 'main')).not.toContain('Mallory');
    expect(textIn(path, MINUTES)).toBe('x\n');
    expect(existsSync(proof)).toBe(false);
    // The hooks do run for people: else this would prove nothing.
    git(path, 'branch', 'proof');
    expect(existsSync(proof)).toBe(true);
  });

  test('are made in a repository that belongs to another user', async () => {
    const path = bareRepositoryWith(FIRST_FILES);
    // Only root can give it away; for others it is a repository like any.
    if (process.getuid?.() === 0) chownSync(path, 12_345, 12_345);
    await gitOver(path).propose(draft({ [MINUTES]: 'x\n' }), ignoreStep);
    expect(git(path, '-c', 'safe.directory=*', 'show', `${BRANCH}:${MINUTES}`)).toBe('x');
  });
});

describe('the operator is told', () => {
  test('that git is not there', async () => {
    const path = repositoryWith(FIRST_FILES);
    await withEnvironment({ PATH: temporaryFolder() }, async () => {
      await expect(gitOver(path).read('README.md')).rejects.toThrow("git wasn't found. Install git");
    });
  });

  test('that the git is too old', async () => {
    const path = repositoryWith(FIRST_FILES);
    const bin = temporaryFolder();
    writeFiles(bin, { git: '#!/bin/sh\necho git version 2.30.2\n' });
    chmodSync(join(bin, 'git'), 0o755);
    await withEnvironment({ PATH: bin }, async () => {
      await expect(gitOver(path).read('README.md')).rejects.toThrow(
        'git version 2.30.2 is too old: Gavel needs git 2.38',
      );
    });
  });

  test('that there is no folder, no repository, or no main branch', async () => {
    const folder = temporaryFolder();
    await expect(gitOver(join(folder, 'none')).read('README.md')).rejects.toThrow("There's no folder");
    await expect(gitOver(folder).read('README.md')).rejects.toThrow("isn't a git repository");
    git(folder, 'init', '--quiet', '-b', 'main');
    await expect(gitOver(folder).read('README.md')).rejects.toThrow('has no branch main. Make a first commit');
    commitFiles(folder, FIRST_FILES);
    await expect(gitOver(folder, { mainBranch: 'trunk' }).list('')).rejects.toThrow('has no branch trunk');
    expect(() => gitOver(folder, { mainBranch: '--all' })).toThrow("can't be a branch name");
  });

  test('a folder inside a repository is not that repository', async () => {
    const path = repositoryWith(FIRST_FILES);
    await expect(gitOver(join(path, 'meetings')).read('README.md')).rejects.toThrow("isn't a git repository");
  });
});
