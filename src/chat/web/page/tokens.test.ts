import { expect, test } from '@jest/globals';
import { assert, property, string } from 'fast-check';

import { tokensOf } from './tokens.ts';

const isMember = (name: string): boolean => name === 'sjn';

test('finds links, without the sentence around them, and members', () => {
  expect(tokensOf('@sjn: see (https://example.org/a?b=c). me@sjn @nobody', isMember)).toEqual([
    { kind: 'mention', text: '@sjn' },
    { kind: 'plain', text: ': see (' },
    { kind: 'link', text: 'https://example.org/a?b=c' },
    { kind: 'plain', text: '). me@sjn @nobody' },
  ]);
});

const commands = (text: string): readonly string[] =>
  tokensOf(text, isMember).flatMap((token) => (token.kind === 'command' ? [token.text] : []));

test('finds commands at the start of a line, and takes no path or heading for one', () => {
  expect(commands('/note /a\n#info x\n!topic y\n//done 3')).toEqual(['/note', '#info', '!topic', '//done']);
  expect(commands('/usr/bin is no command, nor is # this, nor a /note in a line')).toEqual([]);
});

test('together they are the text as it was typed', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const whole = `@sjn ${text} https://x.org/${text}@sjn`;
      expect(
        tokensOf(whole, isMember)
          .map((token) => token.text)
          .join(''),
      ).toBe(whole);
    }),
  );
});
