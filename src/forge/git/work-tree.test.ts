import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import {
  bareRepositoryWith,
  git,
  repositoryWith,
  temporaryFolder,
  writeFiles,
} from '../../../test/doubles/git-people.ts';
import {
  BRANCH,
  draft,
  gitOver,
  INDEX,
  mergeNow,
  MINUTES,
  ignoreStep,
  FIRST_FILES,
} from '../../../test/doubles/proposals.ts';
import { type Forge, MergeConflict } from '../../ports/forge.ts';

const textIn = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

const proposed = async (path: string): Promise<Forge> => {
  const forge = gitOver(path);
  await forge.propose(draft({ [MINUTES]: 'x\n', 'meetings/README.md': '# Meetings\n* new\n' }), ignoreStep);
  return forge;
};

describe('a work tree', () => {
  test('is not touched by a proposal, and shows what was merged', async () => {
    const path = repositoryWith(FIRST_FILES);
    const forge = await proposed(path);
    expect(readdirSync(join(path, 'meetings'))).toEqual(['README.md']);
    expect(git(path, 'status', '--porcelain', '--branch')).toBe('## main');
    await mergeNow(forge);
    expect(textIn(path, MINUTES)).toBe('x\n');
    expect(git(path, 'status', '--porcelain', '--branch')).toBe('## main');
  });

  test('keeps uncommitted changes to other files, staged or not', async () => {
    const path = repositoryWith({ ...FIRST_FILES, 'a.md': 'a\n', 'b.md': 'b\n' });
    const forge = await proposed(path);
    writeFiles(path, { 'a.md': 'half a thought\n', 'b.md': 'staged\n', 'c.md': 'untracked\n' });
    git(path, 'add', 'b.md');
    const before = git(path, 'status', '--porcelain');
    await mergeNow(forge);
    expect(git(path, 'status', '--porcelain')).toBe(before);
    expect([textIn(path, 'a.md'), textIn(path, 'b.md'), textIn(path, 'c.md'), textIn(path, MINUTES)]).toEqual([
      'half a thought\n',
      'staged\n',
      'untracked\n',
      'x\n',
    ]);
  });

  test.each([
    { what: 'a change', texts: { 'meetings/README.md': '# My own\n' }, stage: false },
    { what: 'a staged change', texts: { 'meetings/README.md': '# My own\n' }, stage: true },
    { what: 'a new file', texts: { [MINUTES]: 'mine\n' }, stage: false },
  ])('with $what in the way is left alone, and the merge is refused until it is out of the way', async (changed) => {
    const path = repositoryWith(FIRST_FILES);
    const forge = await proposed(path);
    writeFiles(path, changed.texts);
    if (changed.stage) git(path, 'add', '--all');
    const before = [git(path, 'status', '--porcelain'), git(path, 'rev-parse', 'main')];
    const refused = mergeNow(forge);
    await expect(refused).rejects.toThrow(MergeConflict);
    await expect(refused).rejects.toThrow(Object.keys(changed.texts)[0]);
    expect([git(path, 'status', '--porcelain'), git(path, 'rev-parse', 'main')]).toEqual(before);
    for (const [file, text] of Object.entries(changed.texts)) expect(textIn(path, file)).toBe(text);
    git(path, 'stash', '--quiet', '--include-untracked');
    await mergeNow(forge);
    expect(textIn(path, MINUTES)).toBe('x\n');
  });

  test('on another branch is not touched by a merge', async () => {
    const path = repositoryWith(FIRST_FILES);
    git(path, 'switch', '--quiet', '-c', 'mine');
    const forge = await proposed(path);
    await mergeNow(forge);
    expect(git(path, 'status', '--porcelain', '--branch')).toBe('## mine');
    expect(readdirSync(join(path, 'meetings'))).toEqual(['README.md']);
  });

  test('on the proposal’s branch shows what Gavel adds to it', async () => {
    const path = repositoryWith(FIRST_FILES);
    const forge = await proposed(path);
    git(path, 'switch', '--quiet', BRANCH);
    await forge.propose(draft({ [MINUTES]: 'x\ny\n' }), ignoreStep);
    expect(textIn(path, MINUTES)).toBe('x\ny\n');
    expect(git(path, 'status', '--porcelain')).toBe('');
    writeFiles(path, { [MINUTES]: 'half a thought\n' });
    await expect(forge.propose(draft({ [MINUTES]: 'z\n' }), ignoreStep)).rejects.toThrow(
      'Commit them or set them aside',
    );
    expect(textIn(path, MINUTES)).toBe('half a thought\n');
  });

  test('beside a bare repository is kept up too, and one that is gone does not matter', async () => {
    const path = bareRepositoryWith(FIRST_FILES);
    const beside = join(temporaryFolder(), 'beside');
    git(path, 'worktree', 'add', '--quiet', beside, 'main');
    const forge = await proposed(path);
    await mergeNow(forge);
    expect(textIn(beside, MINUTES)).toBe('x\n');
    rmSync(beside, { recursive: true });
    await forge.propose(draft({ [MINUTES]: 'y\n' }), ignoreStep);
    await mergeNow(forge);
    expect(await forge.read(MINUTES)).toBe('y\n');
  });

  test('of which only times have changed counts as clean', async () => {
    const path = repositoryWith(FIRST_FILES);
    const forge = await proposed(path);
    rmSync(join(path, 'meetings/README.md'));
    writeFiles(path, { [INDEX]: '# Meetings\n' });
    await mergeNow(forge);
    expect(textIn(path, 'meetings/README.md')).toBe('# Meetings\n* new\n');
  });
});
