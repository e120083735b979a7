import { describe, expect, test } from '@jest/globals';

import type { ForgeFile } from '../ports/forge.ts';
import { attachmentFiles } from './attached.ts';

const BYTES = Uint8Array.of(1, 2, 3);
const file = (more: Partial<ForgeFile> = {}): ForgeFile => ({
  path: 'a.png',
  blob: 'gavels',
  bytes: BYTES,
  settled: false,
  ...more,
});
/** What is done to a branch that holds this blob at the path. */
const done = async (what: ForgeFile, there: string | undefined, isThere: boolean) =>
  [...(await attachmentFiles([what], isThere, async () => there))].map(([path, bytes]) => [
    path,
    bytes === undefined ? 'gone' : 'put',
  ]);

describe('a picture is put on the branch', () => {
  test.each<[string, ForgeFile, string | undefined, boolean, boolean]>([
    ['if nothing is there', file(), undefined, false, true],
    ['not if Gavel’s is there already', file(), 'gavels', true, false],
    ['not in place of what people put there', file(), 'theirs', true, false],
    ['if it was posted after the branch was made', file(), undefined, true, true],
    ['not if people took it out of the branch', file({ settled: true }), undefined, true, false],
    ['on a new branch, though it was on one before', file({ settled: true }), undefined, false, true],
  ])('%s', async (_, what, there, isThere, put) => {
    expect(await done(what, there, isThere)).toEqual(put ? [['a.png', 'put']] : []);
  });
});

describe('a picture that was taken out of the minutes is taken away', () => {
  const gone = file({ bytes: undefined, settled: true });
  test.each<[string, string | undefined, boolean]>([
    ['if it is as Gavel put it there', 'gavels', true],
    ['not if people put another one there', 'theirs', false],
    ['not if it is gone', undefined, false],
  ])('%s', async (_, there, taken) => {
    expect(await done(gone, there, true)).toEqual(taken ? [['a.png', 'gone']] : []);
  });
});
