import {
  itemsIn,
  type DocumentBlock,
  type DocumentItem,
  type MinutesDocument,
  type DocumentSection,
} from '../minutes/document.ts';
import type { MinutesFormat } from '../minutes/format.ts';
import { meaningOf, type HeadingMeaning } from './meaning.ts';

/** Something that minutes say in one line: an item, or a line of prose. */
export interface MinutesLine {
  readonly text: string;
  /** Of the file, from 1. */
  readonly line: number;
  readonly item?: DocumentItem | undefined;
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
  text: item.text,
  line: item.position.line,
  item,
  below: linesOf(item.blocks),
});

/** The lines of blocks, each with those under it. */
export const linesOf = (blocks: readonly DocumentBlock[]): MinutesLine[] =>
  blocks.flatMap((block): MinutesLine[] => {
    if (block.kind === 'list') return itemsIn([block]).map(fromItem);
    return block.prose ? proseLines(block.markdown, block.position.line) : [];
  });

const proseLines = (markdown: string, first: number): MinutesLine[] =>
  markdown.split('\n').map((text, i) => ({ text: text.trim(), line: first + i, below: [] }));

/** A line and all under it. */
export const withLinesBelow = (line: MinutesLine): MinutesLine[] => [line, ...line.below.flatMap(withLinesBelow)];

/** Every section, in the file's order, with what it announces. */
export function interpretLines(document: MinutesDocument, format?: MinutesFormat): LineMeaning[] {
  const walk = (section: DocumentSection, path: readonly DocumentSection[]): LineMeaning[] => [
    { meaning: meaningOf(section.text, format), section, path },
    ...section.sections.flatMap((below) => walk(below, [...path, section])),
  ];
  return document.sections.flatMap((section) => walk(section, []));
}
