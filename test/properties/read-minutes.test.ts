import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { List, ListItem, Root, RootContent } from 'mdast';

import { cleanText } from '../../src/meeting/clean-text.ts';
import { headingNode, itemNode, listNode, textNode } from '../../src/minutes/build.ts';
import { phrasingOf, typedWords } from '../../src/minutes/phrasing.ts';
import { readMinutes, type ReadItem, type ReadMinutes } from '../../src/minutes/read.ts';
import { writeFrontMatter, writeMarkdown } from '../../src/minutes/write.ts';
import { anyMarkdown, anyText } from './texts.ts';

const STYLE = fc.constantFrom(
  { bullet: '-', indent: 'one', dash: '–', emphasis: '*' } as const,
  { bullet: '*', indent: 'tab', dash: '–', emphasis: '_' } as const,
  { bullet: '+', indent: 'one', dash: '-', emphasis: '*' } as const,
);

/** One line, as it comes out of a reading: without space at its ends, and one space for several. */
const line = anyText()
  .map((typed) => cleanText(typed).replaceAll(/\s+/gu, ' ').trim())
  .filter((typed) => typed !== '' && typed !== '…');

interface Plain {
  readonly text: string;
  readonly box: ReadItem['box'];
  readonly children: readonly Plain[];
}
const items = fc.letrec<{ item: Plain; items: Plain[] }>((tie) => ({
  item: fc.record({
    text: line,
    box: fc.constantFrom('none', 'open', 'ticked'),
    children: fc.oneof({ maxDepth: 4, depthIdentifier: 'items' }, fc.constant([]), tie('items')),
  }),
  items: fc.array(tie('item'), { minLength: 1, maxLength: 4, depthIdentifier: 'items' }),
})).items;

const sections = fc.array(
  fc.record({ level: fc.integer({ min: 1, max: 6 }), title: line, ordered: fc.boolean(), items }),
  { maxLength: 4 },
);

const toItem = ({ text: words, box, children }: Plain): ListItem =>
  itemNode(
    phrasingOf(words),
    children.length === 0 ? [] : [listNode(children.map(toItem))],
    box === 'none' ? undefined : box === 'ticked',
  );

/** What an item says, without the marks of links, code and stress. */
const saidIn = ({ text: words, box, children }: Plain): Plain => ({
  text: typedWords(words).replaceAll(/\s+/gu, ' ').trim(),
  box,
  children: children.map(saidIn),
});

const fromItem = ({ text: words, box, children }: ReadItem): Plain => ({
  text: words,
  box,
  children: children.map(fromItem),
});

test('whatever somebody left in the file, minutes can be read', () => {
  fc.assert(
    fc.property(anyMarkdown(), (markdown) => {
      expect(readMinutes(markdown).sections.every(({ level }) => level >= 1 && level <= 6)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('what is read is JSON, so that it can stand in the log', () => {
  fc.assert(
    fc.property(anyMarkdown(), (markdown) => {
      const { sections: read } = readMinutes(markdown);
      const contents = read.flatMap((section) => section.items.map(({ content }) => content));
      expect(JSON.parse(JSON.stringify(contents))).toEqual(contents);
    }),
    { numRuns: 300 },
  );
});

test('what was written is read back: headings, items, boxes and nesting', () => {
  fc.assert(
    fc.property(sections, STYLE, (written, style) => {
      const children = written.flatMap(({ level, title, ordered, items: under }): RootContent[] => [
        headingNode(level, textNode(title)),
        listNode(under.map(toItem), ordered),
      ]);
      const front = writeFrontMatter({ title: 'Minutes', toc: true });
      const read = readMinutes(front + writeMarkdown({ type: 'root', children }, style));
      expect(read.front).toBe('title: Minutes\ntoc: true');
      expect(
        read.sections.map(({ level, title, items: under }) => ({ level, title, items: under.map(fromItem) })),
      ).toEqual(written.map(({ level, title, items: under }) => ({ level, title, items: under.map(saidIn) })));
    }),
    { numRuns: 300 },
  );
});

/** The items as they were read, written again. */
const again = ({ sections: read }: ReadMinutes): Root => ({
  type: 'root',
  children: read.flatMap(({ level, title, items: under }): RootContent[] => [
    headingNode(level, textNode(title)),
    ...(under.length === 0 ? [] : [listOf(under)]),
  ]),
});
const listOf = (under: readonly ReadItem[]): List =>
  listNode(
    under.map(({ content, box, blocks, children }) => {
      const below = [...blocks, ...(children.length === 0 ? [] : [listOf(children)])];
      const item = itemNode(content, below, box === 'none' ? undefined : box === 'ticked');
      return { ...item, spread: blocks.length > 0 };
    }),
  );

interface Said {
  readonly box: ReadItem['box'];
  readonly children: readonly Said[];
}
const boxes = ({ box, children }: ReadItem): Said => ({ box, children: children.map(boxes) });

test('what people wrote keeps its items, boxes and nesting when it is carried over', () => {
  fc.assert(
    fc.property(anyMarkdown(), STYLE, (markdown, style) => {
      const read = readMinutes(markdown);
      const once = readMinutes(writeMarkdown(again(read), style));
      expect(once.sections.map(({ level, items: under }) => ({ level, items: under.map(boxes) }))).toEqual(
        read.sections.map(({ level, items: under }) => ({ level, items: under.map(boxes) })),
      );
    }),
    { numRuns: 400 },
  );
});
