import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

import { clean } from '../../src/meeting/clean.ts';
import { heading, item, list, paragraph, text } from '../../src/minutes/build.ts';
import { link, phrasing } from '../../src/minutes/phrasing.ts';
import { writeMarkdown } from '../../src/minutes/write.ts';
import { anyText } from './texts.ts';
import { readTree, shape, skeleton } from './tree.ts';

const STYLES = [
  { bullet: '-', indent: 'one', dash: '–', emphasis: '*' },
  { bullet: '*', indent: 'tab', dash: '–', emphasis: '_' },
] as const;

/** The places in minutes where what people typed can stand; each between other blocks, which it must not touch. */
const PLACES: Readonly<Record<string, (said: PhrasingContent[]) => RootContent[]>> = {
  'a heading': (said) => [heading(3, ...said)],
  'a high heading': (said) => [heading(1, ...said)],
  'a paragraph': (said) => [paragraph(...said)],
  'a list item': (said) => [list([item([text('one')]), item(said), item([text('three')])])],
  'an item with a box': (said) => [list([item(said, [], false), item(said, [], true)])],
  'a sub-item of a numbered list': (said) => [
    list([item([text('topic')], [list([item(said, [list([item(said)])])])])], true),
  ],
  'a topic of a numbered list': (said) => [list([item(said), item(said, [list([item([text('below')])])])], true)],
  'paragraphs in a row': (said) => [paragraph(...said), paragraph(...said)],
  'an item after a name': (said) => [list([item([text('@ann – '), ...said])])],
};

const root = (children: RootContent[]): Root => ({
  type: 'root',
  children: [heading(2, text('before')), paragraph(text('above')), ...children, heading(2, text('after'))],
});

/** Every node under these. */
const nodesIn = (nodes: readonly Nodes[]): Nodes[] =>
  nodes.flatMap((node) => [node, ...('children' in node ? nodesIn(node.children) : [])]);

const cleaned = anyText()
  .map(clean)
  .filter((words) => words !== '');

describe.each(STYLES)('written with $bullet and indented by $indent', (style) => {
  test.each(Object.entries(PLACES))('whatever people type stands as %s, word for word', (_name, place) => {
    fc.assert(
      fc.property(cleaned, (words) => {
        const tree = root(place(phrasing(words)));
        expect(shape(readTree(writeMarkdown(tree, style)))).toEqual(shape(tree));
      }),
      { numRuns: 150 },
    );
  });

  test.each(Object.entries(PLACES))('what was not cleaned never breaks out of %s', (_name, place) => {
    fc.assert(
      fc.property(
        anyText().filter((words) => clean(words) !== ''),
        (words) => {
          const tree = root(place(phrasing(words)));
          expect(skeleton(readTree(writeMarkdown(tree, style)))).toBe(skeleton(tree));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('nothing that people type becomes markup: they can write words and web links', () => {
    fc.assert(
      fc.property(anyText(), (words) => {
        const tree = root([paragraph(text('.'), ...phrasing(words)), list([item([text('.'), ...phrasing(words)])])]);
        const read = nodesIn([readTree(writeMarkdown(tree, style))]);
        const types = new Set(read.map(({ type }) => type));
        for (const type of ['root', 'heading', 'paragraph', 'list', 'listItem', 'text', 'link'] as const)
          types.delete(type);
        expect([...types]).toEqual([]);
        for (const { url } of read.filter((node) => node.type === 'link'))
          expect(url).toMatch(/^https?:\/\/[^\s{}]+$/iu);
      }),
      { numRuns: 500 },
    );
  });

  test('nothing that people type is run by Jekyll', () => {
    fc.assert(
      fc.property(anyText(), fc.webUrl(), anyText(), (words, url, more) => {
        const said = [...phrasing(words), link(`${url}${more}`, more)];
        const written = writeMarkdown(root([paragraph(...said), heading(2, ...said), list([item(said)])]), style);
        expect(written).not.toMatch(/\{[{%:]/u);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an ampersand', () => {
  const [style] = STYLES;
  const written = (...said: PhrasingContent[]): string =>
    writeMarkdown({ type: 'root', children: [paragraph(...said)] }, style).trim();

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
    expect(written(...phrasing(typed))).toBe(markdown);
    expect(written(link('https://example.org', typed))).toBe(`[${markdown}](https://example.org)`);
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
        const said = [text('.'), text(first), text(second), link('https://example.org/?a=1&amp;b=2&copy=3', third)];
        const tree = readTree(written(...said, text('.')));
        expect(toString(tree)).toBe(`.${first}${second}${third}.`);
        expect(nodesIn([tree])).toContainEqual(
          expect.objectContaining({ type: 'link', url: 'https://example.org/?a=1&amp;b=2&copy=3' }),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
