import { describe, expect, test } from '@jest/globals';

import { bareRepositoryWith, commitFiles, git, repositoryWith } from '../../../test/doubles/git-people.ts';
import { BRANCH, draft, gitOver, mergeNow, MINUTES, ignoreStep, FIRST_FILES } from '../../../test/doubles/proposals.ts';

const called = (name: string) => ({ platform: 'git', id: name.toLowerCase(), name });

/** A repository on whose main branch people merged the minutes themselves. */
const merged = (message: string, ...flags: readonly string[]): string => {
  const path = repositoryWith(FIRST_FILES);
  git(path, 'checkout', '--quiet', '-b', BRANCH);
  commitFiles(path, { [MINUTES]: 'x\n' });
  git(path, 'checkout', '--quiet', 'main');
  git(path, 'merge', '--quiet', '--no-ff', ...flags, '-m', message, BRANCH);
  return path;
};

describe('how minutes came to main', () => {
  test('is told by the merge: who made it, and who reviewed it', async () => {
    const path = merged('Minutes\n\nReviewed-by: @lena\nReviewed-by: Tariq Elmasri <tariq@lantern.example>');
    git(path, 'commit', '--quiet', '--allow-empty', '-m', 'Later');
    expect(await gitOver(path).origin(MINUTES)).toEqual({
      proposal: BRANCH,
      by: called('Somebody'),
      approvedBy: [called('lena'), called('Tariq Elmasri')],
    });
  });

  test.each([
    ["Merge branch 'minutes-of-today' into main", 'minutes-of-today'],
    ['Merge pull request #65 from lantern/minutes-2026-11-24', 'PR#65'],
    ['Minutes (#65)', 'PR#65'],
  ])('%s names what was merged', async (subject, proposal) => {
    expect(await gitOver(merged(subject)).origin(MINUTES)).toMatchObject({ proposal, approvedBy: [] });
  });

  test('is told by a plain commit, if that is all there is', async () => {
    const path = repositoryWith({ ...FIRST_FILES, [MINUTES]: 'x\n' });
    const { by, ...more } = (await gitOver(path).origin(MINUTES)) ?? {};
    expect(by?.platform).toBe('git');
    expect(more).toEqual({ approvedBy: [] });
  });

  test('Gavel’s own merge names those who approved, and not Gavel', async () => {
    const path = bareRepositoryWith(FIRST_FILES);
    await gitOver(path).propose(draft({ [MINUTES]: 'x\n' }), ignoreStep);
    await mergeNow(gitOver(path));
    expect(await gitOver(path).origin(MINUTES)).toEqual({
      proposal: BRANCH,
      approvedBy: [called('jonas'), called('mira')],
    });
  });
});
