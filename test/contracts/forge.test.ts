import { describe, expect, test } from '@jest/globals';

import { MergeConflict, type ProposalStep } from '../../src/ports/forge.ts';
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

const HOSTILE_FILES = [
  '/etc/passwd',
  '../above.md',
  'meetings/../../above.md',
  './README.md',
  '.git/config',
  'meetings/.GIT/hooks/post-merge',
  '.g\u200Cit/config',
  'git~1/config',
  'C:/x.md',
  'meetings\\x.md',
  'a\0b.md',
  'a\nb.md',
  'meetings//x.md',
  'a\uD800.md',
  '',
];

describe.each(FORGE_HARNESSES)('the forge over $name', ({ make }) => {
  describe('reading', () => {
    test('gives a file of the main branch exactly as it stands', async () => {
      const odd = '\uFEFF# Überblick 🏮\r\nno end of line';
      const { forge } = await make({ 'odd name – ü.md': odd, 'empty.md': '' });
      expect(await forge.read('odd name – ü.md')).toBe(odd);
      expect(await forge.read('empty.md')).toBe('');
    });

    test('gives nothing where there is no such file, or a folder', async () => {
      const { forge } = await make(FIRST_FILES);
      expect(await forge.read('meetings/none.md')).toBeUndefined();
      expect(await forge.read('README.md/none.md')).toBeUndefined();
      expect(await forge.read('meetings')).toBeUndefined();
    });

    test('sees what people push to main', async () => {
      const { forge, push: people } = await make(FIRST_FILES);
      await people('main', { [INDEX]: '# All meetings\n' });
      expect(await forge.read(INDEX)).toBe('# All meetings\n');
    });
  });

  describe('listing', () => {
    const files = { 'a/z.md': 'z', 'a/b/é.md': 'é', 'a/a.md': 'a', 'ab/c.md': 'c', 'r.md': 'r' };

    test('gives the paths under a folder, from the root and sorted', async () => {
      const { forge } = await make(files);
      expect(await forge.list('a')).toEqual(['a/a.md', 'a/b/é.md', 'a/z.md']);
      expect(await forge.list('a/')).toEqual(['a/a.md', 'a/b/é.md', 'a/z.md']);
      expect(await forge.list('')).toEqual(['a/a.md', 'a/b/é.md', 'a/z.md', 'ab/c.md', 'r.md']);
    });

    test('gives nothing for a folder that is not there, and for a file', async () => {
      const { forge } = await make(files);
      expect(await forge.list('none')).toEqual([]);
      expect(await forge.list('r.md')).toEqual([]);
    });
  });

  describe('proposing', () => {
    test('puts the files on the branch and leaves main as it is', async () => {
      const { forge, label } = await make(FIRST_FILES);
      const proposal = await forge.propose(
        draft({ [MINUTES]: 'Minutes\n', [INDEX]: '# Meetings\n* new\n' }),
        ignoreStep,
      );
      expect(proposal).toMatchObject({ branch: BRANCH, label, merged: false });
      expect(proposal.commit).toMatch(/^[0-9a-f]{40,64}$/u);
      expect(await forge.proposal(BRANCH)).toEqual(proposal);
      expect(await forge.read(MINUTES)).toBeUndefined();
      expect(await forge.read(INDEX)).toBe(FIRST_FILES[INDEX]);
    });

    test('tells that it is committed when it is, and then that it is proposed', async () => {
      const { forge } = await make(FIRST_FILES);
      const told: [ProposalStep, boolean][] = [];
      await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), async (step) => {
        told.push([step, (await forge.diff(BRANCH)).includes('+Minutes')]);
      });
      expect(told).toEqual([
        ['committed', true],
        ['proposed', true],
      ]);
    });

    test('gives each file what it holds on the branch', async () => {
      const { forge } = await make(FIRST_FILES);
      const seen: (string | undefined)[] = [];
      const write = (current: string | undefined): string => {
        seen.push(current);
        return `${current ?? ''}line\n`;
      };
      const files = [MINUTES, INDEX].map((path) => ({ path, write }));
      await forge.propose(draft({}, { files }), ignoreStep);
      await forge.propose(draft({}, { files }), ignoreStep);
      expect(seen).toEqual([undefined, '# Meetings\n', 'line\n', '# Meetings\nline\n']);
    });

    test('gives a file that is named twice what the first change made of it', async () => {
      const { forge } = await make(FIRST_FILES);
      const files = ['a', 'b'].map((letter) => ({
        path: MINUTES,
        write: (current: string | undefined) => `${current ?? ''}${letter}\n`,
      }));
      await forge.propose(draft({}, { files }), ignoreStep);
      await mergeNow(forge);
      expect(await forge.read(MINUTES)).toBe('a\nb\n');
    });

    test('changes nothing the second time', async () => {
      const { forge } = await make(FIRST_FILES);
      const first = await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), ignoreStep);
      expect(await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), ignoreStep)).toEqual(first);
    });

    test('goes on from where it was cut off', async () => {
      const { forge } = await make(FIRST_FILES);
      const cut = forge.propose(draft({ [MINUTES]: 'Minutes\n' }), async () => {
        throw new Error('the power went');
      });
      await expect(cut).rejects.toThrow('the power went');
      const half = await forge.proposal(BRANCH);
      expect(half).toBeDefined();
      const { commit, merged } = await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), ignoreStep);
      expect({ commit, merged }).toEqual({ commit: half?.commit, merged: half?.merged });
    });

    test('adds to the branch when the files are others', async () => {
      const { forge } = await make(FIRST_FILES);
      const first = await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), ignoreStep);
      const second = await forge.propose(draft({ [INDEX]: '# Meetings\n* new\n' }), ignoreStep);
      expect(second.commit).not.toBe(first.commit);
      await mergeNow(forge);
      expect(await forge.read(MINUTES)).toBe('Minutes\n');
      expect(await forge.read(INDEX)).toBe('# Meetings\n* new\n');
    });

    test('keeps what people pushed to the branch', async () => {
      const { forge, push: people } = await make(FIRST_FILES);
      const first = await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), ignoreStep);
      await people(BRANCH, { [MINUTES]: 'Minutes, as we remember it\n', 'meetings/picture.txt': 'a lamp\n' });
      const pushed = await forge.proposal(BRANCH);
      expect(pushed?.commit).not.toBe(first.commit);
      await forge.propose(draft({ [INDEX]: '# Meetings\n* new\n' }), ignoreStep);
      await mergeNow(forge);
      expect(await forge.read(MINUTES)).toBe('Minutes, as we remember it\n');
      expect(await forge.read('meetings/picture.txt')).toBe('a lamp\n');
      expect(await forge.read(INDEX)).toBe('# Meetings\n* new\n');
    });

    test('has nothing to merge where nothing changes', async () => {
      const { forge } = await make(FIRST_FILES);
      const nothing = await forge.propose(draft({ [INDEX]: '# Meetings\n' }), ignoreStep);
      expect(nothing.merged).toBe(true);
      expect(await forge.diff(BRANCH)).toBe('');
    });

    test('writes what is typed, whatever it is', async () => {
      const { forge } = await make(FIRST_FILES);
      const odd = '\uFEFF-m "$(touch x)" `y`\r\n\tno end of line 🏮';
      await forge.propose(
        draft({ 'meetings/--help.md': odd, 'é – 2.md': '' }, { title: '--amend\n\nx', body: '-F\n' }),
        ignoreStep,
      );
      await mergeNow(forge, { title: '--abort', approvedBy: [] });
      expect(await forge.read('meetings/--help.md')).toBe(odd);
      expect(await forge.read('é – 2.md')).toBe('');
    });
  });

  test('refuses file names that could lead out of the repository, and does nothing', async () => {
    const { forge } = await make(FIRST_FILES);
    for (const path of HOSTILE_FILES) {
      await expect(forge.propose(draft({ [MINUTES]: 'x\n', [path]: 'x\n' }), ignoreStep)).rejects.toThrow('file name');
      await expect(forge.read(path)).rejects.toThrow('file name');
    }
    await expect(forge.list('../..')).rejects.toThrow('file name');
    expect(await forge.proposal(BRANCH)).toBeUndefined();
  });

  test('never puts a file where a folder is, nor a folder where a file is', async () => {
    const { forge } = await make(FIRST_FILES);
    await expect(forge.propose(draft({ meetings: 'x\n' }), ignoreStep)).rejects.toThrow('meetings');
    await expect(forge.propose(draft({ 'README.md/x.md': 'x\n' }), ignoreStep)).rejects.toThrow('README.md/x.md');
    expect(await forge.proposal(BRANCH)).toBeUndefined();
  });

  test('refuses names that git cannot give a branch', async () => {
    const { forge } = await make(FIRST_FILES);
    const refusal = "can't be a branch name";
    for (const branch of ['', '-f', 'a b', 'a..b', '/a', 'a.lock', 'HEAD', '@{1}', 'a:main', '../x']) {
      await expect(forge.propose(draft({ [MINUTES]: 'x\n' }, { branch }), ignoreStep)).rejects.toThrow(refusal);
      await expect(forge.proposal(branch)).rejects.toThrow(refusal);
      await expect(forge.merge(branch, MERGE_APPROVAL)).rejects.toThrow(refusal);
      await expect(forge.diff(branch)).rejects.toThrow(refusal);
    }
  });

  test('never proposes on the main branch', async () => {
    const { forge } = await make(FIRST_FILES);
    await expect(forge.propose(draft({ [INDEX]: 'x\n' }, { branch: 'main' }), ignoreStep)).rejects.toThrow(
      'main branch',
    );
    expect(await forge.read(INDEX)).toBe(FIRST_FILES[INDEX]);
  });

  test('tells where there is no proposal', async () => {
    const { forge } = await make(FIRST_FILES);
    expect(await forge.proposal(BRANCH)).toBeUndefined();
    await expect(mergeNow(forge)).rejects.toThrow(`There's no branch ${BRANCH}`);
    await expect(forge.diff(BRANCH)).rejects.toThrow(`There's no branch ${BRANCH}`);
  });

  describe('merging', () => {
    test('brings the files to main, and the proposal stays to be read', async () => {
      const { forge } = await make(FIRST_FILES);
      const proposed = await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), ignoreStep);
      const merged = await mergeNow(forge);
      expect(merged).toEqual({ ...proposed, merged: true });
      expect(await forge.read(MINUTES)).toBe('Minutes\n');
      expect(await forge.proposal(BRANCH)).toEqual(merged);
    });

    test('changes nothing the second time', async () => {
      const { forge, push: people } = await make(FIRST_FILES);
      await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), ignoreStep);
      const merged = await mergeNow(forge);
      await people('main', { [MINUTES]: 'Minutes, with a correction\n' });
      expect(await mergeNow(forge)).toEqual(merged);
      expect(await forge.read(MINUTES)).toBe('Minutes, with a correction\n');
    });

    test('keeps what people did on main meanwhile', async () => {
      const { forge, push: people } = await make(FIRST_FILES);
      await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), ignoreStep);
      await people('main', { 'README.md': 'Lantern, a lamp\n' });
      await mergeNow(forge);
      expect(await forge.read('README.md')).toBe('Lantern, a lamp\n');
      expect(await forge.read(MINUTES)).toBe('Minutes\n');
    });

    test('refuses where main has changed the same lines, and changes nothing', async () => {
      const { forge, push: people } = await make(FIRST_FILES);
      const proposed = await forge.propose(draft({ [INDEX]: '# Meetings of Lantern\n', [MINUTES]: 'x\n' }), ignoreStep);
      await people('main', { [INDEX]: '# All meetings\n' });
      const refused = mergeNow(forge);
      await expect(refused).rejects.toThrow(MergeConflict);
      await expect(refused).rejects.toThrow(INDEX);
      await expect(refused).rejects.not.toThrow(MINUTES);
      expect(await forge.read(INDEX)).toBe('# All meetings\n');
      expect(await forge.read(MINUTES)).toBeUndefined();
      expect(await forge.proposal(BRANCH)).toEqual(proposed);
    });

    test('once merged, the same files are nothing new, and other files are a new proposal', async () => {
      const { forge } = await make(FIRST_FILES);
      await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), ignoreStep);
      const merged = await mergeNow(forge);
      expect(await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), ignoreStep)).toEqual(merged);
      const again = await forge.propose(draft({ [MINUTES]: 'Minutes\nand more\n' }), ignoreStep);
      expect(again.merged).toBe(false);
      await mergeNow(forge);
      expect(await forge.read(MINUTES)).toBe('Minutes\nand more\n');
    });
  });

  test('tells which proposal brought a file to main, and of what nobody proposed, none', async () => {
    const { forge, push: people, label } = await make(FIRST_FILES);
    await people('main', { 'meetings/by-hand.md': 'x\n' });
    await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), ignoreStep);
    expect(await forge.origin(MINUTES)).toBeUndefined();
    await mergeNow(forge);
    // What is mended later does not make it another proposal's.
    await people('main', { [MINUTES]: 'Minutes, with a correction\n' });
    expect((await forge.origin(MINUTES))?.proposal).toBe(label);
    expect((await forge.origin('meetings/by-hand.md'))?.proposal).toBeUndefined();
    expect(await forge.origin('meetings/none.md')).toBeUndefined();
  });

  describe('the difference', () => {
    test('shows what the proposal changes, before and after merging', async () => {
      const { forge, push: people } = await make(FIRST_FILES);
      await forge.propose(draft({ [MINUTES]: 'Minutes\n', [INDEX]: '# Minutes\n' }), ignoreStep);
      await people('main', { 'README.md': 'Lantern, a lamp\n' });
      const before = await forge.diff(BRANCH);
      for (const line of [
        `+++ b/${MINUTES}`,
        '--- /dev/null',
        '+Minutes',
        `--- a/${INDEX}`,
        '-# Meetings',
        '+# Minutes',
      ])
        expect(before.split('\n')).toContain(line);
      expect(before).not.toContain('README.md b/README.md');
      await mergeNow(forge);
      expect(await forge.diff(BRANCH)).toBe(before);
      await people('main', { [MINUTES]: 'Minutes, with a correction\n' });
      expect(await forge.diff(BRANCH)).toBe(before);
    });

    test('shows only what is new where there was a merge already', async () => {
      const { forge } = await make(FIRST_FILES);
      await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), ignoreStep);
      await mergeNow(forge);
      await forge.propose(draft({ [INDEX]: '# Meetings\n* new\n' }), ignoreStep);
      const diff = await forge.diff(BRANCH);
      expect(diff).toContain('+* new');
      expect(diff).not.toContain(MINUTES);
    });
  });
});
