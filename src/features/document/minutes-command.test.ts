import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parts } from './minutes-command.ts';

describe('a long text in parts', () => {
  test('ends each part at the end of a line', () => {
    expect(parts('one\ntwo\nthree', 8)).toEqual(['one\ntwo', 'three']);
  });

  test('cuts only lines that are too long themselves', () => {
    expect(parts('a\nabcdefgh', 4)).toEqual(['a', 'ab', 'cd', 'ef', 'gh']);
  });

  test('leaves nothing out, keeps characters whole, and no part is too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 4, max: 40 }), (text, size) => {
        const all = parts(text, size);
        expect(all.every((part) => part.length <= size && part.isWellFormed())).toBe(true);
        expect(all.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
      }),
    );
  });
});
