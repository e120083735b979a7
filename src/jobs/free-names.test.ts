import { describe, expect, test } from '@jest/globals';

import { memoryForge } from '../forge/memory/memory.ts';
import { freeNames } from './free-names.ts';

const namesOf = (nth: number) => {
  const mark = nth === 1 ? '' : `-${nth}`;
  return { path: `minutes${mark}.md`, branch: `minutes${mark}` };
};

describe('the names of minutes', () => {
  test('are those of the pattern if nobody has them', async () => {
    expect(await freeNames(memoryForge({ 'other.md': 'x' }), namesOf)).toBe(1);
  });

  test('get the first number that is free for the file and for the branch', async () => {
    const forge = memoryForge({ 'minutes.md': 'x', 'minutes-3.md': 'x' });
    expect(await freeNames(forge, namesOf)).toBe(2);
    await forge.propose(
      { branch: 'minutes-2', title: '', body: '', files: [{ path: 'a.md', write: () => 'a' }], reviewers: [] },
      async () => undefined,
    );
    expect(await freeNames(forge, namesOf)).toBe(4);
  });

  test('are looked for no longer if a pattern without a date has used them up, with the reason', async () => {
    const paths = Array.from({ length: 99 }, (_, i) => [namesOf(i + 1).path, 'x'] as const);
    await expect(freeNames(memoryForge(Object.fromEntries(paths)), namesOf)).rejects.toThrow(
      "minutes.md and 98 names like it are taken: does the group's path have a date in it?",
    );
  });
});
