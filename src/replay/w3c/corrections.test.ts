import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { correctLog, readCorrection, type ChannelLine } from './corrections.ts';

const channel = (...said: readonly string[]): ChannelLine[] =>
  said.map((text, i) => ({ line: i + 1, at: '2026-03-05T14:00:00.000Z', nick: `n${i}`, text }));
const texts = (...said: readonly string[]): string[] => correctLog(channel(...said)).lines.map(({ text }) => text);
const unmatched = (...said: readonly string[]): number[] =>
  correctLog(channel(...said)).unmatched.map(({ line }) => line);

describe('s/old/new/', () => {
  test.each([
    [
      ['a red boat', 'a red sail', 's/red/green/'],
      ['a red boat', 'a green sail'],
    ],
    [
      ['a red boat', 'a sail', 's/red/green'],
      ['a green boat', 'a sail'],
    ],
    [['red, red and red', 's/red/green/'], ['red, red and green']],
    [
      ['a red boat', 'red, red', 's/red/green/g', 'red'],
      ['a green boat', 'green, green', 'red'],
    ],
    [
      ['a red boat', 's/red/green/G', 'red'],
      ['a green boat', 'green'],
    ],
    [['a red boat', 's/ red//'], ['a boat']],
    [['see http', 's|http|http://a.example/b|'], ['see http://a.example/b']],
    [['see http', 's/http/http://a.example/b/'], ['see http://a.example/b']],
    [['a.c abc', 's/a.c/x/'], ['x abc']],
    [['cost', 's/cost/$& $1/'], ['$& $1']],
    [['Topic: Bots', 's/Bots/Boats/'], ['Topic: Boats']],
  ])('%j', (said, expected) => expect(texts(...said)).toEqual(expected));

  test('that nothing above has is left out, and counted', () => {
    expect(texts('a boat', 's/red/green/')).toEqual(['a boat']);
    expect(unmatched('a boat', 's/red/green/', 's/a/the/', 'i/red/green/')).toEqual([2, 4]);
  });

  test('that is for what follows need not have anything above', () => {
    expect(unmatched('s/red/green/G', 'a red boat')).toEqual([]);
  });

  test.each(['s/he goes', 's//b/', 'said/a/b/', 's:a:b:', 'i/a/', 'i//b/', 'i/a/ /', 's/', 'i/a/b/g'])(
    '%s is none',
    (said) => expect(readCorrection(said)).toBeUndefined(),
  );
});

describe('i/where/new/', () => {
  test('puts a line before the latest that has the words', () => {
    expect(texts('a', 'ab', 'b', 'i/a/Topic: c/')).toEqual(['a', 'Topic: c', 'ab', 'b']);
    expect(texts('a', 'i|a|b/c|', 's/b/d/')).toEqual(['d/c', 'a']);
  });
});

const piece = fc.constantFrom('a', 'b', 'aa', '.*', '(', '$&', '[', '\\', '/', '|', 'x y');
const line = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));

describe('whatever people type', () => {
  test('old and new are text: a correction replaces the last place that has the old', () => {
    fc.assert(
      fc.property(line, line, line, line, (before, old, by, after) => {
        const [plain, other] = [old, by].map((text) => text.replaceAll(/[/|]/gu, 'c'));
        if (plain === undefined || other === undefined || after.includes(plain) || plain.trim() === '') return;
        const said = `${before}${plain}`;
        // What was said may itself be a correction.
        if (readCorrection(said) || readCorrection(after)) return;
        const parts = said.split(plain);
        const last = parts.pop() ?? '';
        const expected = `${parts.join(plain)}${other}${last}`;
        expect(texts(said, after, `s/${plain}/${other}/`)).toEqual([expected, after]);
      }),
    );
  });

  test('no line is lost or made, but by insertion', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 20 }), (said) => {
        const corrections = said.filter((text) => readCorrection(text)?.kind === 'replace').length;
        const { lines, unmatched: none } = correctLog(channel(...said));
        const inserted = none.filter(({ text }) => readCorrection(text)?.kind === 'insert').length;
        expect(lines).toHaveLength(said.length - corrections - inserted);
      }),
    );
  });

  test('a line never grows beyond what an entry can be, however often it is corrected', () => {
    const twice = Array.from({ length: 60 }, () => 's/a/aa/g');
    const { lines, unmatched: refused } = correctLog(channel('a', ...twice));
    expect(lines.map(({ text }) => text.length)).toEqual([2048]);
    expect(refused).toHaveLength(49);
  });
});
