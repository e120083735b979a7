import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

import { cleanText } from '../../src/meeting/clean-text.ts';
import { headingNode, itemNode, listNode, paragraphNode, textNode } from '../../src/minutes/build.ts';
import { linkNode, phrasingOf } from '../../src/minutes/phrasing.ts';
import { writeMarkdown } from '../../src/minutes/write.ts';
import { anyText } from './texts.ts';
import { readTree, treeShape, skeleton } from './tree.ts';

const STYLES = [
  { bullet: '-', indent: 'one', dash: '–', emphasis: '*' },
  { bullet: '*', indent: 'tab', dash: '–', emphasis: '_' },
] as const;

/** The places in minutes where what people typed can stand; each between other blocks, which it must not touch. */
const PLACES: Readonly<Record<string, (said: PhrasingContent[]) => RootContent[]>> = {
  'a heading': (said) => [headingNode(3, ...said)],
  'a high heading': (said) => [headingNode(1, ...said)],
  'a paragraph': (said) => [paragraphNode(...said)],
  'a list item': (said) => [listNode([itemNode([textNode('one')]), itemNode(said), itemNode([textNode('three')])])],
  'an item with a box': (said) => [listNode([itemNode(said, [], false), itemNode(said, [], true)])],
  'a sub-item of a numbered list': (said) => [
    listNode([itemNode([textNode('topic')], [listNode([itemNode(said, [listNode([itemNode(said)])])])])], true),
  ],
  'a topic of a numbered list': (said) => [
    listNode([itemNode(said), itemNode(said, [listNode([itemNode([textNode('below')])])])], true),
  ],
  'paragraphs in a row': (said) => [paragraphNode(...said), paragraphNode(...said)],
  'an item after a name': (said) => [listNode([itemNode([textNode('@ann – '), ...said])])],
};

const root = (children: RootContent[]): Root => ({
  type: 'root',
  children: [
    headingNode(2, textNode('before')),
    paragraphNode(textNode('above')),
    ...children,
    headingNode(2, textNode('after')),
  ],
});

/** Every node under these. */
const nodesIn = (nodes: readonly Nodes[]): Nodes[] =>
  nodes.flatMap((node) => [node, ...('children' in node ? nodesIn(node.children) : [])]);

const cleaned = anyText()
  .map(cleanText)
  .filter((words) => words !== '');

describe.each(STYLES)('written with $bullet and indented by $indent', (style) => {
  test.each(Object.entries(PLACES))('whatever people type stands as %s, word for word', (_name, place) => {
    fc.assert(
      fc.property(cleaned, (words) => {
        const tree = root(place(phrasingOf(words)));
        expect(treeShape(readTree(writeMarkdown(tree, style)))).toEqual(treeShape(tree));
      }),
      { numRuns: 150 },
    );
  });

  test.each(Object.entries(PLACES))('what was not cleaned never breaks out of %s', (_name, place) => {
    fc.assert(
      fc.property(
        anyText().filter((words) => cleanText(words) !== ''),
        (words) => {
          const tree = root(place(phrasingOf(words)));
          expect(skeleton(readTree(writeMarkdown(tree, style)))).toBe(skeleton(tree));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('nothing else that people type becomes markup: they can write words, links, code, and stress words', () => {
    fc.assert(
      fc.property(anyText(), (words) => {
        const tree = root([
          paragraphNode(textNode('.'), ...phrasingOf(words)),
          listNode([itemNode([textNode('.'), ...phrasingOf(words)])]),
        ]);
        const read = nodesIn([readTree(writeMarkdown(tree, style))]);
        const types = new Set(read.map(({ type }) => type));
        for (const type of ['root', 'heading', 'paragraph', 'list', 'listItem', 'text', 'link'] as const)
          types.delete(type);
        for (const type of ['emphasis', 'strong', 'inlineCode'] as const) types.delete(type);
        expect([...types]).toEqual([]);
        for (const { url } of read.filter((node) => node.type === 'link'))
          expect(url).toMatch(/^(?:https?:\/\/|mailto:)[^\s{}]+$/iu);
      }),
      { numRuns: 500 },
    );
  });

  test('nothing that people type is run by Jekyll', () => {
    fc.assert(
      fc.property(anyText(), fc.webUrl(), anyText(), (words, url, more) => {
        const said = [...phrasingOf(words), linkNode(`${url}${more}`, more)];
        const written = writeMarkdown(
          root([paragraphNode(...said), headingNode(2, ...said), listNode([itemNode(said)])]),
          style,
        );
        expect(written).not.toMatch(/\{[{%:]/u);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an ampersand', () => {
  const [style] = STYLES;
  const written = (...said: PhrasingContent[]): string =>
    writeMarkdown({ type: 'root', children: [paragraphNode(...said)] }, style).trim();

  test.each([
    ['Q&A today', 'Q&A today'],
    ['AT&T, R&D; more', 'AT&T, R\\&D; more'],
    ['a & b', 'a & b'],
    ['Q&A', 'Q&A'],
    ['&copy 2026', '&copy 2026'],
    ['&amp;', '\\&amp;'],
    ['&#38;', '\\&#38;'],
    ['&#x26;', '\\&#x26;'],
    ['&&lt;&', '&\\&lt;&'],
  ])('%s is written %s', (typed, markdown) => {
    expect(written(...phrasingOf(typed))).toBe(markdown);
    expect(written(linkNode('https://example.org', typed))).toBe(`[${markdown}](https://example.org)`);
    expect(readTree(markdown)).toMatchObject({ children: [{ children: [{ value: typed }] }] });
  });

  test('means itself whatever stands around it, in the next piece of text too', () => {
    const piece = fc
      .array(fc.constantFrom('&', '#', '#x', ';', 'amp', 'lt', 'copy', '38', 'Q', '*', '{{', '_', '`'), {
        maxLength: 8,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(piece, piece, piece, (first, second, third) => {
        const said = [
          textNode('.'),
          textNode(first),
          textNode(second),
          linkNode('https://example.org/?a=1&amp;b=2&copy=3', third),
        ];
        const tree = readTree(written(...said, textNode('.')));
        expect(toString(tree)).toBe(`.${first}${second}${third}.`);
        expect(nodesIn([tree])).toContainEqual(
          expect.objectContaining({ type: 'link', url: 'https://example.org/?a=1&amp;b=2&copy=3' }),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
