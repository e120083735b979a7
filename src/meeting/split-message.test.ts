import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { MessagePiece } from './message.ts';
import { splitMessage } from './split-message.ts';

const weigh = (piece: MessagePiece): number =>
  typeof piece === 'string' ? piece.length : JSON.stringify(piece).length;
const wordsIn = (all: readonly MessagePiece[]): string =>
  all.map((one) => (typeof one === 'string' ? one : 'code' in one ? one.code : '')).join('');

test.each([
  ['fits', ['one'], [['one']]],
  ['lines', ['one two\nthree'], [['one two'], ['three']]],
  ['words', ['one two three'], [['one two'], ['three']]],
  ['characters', ['onetwothreefour'], [['onetwothre'], ['efour']]],
  ['no half character', ['onetwothr🎉'], [['onetwothr'], ['🎉']]],
  ['what cannot be cut', ['one ', { member: 'somebody' }, ' two'], [['one '], [{ member: 'somebody' }], [' two']]],
  ['nothing', [], [[]]],
])('%s', (_, pieces: readonly MessagePiece[], expected) => {
  expect(splitMessage(pieces, 10, weigh)).toEqual(expected);
});

test('nothing is lost but the spaces and line ends at the cuts, and no portion is too heavy', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 40 });
  const piece: fc.Arbitrary<MessagePiece> = fc.oneof(
    word,
    fc.array(word, { maxLength: 8 }).map((some) => some.join(' ')),
    fc.array(word, { maxLength: 8 }).map((lines) => ({ code: lines.join('\n') })),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.integer({ min: 12, max: 60 }), (pieces, most) => {
      const sized = (one: MessagePiece): number => wordsIn([one]).length;
      const all = splitMessage(pieces, most, sized);
      expect(all.map((portion) => wordsIn(portion).length).filter((length) => length > most)).toEqual([]);
      expect(wordsIn(all.flat()).replaceAll(/[\n ]/gu, '')).toBe(wordsIn(pieces).replaceAll(/[\n ]/gu, ''));
      expect(wordsIn(all.flat()).length).toBeGreaterThanOrEqual(wordsIn(pieces).length - all.length - pieces.length);
    }),
  );
});
