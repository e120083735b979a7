import { expect, test } from '@jest/globals';

import { allItems, allSections } from './document.ts';
import { readDocument } from './parse-document.ts';
import { restyleMarkdown, documentSayings } from './write-document.ts';

const STYLE = { bullet: '-', indent: 'one', dash: '–', emphasis: '*' } as const;

const boxes = (markdown: string) => allItems(readDocument(markdown)).map(({ box, text }) => `${box}: ${text}`);
const titles = (markdown: string) => allSections(readDocument(markdown)).map(({ level, text }) => `${level} ${text}`);

test.each([
  ['- [ ] paint the tower', 'open: paint the tower'],
  ['- [] paint the tower', 'open: paint the tower'],
  ['-[ ] paint the tower', 'open: paint the tower'],
  ['- [ ]paint the tower', 'open: paint the tower'],
  ['-\u00A0[\u00A0]\u00A0paint the tower', 'open: paint the tower'],
  ['- [ ]\u00A0 paint the tower', 'open: paint the tower'],
  ['* [X] paint the tower', 'ticked: paint the tower'],
  ['1. [x ] paint the tower', 'ticked: paint the tower'],
  ['- [ ]', 'open: '],
  ['- [x](https://example.org) paint', 'none: x paint'],
  ['-\u00A0paint the tower', 'none: paint the tower'],
])('a box, however it is typed: %j', (written, read) => {
  expect(boxes(written)).toEqual([read]);
});

test('an empty item does not make a heading of the line above it', () => {
  const written = '## Lights\n\nThe lamp is new\n- \n';
  expect(titles(written)).toEqual(['2 Lights']);
  expect(boxes(written)).toEqual(['none: ']);
});

test('a heading after a no-break space is a heading', () => {
  expect(titles('##\u00A0Lights\n')).toEqual(['2 Lights']);
});

test('nesting by two, three or four spaces, and by tabs', () => {
  for (const indent of ['  ', '   ', '    ', '\t']) {
    const [first] = allItems(readDocument(`- [ ] lamp\n${indent}- [x] glass\n${indent}${indent}- note\n`));
    expect(first?.blocks).toHaveLength(1);
    expect(boxes(`- [ ] lamp\n${indent}- [x] glass\n`)).toEqual(['open: lamp', 'ticked: glass']);
  }
});

test('boxes in a fenced example are text', () => {
  const written = '```\n- [] not a box\n```\n';
  expect(boxes(written)).toEqual([]);
  expect(readDocument(written).blocks).toMatchObject([{ kind: 'verbatim', markdown: '```\n- [] not a box\n```' }]);
});

test('front matter is found behind a byte order mark, and everything knows where it stands', () => {
  const document = readDocument(
    '\uFEFF---\ntitle: Lamps\n---\n\n[TOC]\n\n## Lights\n\n- lamp\n  goes on\n    - [ ] glass\n',
  );
  expect(document.front).toBe('title: Lamps');
  expect(document.blocks).toMatchObject([{ kind: 'verbatim', markdown: '[TOC]', position: { line: 5 } }]);
  expect(document.sections).toMatchObject([{ text: 'Lights', position: { line: 7, column: 1 } }]);
  expect(
    allItems(document).map(({ text, position }) => [text, position.line, position.column, position.endLine]),
  ).toEqual([
    ['lamp goes on', 9, 1, 11],
    ['glass', 11, 5, 11],
  ]);
});

test('sections are nested by their levels, whichever come first', () => {
  const [first, second] = readDocument('### A\n##### B\n#### C\n## D\n').sections;
  expect(first?.sections.map(({ text }) => text)).toEqual(['B', 'C']);
  expect(second?.text).toBe('D');
});

test("what is written in the group's style already keeps its bytes", () => {
  const written = `---\ntitle: 'Lamps'\n---\n## Lights\n\n- **Time**: {{ page.time | date: "%H:%M" }} ([iCal](https://example.org/?{{ x }}&y=1))\n- [ ] @ann - _why_ a \\* b\n  - note\n    - [x] done\n\n1. one\n2. two\n\n![lamp](lamp.png)\n\nProse\nin two lines.\n`;
  expect(restyleMarkdown(written, STYLE)).toBe(written);
});

test('what is not keeps what it says', () => {
  const written = '\uFEFF# Lights\n* lamp\n    * [] glass\n\n\n+ other\n';
  const styled = restyleMarkdown(written, STYLE);
  expect(styled).toBe('# Lights\n\n- lamp\n  - [ ] glass\n\n* other\n');
  expect(documentSayings(readDocument(styled))).toEqual(documentSayings(readDocument(written)));
});

test('a file that the style would change stays as it is', () => {
  const written = '- lamp\n===\n';
  expect(restyleMarkdown(written, STYLE)).toBe(written);
});
