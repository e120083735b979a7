import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes } from 'mdast';

import { readTree } from '../../test/properties/tree.ts';
import { listNode, itemNode, paragraphNode } from '../minutes/build.ts';
import { phrasingOf } from '../minutes/phrasing.ts';
import { writeMarkdown } from '../minutes/write.ts';
import { inertText } from './inert.ts';

/** What the eye sees: without what has no width. */
const seen = (text: string): string => text.replaceAll('\u200B', '');

test.each([
  'Fixes #1',
  'fixes: #12',
  'RESOLVES lantern/minutes#7',
  'closed GH-3',
  'Close https://github.com/lantern/minutes/issues/4',
  '**Fix** **#1**',
  '_Fixes_ #1',
  'It resolves\n#5',
  'fixes #1, closes #2',
])('%s closes nothing, and reads the same', (text) => {
  expect(CLOSES.test(inertText(text))).toBe(false);
  expect(inertText(text)).not.toBe(text);
  expect(seen(inertText(text))).toBe(text);
});

test.each([
  'We fixed the lamp, see #1',
  'a prefix #1',
  'The fix is in #1',
  'Fixes 12 lamps',
  'mira@lantern.example wrote',
  'see https://github.com/lantern/minutes/pull/5',
])('%s stays as it is', (text) => expect(inertText(text)).toBe(text));

test.each([
  '@torvalds',
  'thanks @org/team!',
  '(@a-b)',
  '@1x',
  'é@kim',
  '[x](https://x.example)@kim',
  '`@kim`',
  '@kim@jon',
])('%s calls nobody, and reads the same', (text) => {
  expect(CALLS.test(inertText(text))).toBe(false);
  expect(seen(inertText(text))).toBe(text);
});

test('an address leads where it led', () => {
  expect(inertText('https://blog.example/@kim/lamps')).toBe('https://blog.example/%40kim/lamps');
});

// As GitHub reads them, or more.
const CALLS = /(?<![a-z0-9_])@[a-z0-9][a-z0-9-]*/iu;
const CLOSES =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b:?[\s*_`]*(?:[\w.-]+\/[\w.-]+)?(?:#\d|gh-\d|https?:\/\/[^\s]+\/(?:issues|pull)\/\d)/iu;

const textOf = (node: Nodes): string => {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
};

/** What's read in one go: paragraphs, each for itself. */
const paragraphsIn = (node: Nodes): string[] => {
  if (node.type === 'paragraph' || node.type === 'heading') return [textOf(node)];
  return 'children' in node ? node.children.flatMap((child) => paragraphsIn(child)) : [];
};

const piece = fc.oneof(
  fc.constantFrom(
    'Fixes',
    'fix',
    'closed',
    'RESOLVES',
    'close:',
    '#1',
    ' #22',
    'GH-3',
    'a/b#4',
    '@torvalds',
    '@org/team',
  ),
  fc.constantFrom(
    ' ',
    '\n',
    ': ',
    '*',
    '_',
    '`',
    '\\',
    '&#64;',
    '&amp;',
    '<!-- -->',
    '@',
    '#',
    '[',
    '](',
    ')',
    '\u200B',
    '(',
    '&',
  ),
  fc.constantFrom('https://github.com/a/b/issues/5', 'https://x.example/@kim', 'http://@kim', 'é', 'x', '1'),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const typed = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

test('whatever people type, a commit message holds no word on which GitHub acts', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const written = inertText(text);
      expect(CALLS.exec(written)?.[0]).toBeUndefined();
      expect(CLOSES.exec(written)?.[0]).toBeUndefined();
      expect(inertText(written)).toBe(written);
    }),
    { numRuns: 2000 },
  );
});

test('whatever people type, nor does Markdown, as it is written and as it is read', () => {
  const style = { bullet: '-', indent: 'one', dash: '–', emphasis: '*' } as const;
  fc.assert(
    fc.property(typed, typed, (one, other) => {
      const children = [
        paragraphNode(...phrasingOf(one)),
        listNode([itemNode(phrasingOf(one)), itemNode(phrasingOf(other))]),
      ];
      const written = inertText(writeMarkdown({ type: 'root', children }, style));
      const blocks = paragraphsIn(readTree(written));
      for (const text of [written, ...blocks]) {
        expect(CALLS.exec(text)?.[0]).toBeUndefined();
        expect(CLOSES.exec(text)?.[0]).toBeUndefined();
      }
    }),
    { numRuns: 1000 },
  );
});
