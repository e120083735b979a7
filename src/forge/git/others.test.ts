import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import {
  bareRepositoryWith,
  git,
  pushFiles,
  repositoryWith,
  temporaryFolder,
  writeFiles,
} from '../../../test/doubles/git-people.ts';
import {
  MADE_AT,
  BRANCH,
  draft,
  gitOver,
  INDEX,
  mergeNow,
  MINUTES,
  ignoreStep,
  FIRST_FILES,
} from '../../../test/doubles/proposals.ts';

const textIn = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

describe('others at the same time', () => {
  test('somebody pushes to the branch while Gavel commits: both stay', async () => {
    const path = bareRepositoryWith(FIRST_FILES);
    const forge = gitOver(path);
    await forge.propose(draft({ [MINUTES]: 'a\n' }), ignoreStep);
    let pushed = false;
    const write = (current = ''): string => {
      if (!pushed) pushFiles(path, BRANCH, { [MINUTES]: `${current}theirs\n` });
      pushed = true;
      return `${current}ours\n`;
    };
    await forge.propose(draft({}, { files: [{ path: MINUTES, write }] }), ignoreStep);
    expect(git(path, 'show', `${BRANCH}:${MINUTES}`)).toBe('a\ntheirs\nours');
  });

  test('somebody pushes without end: Gavel gives up and says so', async () => {
    const path = bareRepositoryWith(FIRST_FILES);
    const forge = gitOver(path);
    await forge.propose(draft({ [MINUTES]: 'a\n' }), ignoreStep);
    let pushes = 0;
    const write = (): string => {
      pushes += 1;
      pushFiles(path, BRANCH, { 'theirs.md': `${pushes}\n` });
      return 'ours\n';
    };
    const never = forge.propose(draft({}, { files: [{ path: MINUTES, write }] }), ignoreStep);
    await expect(never).rejects.toThrow('5 times while I was working on it');
    expect(git(path, 'show', `${BRANCH}:theirs.md`)).toBe(String(pushes));
    expect(git(path, 'show', `${BRANCH}:${MINUTES}`)).toBe('a');
  });

  test('somebody pushes to main while Gavel merges: both stay', async () => {
    const path = repositoryWith(FIRST_FILES);
    await gitOver(path).propose(draft({ [MINUTES]: 'a\n' }), ignoreStep);
    let pushed = false;
    const now = (): string => {
      if (!pushed) pushFiles(path, 'main', { 'README.md': 'Lantern, a lamp\n' });
      pushed = true;
      return MADE_AT;
    };
    await mergeNow(gitOver(path, { now }));
    expect(textIn(path, 'README.md')).toBe('Lantern, a lamp\n');
    expect(textIn(path, MINUTES)).toBe('a\n');
    expect(git(path, 'status', '--porcelain')).toBe('');
  });

  test('somebody commits to the same file in the work tree while Gavel merges: it is a conflict, and theirs stays', async () => {
    const path = repositoryWith(FIRST_FILES);
    const forge = gitOver(path);
    await forge.propose(draft({ [INDEX]: '# Ours\n' }), ignoreStep);
    const now = (): string => {
      if (textIn(path, INDEX) !== '# Theirs\n') pushFiles(path, 'main', { [INDEX]: '# Theirs\n' });
      return MADE_AT;
    };
    await expect(mergeNow(gitOver(path, { now }))).rejects.toThrow('the same lines');
    expect(textIn(path, INDEX)).toBe('# Theirs\n');
    expect(git(path, 'status', '--porcelain')).toBe('');
  });

  test('the power goes between the commit and the branch: the next try makes it', async () => {
    const path = bareRepositoryWith(FIRST_FILES);
    const forge = gitOver(path);
    // What a git that was killed leaves behind.
    const lock = `refs/heads/${BRANCH}.lock`;
    writeFiles(path, { [lock]: '' });
    await expect(forge.propose(draft({ [MINUTES]: 'a\n' }), ignoreStep)).rejects.toThrow('.lock');
    expect(await forge.proposal(BRANCH)).toBeUndefined();
    rmSync(join(path, lock));
    const { commit: tip } = await forge.propose(draft({ [MINUTES]: 'a\n' }), ignoreStep);
    expect(git(path, 'show', `${tip}:${MINUTES}`)).toBe('a');
  });

  test('people made the branch: it is adopted', async () => {
    const path = bareRepositoryWith(FIRST_FILES);
    git(path, 'branch', BRANCH, 'main');
    pushFiles(path, BRANCH, { 'theirs.md': 'theirs\n' });
    const theirs = git(path, 'rev-parse', BRANCH);
    const { commit: tip } = await gitOver(path).propose(draft({ [MINUTES]: 'a\n' }), ignoreStep);
    expect(git(path, 'rev-parse', `${tip}^`)).toBe(theirs);
  });

  test('main changed the same lines: people settle it on the branch, and then it merges', async () => {
    const path = bareRepositoryWith(FIRST_FILES);
    const forge = gitOver(path);
    await forge.propose(draft({ 'meetings/README.md': '# Ours\n' }), ignoreStep);
    pushFiles(path, 'main', { 'meetings/README.md': '# Theirs\n' });
    await expect(mergeNow(forge)).rejects.toThrow(
      `${BRANCH} can't be merged: the same lines of meetings/README.md have changed on main. Merge main into ${BRANCH}`,
    );
    const clone = temporaryFolder();
    git(clone, 'clone', '--quiet', '--branch', BRANCH, path, '.');
    git(clone, 'merge', '--quiet', '-X', 'ours', 'origin/main');
    git(clone, 'push', '--quiet', 'origin', BRANCH);
    expect((await mergeNow(forge)).merged).toBe(true);
    expect(await forge.read('meetings/README.md')).toBe('# Ours\n');
  });

  test.each([['--ff-only'], ['--no-ff']])(
    'people merge it themselves with %s and delete the branch: it can still be read',
    async (flag) => {
      const path = repositoryWith(FIRST_FILES);
      const forge = gitOver(path);
      const { commit: tip } = await forge.propose(draft({ [MINUTES]: 'a\n' }), ignoreStep);
      await forge.propose(draft({ [MINUTES]: 'a\nb\n' }, { branch: `${BRANCH}-b` }), ignoreStep);
      const before = await forge.diff(BRANCH);
      git(path, 'merge', '--quiet', flag, BRANCH);
      expect(await forge.diff(BRANCH)).toBe(before);
      git(path, 'branch', '--quiet', '-d', BRANCH);
      expect(await forge.proposal(BRANCH)).toEqual({ branch: BRANCH, label: BRANCH, commit: tip, merged: true });
      expect(await forge.diff(BRANCH)).toBe(before);
      const main = git(path, 'rev-parse', 'main');
      await forge.propose(draft({ [MINUTES]: 'a\n' }), ignoreStep);
      await mergeNow(forge);
      expect(git(path, 'rev-parse', 'main')).toBe(main);
      expect(git(path, 'branch', '--list', BRANCH)).toBe('');
    },
  );
});
