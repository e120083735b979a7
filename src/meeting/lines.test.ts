// Which lines of a message are code or a quote, as people see it: nothing in there is meant for Gavel.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { typedLines } from './lines.ts';

/** Each line with what it is in: c for code, > for a quote. */
const read = (...lines: readonly string[]): string =>
  typedLines(lines.join('\n'))
    .map(({ within }) => (within === 'code' ? 'c' : within === 'quote' ? '>' : '.'))
    .join('');

describe('a block of code', () => {
  test.each<[string, string[], string]>([
    ['between fences', ['/note a', '```', '/note b', '```', '/note c'], '.ccc.'],
    ['with the name of a language', ['```sh', '/note b', '```'], 'ccc'],
    ['between longer fences has shorter ones in it', ['````', '```', '/note b', '````', '/note c'], 'cccc.'],
    ['to the end, if no fence ends it', ['/note a', '```', '/note b'], '.cc'],
    ['that ends in its last line', ['```/note b', 'x```', '/note c'], 'cc.'],
    ['that begins behind words, if something ends it', ['look: ```', '/note b', '```', '/note c'], '.cc.'],
    ['that begins behind words is none, if nothing ends it', ['look: ```', '/note b'], '..'],
    ['in a single line', ['```/note b```', '/note c'], 'c.'],
    ['between tildes', ['~~~', '/note b', '~~~', '/note c'], 'ccc.'],
    ['between tildes is none, if nothing ends it', ['~~~', '/note b'], '..'],
    ['between tildes has backticks in it', ['~~~', '```', '~~~', '/note c'], 'ccc.'],
  ])('%s', (_, lines, within) => {
    expect(read(...lines)).toBe(within);
  });

  test('says what its lines say without the fences', () => {
    expect(typedLines('```/note b\nx\n/note c```').map(({ code }) => code)).toEqual(['/note b', 'x', '/note c']);
  });
});

describe('a quote', () => {
  test('is every line that begins with its mark', () => {
    expect(read('> /note a', '/note b', '  > /note c', '>/note d')).toBe('>.>>');
  });

  test('in a block of code is code', () => {
    expect(read('```', '> /note a', '```')).toBe('ccc');
  });
});

describe('whatever is typed', () => {
  const line = fc.oneof(fc.constantFrom('```', '~~~', '````', 'a ``` b', '> q', '```x```', '/note a', ''), fc.string());
  const messages = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n'));

  test('each line is there, as it is', () => {
    fc.assert(
      fc.property(messages, (text) => {
        expect(typedLines(text).map((one) => one.text)).toEqual(text.split(/\r?\n/u));
      }),
    );
  });

  test('what stands above a message that begins no block changes nothing in it', () => {
    fc.assert(
      fc.property(messages, (text) => {
        const [, ...below] = typedLines(`just words\n${text}`);
        expect(below).toEqual(typedLines(text));
      }),
    );
  });
});
