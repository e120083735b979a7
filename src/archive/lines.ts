import { itemsIn, type Block, type Item, type MinutesDocument, type Section } from '../minutes/document.ts';
import type { Format } from '../minutes/format.ts';
import { meaningOf, type Meaning } from './meaning.ts';

/** Something that minutes say in one line: an item, or a line of prose. */
export interface Line {
  readonly text: string;
  /** Of the file, from 1. */
  readonly line: number;
  readonly item?: Item | undefined;
  /** The lines under it. */
  readonly below: readonly Line[];
}

/** A section with what its heading announces. */
export interface Meant {
  readonly meaning: Meaning;
  readonly section: Section;
  /** The sections in which it stands, outermost first. */
  readonly path: readonly Section[];
}

const fromItem = (item: Item): Line => ({
  text: item.text,
  line: item.position.line,
  item,
  below: linesOf(item.blocks),
});

/** The lines of blocks, each with those under it. */
export const linesOf = (blocks: readonly Block[]): Line[] =>
  blocks.flatMap((block): Line[] => {
    if (block.kind === 'list') return itemsIn([block]).map(fromItem);
    return block.prose ? proseLines(block.markdown, block.position.line) : [];
  });

const proseLines = (markdown: string, first: number): Line[] =>
  markdown.split('\n').map((text, i) => ({ text: text.trim(), line: first + i, below: [] }));

/** A line and all under it. */
export const withLinesBelow = (line: Line): Line[] => [line, ...line.below.flatMap(withLinesBelow)];

/** Every section, in the file's order, with what it announces. */
export function meant(document: MinutesDocument, format?: Format): Meant[] {
  const walk = (section: Section, path: readonly Section[]): Meant[] => [
    { meaning: meaningOf(section.text, format), section, path },
    ...section.sections.flatMap((below) => walk(below, [...path, section])),
  ];
  return document.sections.flatMap((section) => walk(section, []));
}
