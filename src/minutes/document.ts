import type { PhrasingContent } from 'mdast';

// The document tree of minutes: what the file has, in its order.

/** Where something is in the file. Lines and columns count from 1; `endLine` is the last line that belongs to it. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
}

/** Words in one piece: of a heading, or of an item. */
export interface WordsBlock {
  /** As they are in the file. */
  readonly markdown: string;
  readonly content: readonly PhrasingContent[];
  /** Without markup, on one line. */
  readonly text: string;
}

export type ItemBox = 'none' | 'open' | 'ticked';

/** An item of a list. Its words may be empty. */
export interface DocumentItem extends WordsBlock {
  readonly box: ItemBox;
  /** What is under its words, in order. */
  readonly blocks: readonly DocumentBlock[];
  readonly position: SourcePosition;
}

export interface DocumentList {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly DocumentItem[];
  readonly position: SourcePosition;
}

/** Anything but a list: prose, pictures, tables, code, HTML. Kept as it is. */
export interface VerbatimBlock {
  readonly kind: 'verbatim';
  readonly markdown: string;
  /** Prose has words; anything else has none that minutes could use. */
  readonly prose?: WordsBlock | undefined;
  readonly position: SourcePosition;
}

export type DocumentBlock = DocumentList | VerbatimBlock;

/** A heading with what is under it: a section, a topic or a subtopic, by its depth in the tree. */
export interface DocumentSection extends WordsBlock {
  readonly level: number;
  /** Where the whole heading is a link. */
  readonly url?: string | undefined;
  readonly position: SourcePosition;
  readonly blocks: readonly DocumentBlock[];
  readonly sections: readonly DocumentSection[];
}

export interface MinutesDocument {
  /** The YAML between the fences of the front matter; undefined if there is none. */
  readonly front?: string | undefined;
  /** What is above the first heading. */
  readonly blocks: readonly DocumentBlock[];
  readonly sections: readonly DocumentSection[];
}

/** The section and all below it, each before those below it. */
const withBelow = (section: DocumentSection): DocumentSection[] => [section, ...section.sections.flatMap(withBelow)];

/** Every section of the document, in its order. */
export const allSections = ({ sections }: MinutesDocument): DocumentSection[] => sections.flatMap(withBelow);

/** The items right under these blocks. */
export const itemsIn = (blocks: readonly DocumentBlock[]): DocumentItem[] =>
  blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));

/** The items and all under them, each before those under it. */
const itemsBelow = (blocks: readonly DocumentBlock[]): DocumentItem[] =>
  itemsIn(blocks).flatMap((item) => [item, ...itemsBelow(item.blocks)]);

/** Every item of the document, in its order. */
export const allItems = (document: MinutesDocument): DocumentItem[] => [
  ...itemsBelow(document.blocks),
  ...allSections(document).flatMap(({ blocks }) => itemsBelow(blocks)),
];
