import { describe, expect, test } from '@jest/globals';

import type { ForgeFile } from '../../src/ports/forge.ts';
import { blobOf, DOT } from '../doubles/pictures.ts';
import { BRANCH, draft, mergeNow, MINUTES, quietly, START } from '../doubles/proposals.ts';
import { FORGE_WORLDS } from './forge-worlds.ts';

describe.each(FORGE_WORLDS)('attached files over $name', ({ make }) => {
  const PICTURE = 'meetings/pictures/2026-11-24-4-chart.png';
  const picture = (more: Partial<ForgeFile> = {}): ForgeFile => ({
    path: PICTURE,
    blob: blobOf(DOT),
    bytes: DOT,
    settled: false,
    ...more,
  });
  const withPicture = (file = picture(), text = 'Minutes\n') => draft({ [MINUTES]: text }, { attached: [file] });

  test('are in the commit of the minutes, byte for byte', async () => {
    const { forge, bytes } = await make(START);
    const { commit } = await forge.propose(withPicture(), quietly);
    expect(await bytes(PICTURE, BRANCH)).toEqual(DOT);
    expect((await forge.proposal(BRANCH))?.commit).toBe(commit);
    expect(await forge.diff(BRANCH)).toMatch(/chart\.png/u);
    await mergeNow(forge);
    expect(await bytes(PICTURE)).toEqual(DOT);
    expect(await forge.read(MINUTES)).toBe('Minutes\n');
  });

  test('are nothing new the second time', async () => {
    const { forge } = await make(START);
    const first = await forge.propose(withPicture(), quietly);
    expect(await forge.propose(withPicture(), quietly)).toEqual(first);
    expect(await forge.propose(withPicture(picture({ settled: true })), quietly)).toEqual(first);
  });

  test('are a proposal by themselves', async () => {
    const { forge, bytes } = await make(START);
    const { merged } = await forge.propose(draft({}, { attached: [picture()] }), quietly);
    expect(merged).toBe(false);
    expect(await bytes(PICTURE, BRANCH)).toEqual(DOT);
  });

  test('go when they are taken away, and other files stay', async () => {
    const { forge, bytes } = await make(START);
    const other = 'meetings/pictures/2026-11-24-5-map.png';
    const attached = [picture(), picture({ path: other })];
    await forge.propose(draft({ [MINUTES]: 'Minutes\n' }, { attached }), quietly);
    await forge.propose(withPicture(picture({ bytes: undefined, settled: true }), 'Less\n'), quietly);
    expect(await bytes(PICTURE, BRANCH)).toBeUndefined();
    expect(await bytes(other, BRANCH)).toEqual(DOT);
    const { commit } = await forge.propose(withPicture(picture({ bytes: undefined }), 'Less\n'), quietly);
    expect((await forge.proposal(BRANCH))?.commit).toBe(commit);
    await mergeNow(forge);
    expect(await bytes(PICTURE)).toBeUndefined();
    expect(await forge.read(MINUTES)).toBe('Less\n');
  });

  test('stay as people have replaced them', async () => {
    const { forge, push: people, bytes } = await make(START);
    await forge.propose(withPicture(), quietly);
    await people(BRANCH, { [PICTURE]: 'a smaller chart' });
    await forge.propose(withPicture(picture({ settled: true }), 'More\n'), quietly);
    await forge.propose(withPicture(picture({ bytes: undefined }), 'Less\n'), quietly);
    expect(Buffer.from((await bytes(PICTURE, BRANCH)) ?? '').toString()).toBe('a smaller chart');
  });

  test('stay away where people have taken them away, and come where the branch is new', async () => {
    const { forge, bytes } = await make(START);
    await forge.propose(draft({ [MINUTES]: 'Minutes\n' }), quietly);
    await forge.propose(withPicture(picture({ settled: true }), 'More\n'), quietly);
    expect(await bytes(PICTURE, BRANCH)).toBeUndefined();
    const elsewhere = { ...withPicture(picture({ settled: true })), branch: 'minutes-again' };
    await forge.propose(elsewhere, quietly);
    expect(await bytes(PICTURE, 'minutes-again')).toEqual(DOT);
  });

  test('keep to the rules of file names', async () => {
    const { forge } = await make(START);
    await expect(forge.propose(withPicture(picture({ path: '../x.png' })), quietly)).rejects.toThrow('file name');
    await expect(forge.propose(withPicture(picture({ path: 'README.md/x.png' })), quietly)).rejects.toThrow(
      'README.md/x.png',
    );
    expect(await forge.proposal(BRANCH)).toBeUndefined();
  });
});
