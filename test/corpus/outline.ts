// Minutes that people wrote, as an outline: what is under which heading. It's read apart from Gavel's own reader, so
// that a mistake of that isn't a mistake of the measure as well.
import type { List, ListItem, Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

export interface OutlineItem {
  /** Its words in Markdown, on one line. */
  readonly text: string;
  readonly box: 'none' | 'open' | 'ticked';
  /** What is under its words. */
  readonly blocks: readonly OutlineBlock[];
}

export type OutlineBlock =
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly OutlineItem[] }
  /** Anything else, as it is in the file, line by line. */
  | { readonly kind: 'prose' | 'table' | 'code'; readonly lines: readonly string[] };

export interface OutlineSection {
  readonly level: number;
  /** The heading in Markdown; empty above the first heading. */
  readonly heading: string;
  readonly blocks: readonly OutlineBlock[];
}

/** The front matter's lines, and the sections in the order of the file, each with what is right under its heading. */
export interface MinutesOutline {
  readonly front: readonly string[];
  readonly sections: readonly OutlineSection[];
}

const RULE_OF_TABLE = /^\s*\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$/u;
/** A box beside a no-break space, or without a space in it: no parser takes it for one, but people do. */
const ODD_BOX = /^\[(?<mark>[ xX\u00A0]?)\][\s\u00A0]/u;

const linesOf = (node: Nodes, source: string): string[] => {
  const { start, end } = node.position ?? {};
  const indent = (start?.column ?? 1) - 1;
  return source
    .slice(start?.offset, end?.offset)
    .split('\n')
    .map((line, i) => (i === 0 ? line : line.slice(Math.min(indent, line.length - line.trimStart().length))));
};

const oneLine = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .join(' ')
    .trim();

const boxOf = (isTicked: boolean | undefined): OutlineItem['box'] =>
  isTicked === undefined ? 'none' : isTicked ? 'ticked' : 'open';

/** The words of an item, and what is below them. */
function wordsOf({ children: [first, ...rest] }: ListItem, source: string): { words: string; below: RootContent[] } {
  if (first?.type === 'paragraph' || first?.type === 'heading')
    return { words: oneLine(linesOf(first, source)).replace(/^#+\s/u, ''), below: rest };
  return { words: '', below: first ? [first, ...rest] : [] };
}

function itemOf(item: ListItem, source: string): OutlineItem {
  const { words, below } = wordsOf(item, source);
  const [odd = ''] = ODD_BOX.exec(words) ?? [];
  return {
    text: words.slice(odd.length).replace(/^\[[ xX]\]\s+/u, ''),
    box: boxOf(item.checked ?? (odd === '' ? undefined : /x/iu.test(odd))),
    blocks: blocksOf(below, source),
  };
}

const listOf = (list: List, source: string): OutlineBlock => ({
  kind: 'list',
  ordered: list.ordered === true,
  items: list.children.map((item) => itemOf(item, source)),
});

function blocksOf(nodes: readonly RootContent[], source: string): OutlineBlock[] {
  return nodes.map((node): OutlineBlock => {
    if (node.type === 'list') return listOf(node, source);
    const lines = linesOf(node, source);
    if (node.type === 'code') return { kind: 'code', lines };
    return { kind: lines.some((line) => RULE_OF_TABLE.test(line)) ? 'table' : 'prose', lines };
  });
}

/** Reads minutes into their outline. */
export function outlineOf(markdown: string): MinutesOutline {
  const source = markdown.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
  const { children } = fromMarkdown(source, {
    extensions: [frontmatter(), gfmTaskListItem()],
    mdastExtensions: [frontmatterFromMarkdown(), gfmTaskListItemFromMarkdown()],
  });
  const front = children[0]?.type === 'yaml' ? children[0].value.split('\n') : [];
  const starts = children.flatMap((node, i) => (node.type === 'heading' ? [i] : []));
  const above = children.slice(0, starts[0]).filter(({ type }) => type !== 'yaml');
  const sections = starts.map((start, i): OutlineSection => {
    const node = children[start];
    const words = node === undefined ? '' : oneLine(linesOf(node, source).slice(0, 1));
    return {
      level: node?.type === 'heading' ? node.depth : 1,
      heading: words.replace(/^#+\s+/u, '').replace(/\s+#+$/u, ''),
      blocks: blocksOf(children.slice(start + 1, starts[i + 1]), source),
    };
  });
  return { front, sections: [{ level: 0, heading: '', blocks: blocksOf(above, source) }, ...sections] };
}

/** Every item under these blocks, each before those under it. */
export const itemsWithin = (blocks: readonly OutlineBlock[]): OutlineItem[] =>
  blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap((item) => [item, ...itemsWithin(item.blocks)]) : [],
  );
