import { describe, expect, test } from '@jest/globals';

import { freeNames } from '../../src/jobs/free-names.ts';
import { type Forge, MergeConflict, ProposalMoved } from '../../src/ports/forge.ts';
import {
  MERGE_APPROVAL,
  BRANCH,
  draft,
  INDEX,
  mergeNow,
  MINUTES,
  ignoreStep,
  FIRST_FILES,
} from '../doubles/proposals.ts';
import { FORGE_HARNESSES } from './forge-harnesses.ts';

const TEXT = 'Minutes\n';
/** Minutes are a file of their own; the page that lists them is everybody's. */
const minutes = () => {
  const { files, ...rest } = draft({ [MINUTES]: TEXT, [INDEX]: '# Meetings\n* new\n' });
  return { ...rest, files: files.map((file) => ({ ...file, own: file.path === MINUTES })) };
};
const namesOf = (nth: number) => {
  const mark = nth === 1 ? '' : `-${nth}`;
  return { path: MINUTES.replace('.md', `${mark}.md`), branch: `${BRANCH}${mark}` };
};

/** What people did to the proposal, if the forge can tell. */
const stateOf = async (forge: Forge, commit: string): Promise<string | undefined> =>
  forge.reviews ? (await forge.reviews.status(BRANCH, MINUTES, commit))?.state : 'not looked at';

describe.each(FORGE_HARNESSES)('over $name', ({ make }) => {
  describe('a name is free', () => {
    test('where nothing has it, and taken as soon as something is proposed', async () => {
      const { forge } = await make(FIRST_FILES);
      expect(await freeNames(forge, namesOf)).toBe(1);
      await forge.propose(minutes(), ignoreStep);
      expect(await freeNames(forge, namesOf)).toBe(2);
    });

    test('no more once that is merged, and the branch is gone', async () => {
      const { forge, remove } = await make(FIRST_FILES);
      await forge.propose(minutes(), ignoreStep);
      await mergeNow(forge);
      expect(await freeNames(forge, namesOf)).toBe(2);
      await remove(BRANCH);
      expect(await freeNames(forge, namesOf)).toBe(2);
    });

    test('no more where somebody wrote such a file by hand, or pushed such a branch', async () => {
      const { forge } = await make({ ...FIRST_FILES, [MINUTES]: 'By hand\n' });
      await forge.propose(draft({ 'x.md': 'x\n' }, { branch: namesOf(2).branch }), ignoreStep);
      expect(await freeNames(forge, namesOf)).toBe(3);
    });
  });

  test('a file that somebody wrote by hand meanwhile is kept, and so is the proposal', async () => {
    const { forge, push } = await make(FIRST_FILES);
    const { commit } = await forge.propose(minutes(), ignoreStep);
    await push('main', { [MINUTES]: 'By hand\n' });
    await expect(forge.merge(BRANCH, { ...MERGE_APPROVAL, commit, path: MINUTES })).rejects.toThrow(MergeConflict);
    const again = await forge.propose({ ...minutes(), onTopOf: commit }, ignoreStep);
    expect(again).toMatchObject({ commit, merged: false });
    expect(await forge.read(MINUTES)).toBe('By hand\n');
    expect(await forge.diff(BRANCH)).toContain('Minutes');
  });

  describe('what was approved is one commit', () => {
    test('and another one is not merged under that approval', async () => {
      const { forge, push } = await make(FIRST_FILES);
      const { commit } = await forge.propose(minutes(), ignoreStep);
      await push(BRANCH, { [MINUTES]: 'Something that nobody approved\n' });
      await expect(forge.merge(BRANCH, { ...MERGE_APPROVAL, commit, path: MINUTES })).rejects.toThrow(ProposalMoved);
      expect(await forge.read(MINUTES)).toBeUndefined();
      expect((await forge.proposal(BRANCH))?.merged).toBe(false);
      await mergeNow(forge, { path: MINUTES });
      expect(await forge.read(MINUTES)).toBe('Something that nobody approved\n');
    });

    test('nor is anything put on top of another', async () => {
      const { forge, push } = await make(FIRST_FILES);
      const { commit } = await forge.propose(minutes(), ignoreStep);
      await push(BRANCH, { [MINUTES]: 'Something that nobody approved\n' });
      const more = draft({ [INDEX]: '# Meetings\n* more\n' }, { onTopOf: commit });
      await expect(forge.propose(more, ignoreStep)).rejects.toThrow(ProposalMoved);
    });
  });

  describe('merged', () => {
    test('is no branch that was moved to where main is', async () => {
      const { forge, reset } = await make(FIRST_FILES);
      const { commit } = await forge.propose(minutes(), ignoreStep);
      await reset(BRANCH);
      expect((await forge.proposal(BRANCH))?.merged).toBe(false);
      await expect(forge.merge(BRANCH, { ...MERGE_APPROVAL, commit, path: MINUTES })).rejects.toThrow(ProposalMoved);
      expect(await stateOf(forge, commit)).toMatch(/^(?:closed|not looked at)$/u);
      expect(await forge.read(MINUTES)).toBeUndefined();
    });

    test('is no branch that was deleted; it can be proposed again', async () => {
      const { forge, remove } = await make(FIRST_FILES);
      const { commit } = await forge.propose(minutes(), ignoreStep);
      await remove(BRANCH);
      await expect(forge.merge(BRANCH, { ...MERGE_APPROVAL, commit, path: MINUTES })).rejects.toThrow(
        /There's no branch|without being merged/u,
      );
      expect(await stateOf(forge, commit)).toMatch(/^(?:closed|not looked at)$/u);
      const again = await forge.propose({ ...minutes(), again: true }, ignoreStep);
      expect(again.merged).toBe(false);
      expect(await stateOf(forge, again.commit)).toMatch(/^(?:open|not looked at)$/u);
      await mergeNow(forge, { path: MINUTES });
      expect(await forge.read(MINUTES)).toBe(TEXT);
    });

    test('stays so when people correct the file on main, and delete the branch', async () => {
      const { forge, push, remove } = await make(FIRST_FILES);
      const { commit } = await forge.propose(minutes(), ignoreStep);
      await mergeNow(forge, { path: MINUTES });
      await push('main', { [MINUTES]: 'Minutes, with a correction\n' });
      await remove(BRANCH);
      expect(await forge.merge(BRANCH, { ...MERGE_APPROVAL, commit, path: MINUTES })).toMatchObject({
        commit,
        merged: true,
      });
      expect(await stateOf(forge, commit)).toMatch(/^(?:merged|not looked at)$/u);
      expect(await forge.read(MINUTES)).toBe('Minutes, with a correction\n');
    });
  });
});
