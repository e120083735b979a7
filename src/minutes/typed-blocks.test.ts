import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BlockContent, Root } from 'mdast';

import { anyText } from '../../test/properties/texts.ts';
import { cleanLines } from '../meeting/clean-text.ts';
import { itemNode, listNode } from './build.ts';
import { readDocument } from './parse-document.ts';
import { typedBlocks, typedParts, type TypedPart } from './typed-blocks.ts';
import { writtenBlocks } from './write-blocks.ts';
import { writeMarkdown } from './write.ts';

const STYLE = { bullet: '-', indent: 'one', dash: '–', emphasis: '*' } as const;

/** Parts as an outline: what is under something stands after it in brackets. */
const outline = (parts: readonly TypedPart[]): string =>
  parts
    .map(({ text, isItem, below }) => `${isItem ? '• ' : ''}${text}${below.length > 0 ? ` (${outline(below)})` : ''}`)
    .join('; ');

describe('several lines', () => {
  test.each([
    ['of words are one', 'a\nb', 'a b'],
    ['and an empty one are paragraphs', 'a\n\nb', 'a\n\nb'],
    ['of a list are under what stands above', 'a\n- b\n  - c\n- d', 'a (• b (• c); • d)'],
    ['of a list alone stand for themselves', '- a\n    * b\n- c', '• a (• b); • c'],
    ['of a numbered list', '1. a\n2) b', '• a; • b'],
    ['of one item', '- a\n  b\n\n  c\n- d', '• a b\n\nc; • d'],
    ['after a list stand for themselves', '- a\n\nb', '• a; b'],
    ['of code stay as they are', 'a\n```sh\n- b\n\n    c\n```', 'a\n\n```sh\n- b\n\n    c\n```'],
    ['of code in an item lose its indentation', '- a\n  ```\n  b\n    c\n  ```', '• a\n\n```\nb\n  c\n```'],
    ['of code right after a bullet', '- ```\n  b\n  - c\n  ```\n- d', '• ```\nb\n- c\n```; • d'],
    ['of code end with a fence alone', '```\na\n```js\n- b\n```', '````\na\n```js\n- b\n````'],
    ['of code that nobody ended', '```\na', '```\na\n```'],
    ['of a table stay rows', 'a\n| b | c |\n|---|:-:|\n| d | e |\nf', 'a\n\n| b | c |\n|---|:-:|\n| d | e |\n\nf'],
    ['with bars are no table', '| a\nb |', '| a b |'],
  ])('%s', (_, typed, expected) => expect(outline(typedParts(typed))).toBe(expected));
});

test('as many tables as a message can hold are tables', () => {
  const typed = typedBlocks('|a|\n|-|\nx\n'.repeat(10_000));
  expect(typed.filter(({ kind }) => kind === 'table')).toHaveLength(10_000);
});

const blocks = (text: string): string =>
  writeMarkdown({ type: 'root', children: writtenBlocks(text, STYLE) }, STYLE).trim();

describe('blocks in minutes', () => {
  test.each([
    ['code', 'a\n\n```sh\nb <i>\n```', '```sh\nb <i>\n```'],
    ['code with a fence', 'a\n\n````\n```\n````', '````\n```\n````'],
    ['code that Jekyll would run', 'a\n\n```\n{% x %} <b>\n```', '<pre><code>&#123;% x %} &lt;b&gt;</code></pre>'],
    ['a paragraph', 'a\n\n[b](https://example.org) <i>', String.raw`[b](https://example.org) \<i>`],
    [
      'a table',
      'a\n\n| b  | c |\n|:---|---|\n| <i> | `x\\|y` {{z}} |',
      '| b  | c |\n|:---|---|\n| \\<i> | \\`x\\|y\\` &#123;{z}} |',
    ],
  ])('%s', (_, text, markdown) => expect(blocks(text)).toBe(markdown));
});

/** The kinds of what is in a document, in an item of a list. */
const kindsOf = (markdown: string): string[] => {
  const { blocks: all, sections } = readDocument(markdown);
  const [list, ...others] = all;
  const item = list?.kind === 'list' ? list.items : [];
  const below = item[0]?.blocks.map((block) =>
    block.kind === 'list' ? 'list' : block.prose ? 'prose' : block.markdown.slice(0, 5),
  );
  return [
    ...(below ?? []),
    ...others.map(() => 'beside'),
    ...sections.map(() => 'section'),
    ...item.slice(1).map(() => 'item'),
  ];
};

test('whatever people type in several lines is words, code and tables, and never breaks out of its item', () => {
  fc.assert(
    fc.property(fc.array(anyText(), { minLength: 1, maxLength: 4 }), (lines) => {
      const texts = typedParts(cleanLines(lines.join('\n'))).map(({ text }) => text);
      for (const text of texts) {
        const more: BlockContent[] = writtenBlocks(text, STYLE);
        const root: Root = {
          type: 'root',
          children: [listNode([{ ...itemNode([{ type: 'text', value: 'x' }], more), spread: true }])],
        };
        const markdown = writeMarkdown(root, STYLE);
        expect(markdown).not.toMatch(/\{[{%]/u);
        const kinds = kindsOf(markdown);
        expect(kinds.length).toBe(
          more.filter((node) => writeMarkdown({ type: 'root', children: [node] }, STYLE).trim() !== '').length,
        );
        for (const kind of kinds) expect(kind).toMatch(/^(?:prose|`{3,}.*|<pre>)$/su);
      }
    }),
    { numRuns: 300 },
  );
});
