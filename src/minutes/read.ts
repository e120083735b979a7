import type { BlockContent, PhrasingContent } from 'mdast';

import {
  allItems,
  allSections,
  type DocumentBlock,
  type ItemBox,
  type DocumentItem,
  type SourcePosition,
  type VerbatimBlock,
  type WordsBlock,
} from './document.ts';
import { readDocument } from './parse-document.ts';

/** An item of a list in minutes, as people wrote it, with what it says in all of its paragraphs. */
export interface ReadItem {
  readonly content: readonly PhrasingContent[];
  /** The content so that it can be written again as it stood; worked out when asked for, since it parses the words anew. */
  readonly asWritten: () => readonly PhrasingContent[];
  /** The content's plain text, with that of the paragraphs below. */
  readonly text: string;
  /** What else stands in the item, as it stood: paragraphs, code, tables. */
  readonly blocks: readonly BlockContent[];
  readonly box: ItemBox;
  readonly children: readonly ReadItem[];
  readonly position: SourcePosition;
  /** Whether it stands by itself, beside lists: a paragraph, or code or a table, whose text is its Markdown. */
  readonly isProse?: true;
}

/** A heading of minutes with the list items right under it. */
export interface ReadSection {
  readonly level: number;
  readonly title: string;
  /** Where the heading is a link. */
  readonly url?: string | undefined;
  readonly items: readonly ReadItem[];
  readonly position: SourcePosition;
}

export interface ReadMinutes {
  /** The YAML front matter as text; empty if there is none. */
  readonly front: string;
  readonly sections: readonly ReadSection[];
}

/** What minutes say in their lists, heading by heading: what an agenda is made from. Never fails. */
export function readMinutes(markdown: string): ReadMinutes {
  const document = readDocument(markdown);
  return {
    front: document.front ?? '',
    sections: allSections(document).map(({ level, text, url, blocks, position }) => ({
      level,
      title: text,
      url,
      items: readItems(blocks),
      position,
    })),
  };
}

/** An item with neither words nor sub-items says nothing; one with sub-items alone gets an ellipsis for words. */
export const readItems = (blocks: readonly DocumentBlock[]): ReadItem[] =>
  blocks
    .flatMap((block) => (block.kind === 'list' ? block.items.map(readItem) : []))
    .filter(({ text, children, blocks: below }) => text !== '' || children.length > 0 || below.length > 0)
    .map((item) => (saysNothing(item) ? { ...item, ...ELLIPSIS } : item));

/** What ends a line of a paragraph of lines. */
const LINE_END = /(?:<br ?\/?>|\\| {2})\n/u;

/** The words of a paragraph, or of each of its lines. */
function linesIn(prose: WordsBlock): readonly WordsBlock[] {
  const lines = prose.markdown.split(LINE_END).map((line) => readDocument(line).blocks);
  const words = lines.flatMap(([block, ...others]) =>
    block?.kind === 'verbatim' && block.prose && others.length === 0 ? [block.prose] : [],
  );
  return words.length === lines.length ? words : [prose];
}

/** A thematic break, a definition of a link or a comment, which say nothing to carry. */
const NO_WORDS = /^\s*(?:(?:[*_-][ \t]*){3,}$|\[[^\]]+\]:|<!--)/u;

/** What stands beside lists: a paragraph, or something else as it stood. */
function readBeside(block: VerbatimBlock, isOfLines: boolean): ReadItem[] {
  const { prose, markdown, position } = block;
  if (NO_WORDS.test(markdown) || !isClosed(block)) return [];
  const beside = { box: 'none', children: [], position, isProse: true } as const;
  if (!prose || isTable(block))
    return [{ ...beside, content: [], asWritten: () => [], text: markdown, blocks: [kept(block)] }];
  return (isOfLines ? linesIn(prose) : [prose]).map((words) => ({
    ...beside,
    content: words.content,
    asWritten: () => verbatim(words),
    text: words.text,
    blocks: [],
  }));
}

/**
 * Items, and what stands beside lists, each by itself.
 * @param isOfLines whether a paragraph is several entries, one in each of its lines
 */
export const readEntries = (blocks: readonly DocumentBlock[], isOfLines: boolean): ReadItem[] =>
  blocks.flatMap((block) => (block.kind === 'list' ? readItems([block]) : readBeside(block, isOfLines)));

/** A box needs words to stand before. */
const saysNothing = ({ text, blocks, box }: ReadItem): boolean =>
  text === '' && (blocks.length === 0 || box !== 'none');

const DOTS = [{ type: 'text', value: '…' }] as const;
const ELLIPSIS = { content: DOTS, asWritten: () => DOTS, text: '…' } as const;

/** Words that are read as the same words anywhere are written as they were. */
function verbatim(words: WordsBlock): readonly PhrasingContent[] {
  const read = readDocument(`- ${words.markdown}\n`);
  const [alone, ...others] = allItems(read);
  const isAlone = others.length === 0 && read.blocks.length === 1 && alone?.blocks.length === 0;
  const isSame = isAlone && alone.box === 'none' && alone.markdown === words.markdown && alone.text === words.text;
  return isSame && !words.markdown.includes('\n') ? [{ type: 'html', value: words.markdown }] : words.content;
}

const isTable = ({ markdown }: VerbatimBlock): boolean => /^\s*\|.*\n\s*\|[-:| ]+(?:\n|$)/u.test(markdown);

/** Whether what is written below a block stays apart from it: HTML and code that nobody ended would swallow it. */
function isClosed({ prose, markdown }: VerbatimBlock): boolean {
  if (prose) return true;
  const [alone, list, ...others] = readDocument(`${markdown}\n\n- x\n`).blocks;
  return alone?.kind === 'verbatim' && alone.markdown === markdown && list?.kind === 'list' && others.length === 0;
}

/** Prose is what its words are; anything else is kept as it stood. */
const kept = (block: VerbatimBlock): BlockContent =>
  block.prose && !isTable(block)
    ? { type: 'paragraph', children: [...verbatim(block.prose)] }
    : { type: 'html', value: block.markdown };

function readItem({ content, text, markdown, box, blocks, position }: DocumentItem): ReadItem {
  const below = blocks.flatMap((block) => (block.kind === 'verbatim' && isClosed(block) ? [block] : []));
  const more = below.flatMap((block) => (block.prose && !isTable(block) ? [block.prose] : []));
  return {
    content,
    asWritten: () => verbatim({ markdown, content, text }),
    text: [text, ...more.map((prose) => prose.text)].join(' ').trim(),
    blocks: below.map(kept),
    box,
    children: readItems(blocks),
    position,
  };
}
