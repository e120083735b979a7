import { expect, test } from '@jest/globals';
import { assert, property, string } from 'fast-check';

import { tokens } from './tokens.ts';

const isMember = (name: string): boolean => name === 'sjn';

test('finds links, without the sentence around them, and members', () => {
  expect(tokens('@sjn: see (https://example.org/a?b=c). me@sjn @nobody', isMember)).toEqual([
    { kind: 'mention', text: '@sjn' },
    { kind: 'plain', text: ': see (' },
    { kind: 'link', text: 'https://example.org/a?b=c' },
    { kind: 'plain', text: '). me@sjn @nobody' },
  ]);
});

test('together they are the text as it was typed', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const whole = `@sjn ${text} https://x.org/${text}@sjn`;
      expect(
        tokens(whole, isMember)
          .map((token) => token.text)
          .join(''),
      ).toBe(whole);
    }),
  );
});
