import { describe, expect, test } from '@jest/globals';

import type { ForgeFile } from '../../src/ports/forge.ts';
import { blobOf, DOT_PNG } from '../doubles/pictures.ts';
import { BRANCH, draft, mergeNow, MINUTES, ignoreStep, FIRST_FILES } from '../doubles/proposals.ts';
import { FORGE_HARNESSES } from './forge-harnesses.ts';

describe.each(FORGE_HARNESSES)('attached files over $name', ({ make }) => {
  const PICTURE = 'meetings/pictures/2026-11-24-4-chart.png';
  const picture = (more: Partial<ForgeFile> = {}): ForgeFile => ({
    path: PICTURE,
    blob: blobOf(DOT_PNG),
    bytes: DOT_PNG,
    settled: false,
    ...more,
  });
  const withPicture = (file = picture(), text = 'Minutes\n') => draft({ [MINUTES]: text }, { attached: [file] });

  test('are in the commit of the minutes, byte for byte', async () => {
    const { forge, bytes } = await make(FIRST_FILES);
    const { commit } = await forge.propose(withPicture(), ignoreStep);
    expect(await bytes(PICTURE, BRANCH)).toEqual(DOT_PNG);
    expect((await forge.proposal(BRANCH))?.commit).toBe(commit);
    expect(await forge.diff(BRANCH)).toMatch(/chart\.png/u);
    await mergeNow(forge);
    expect(await bytes(PICTURE)).toEqual(DOT_PNG);
    expect(await forge.read(MINUTES)).toBe('Minutes\n');
  });

  test('are nothing new the second time', async () => {
    const { forge } = await make(FIRST_FILES);
    const first = await forge.propose(withPicture(), ignoreStep);
    expect(await forge.propose(withPicture(), ignoreStep)).toEqual(first);
    expect(await forge.propose(withPicture(picture({ settled: true })), ignoreStep)).toEqual(first);
  });

  test('are a proposal by themselves', async () => {
    const { forge, bytes } = await make(FIRST_FILES);
    const { merged } = await forge.propose(draft({}, { attached: [picture()] }), ignoreStep);
    expect(merged).toBe(false);
    expect(await bytes(PICTURE, BRANCH)).toEqual(DOT_PNG);
  });

  test('go when they are taken away, and other files stay', async () => {
    const { forge, bytes } = await make(FIRST_FILES);
    const other = 'meetings/pictures/2026-11-24-5-map.png';
    const attached = [picture(), picture({ path: other })];
    await forge.propose(draft({ [MINUTES]: 'Minutes\n' }, { attached }), ignoreStep);
    await forge.propose(withPicture(picture({ bytes: undefined, settled: true }), 'Less\n'), ignoreStep);
    expect(await bytes(PICTURE, BRANCH)).toBeUndefined();
    expect(await bytes(other, BRANCH)).toEqual(DOT_PNG);
    const { commit } = await forge.propose(withPicture(picture({ bytes: undefined }), 'Less\n'), ignoreStep);
    expect((await forge.proposal(BRANCH))?.commit).toBe(commit);
    await mergeNow(forge);
    expect(await bytes(PICTURE)).toBeUndefined();
    expect(await forge.read(MINUTES)).toBe('Less\n');
  });

  test('stay as people have replaced them', async () => {
    const { forge, push: people, bytes } = await make(FIRST_FILES);
    await forge.propose(withPicture(), ignoreStep);
    await people(BRANCH, { [PICTURE]: 'a smaller chart' });
    await forge.propose(withPicture(picture({ settled: true }), 'More\n'), ignoreStep);
    await forge.propose(withPicture(picture({ bytes: undefined }), 'Less\n'), ignoreStep);
    expect(Buffer.from((await bytes(PICTURE, BRANCH)) ?? '').toString()).toBe('a smaller chart');
  });

  test('stay away where people have taken them away, and come where the branch is new', async () => {
    const { forge, bytes } = await make(FIRST_FILES);
    await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), ignoreStep);
    await forge.propose(withPicture(picture({ settled: true }), 'More\n'), ignoreStep);
    expect(await bytes(PICTURE, BRANCH)).toBeUndefined();
    const elsewhere = { ...withPicture(picture({ settled: true })), branch: 'minutes-again' };
    await forge.propose(elsewhere, ignoreStep);
    expect(await bytes(PICTURE, 'minutes-again')).toEqual(DOT_PNG);
  });

  test('keep to the rules of file names', async () => {
    const { forge } = await make(FIRST_FILES);
    await expect(forge.propose(withPicture(picture({ path: '../x.png' })), ignoreStep)).rejects.toThrow('file name');
    await expect(forge.propose(withPicture(picture({ path: 'README.md/x.png' })), ignoreStep)).rejects.toThrow(
      'README.md/x.png',
    );
    expect(await forge.proposal(BRANCH)).toBeUndefined();
  });
});
