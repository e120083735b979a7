import type { PhrasingContent } from 'mdast';

import {
  itemsIn,
  type DocumentBlock,
  type DocumentItem,
  type MinutesDocument,
  type DocumentSection,
  type VerbatimBlock,
  type WordsBlock,
} from '../minutes/document.ts';
import type { MinutesFormat } from '../minutes/format.ts';
import { meaningsOf, type HeadingMeaning } from './meaning.ts';
import { rowInWords, tableIn, type TableRow } from './tables.ts';
import { withoutTemplateMarks } from './template-marks.ts';
import { isSaidAs } from './vocabulary.ts';

/** Something that minutes say in one line: an item, a line of prose, or a row of a table. */
export interface MinutesLine {
  /** Without markup, and without what a template leaves behind. */
  readonly text: string;
  /** Of the file, from 1. */
  readonly line: number;
  readonly item?: DocumentItem | undefined;
  readonly row?: TableRow | undefined;
  /** The lines under it. */
  readonly below: readonly MinutesLine[];
}

/** A section with what its heading announces. */
export interface LineMeaning {
  readonly meaning: HeadingMeaning;
  readonly section: DocumentSection;
  /** The sections it's in, outermost first. */
  readonly path: readonly DocumentSection[];
}

const fromItem = (item: DocumentItem): MinutesLine => ({
  text: withoutTemplateMarks(saidIn(item.content).replaceAll(/\s+/gu, ' ')),
  line: item.position.line,
  item,
  below: linesOf(item.blocks),
});

/** What words say, line for line as they are in the file; a comment says nothing. */
const saidIn = (content: readonly PhrasingContent[]): string =>
  content
    .map((node) => {
      if (node.type === 'break') return '\n';
      if (node.type === 'html') return '';
      if ('children' in node) return saidIn(node.children);
      if ('value' in node) return node.value;
      return 'alt' in node ? (node.alt ?? '') : '';
    })
    .join('');

/** The lines of blocks, each with those under it. */
export const linesOf = (blocks: readonly DocumentBlock[]): MinutesLine[] =>
  blocks.flatMap((block): MinutesLine[] =>
    block.kind === 'list' ? itemsIn([block]).map(fromItem) : verbatimLines(block),
  );

function verbatimLines({ markdown, prose, position }: VerbatimBlock): MinutesLine[] {
  const table = tableIn(markdown.split('\n'));
  const lines = prose ? proseLines(prose, position.line) : [];
  if (!table) return lines;
  const first = position.line + table.from;
  const rows = table.rows.map((row, i) => ({
    text: rowInWords(row),
    line: first + (i === 0 ? 0 : i + 1),
    row,
    below: [],
  }));
  return [...lines.slice(0, table.from), ...rows];
}

function proseLines({ markdown, content }: WordsBlock, first: number): MinutesLine[] {
  const written = markdown.split('\n');
  const said = saidIn(content).split('\n');
  // Markup over several lines may say less lines than it has.
  const texts = said.length === written.length ? said : written;
  return texts.map((text, i) => ({ text: withoutTemplateMarks(text.trim()), line: first + i, below: [] }));
}

/** A line and all under it. */
export const withLinesBelow = (line: MinutesLine): MinutesLine[] => [line, ...line.below.flatMap(withLinesBelow)];

/** Every section, in the file's order, with what it announces: twice if its heading announces two things. */
export function interpretLines(document: MinutesDocument, format?: MinutesFormat): LineMeaning[] {
  const walk = (section: DocumentSection, path: readonly DocumentSection[]): LineMeaning[] => [
    ...meaningsOf(section.text, format).map((meaning) => ({ meaning, section, path })),
    ...section.sections.flatMap((below) => walk(below, [...path, section])),
  ];
  return document.sections.flatMap((section) => walk(section, []));
}

/** Each section once, even if it announces several things. */
export const eachSectionOnce = (found: readonly LineMeaning[]): LineMeaning[] =>
  found.filter(({ section }, i) => found.findIndex((other) => other.section === section) === i);

/** The document's own words, above all headings, as the section of a meeting's details. */
const leadOf = ({ blocks }: MinutesDocument): LineMeaning => ({
  meaning: 'details',
  section: {
    level: 0,
    text: '',
    markdown: '',
    content: [],
    position: { line: 1, column: 1, endLine: 1 },
    blocks,
    sections: [],
  },
  path: [],
});

/** The title of the minutes, under which a meeting's details are. */
const isTitle = ({ meaning, section, path }: LineMeaning): boolean =>
  meaning === 'topic' &&
  path.length === 0 &&
  section.level === 1 &&
  (section.sections.length > 0 || isSaidAs(section.text, ({ meeting }) => meeting));

/** As `interpretLines`, with what is said before any heading, and under the title. */
export function interpretMinutes(document: MinutesDocument, format?: MinutesFormat): LineMeaning[] {
  const [first, ...others] = interpretLines(document, format);
  if (!first) return [leadOf(document)];
  return [leadOf(document), isTitle(first) ? { ...first, meaning: 'details' } : first, ...others];
}
