import type { BlockContent, DefinitionContent, ListItem, PhrasingContent, Root, RootContent } from 'mdast';

import { headingNode, listNode, paragraphNode } from './build.ts';
import type { DocumentBlock, DocumentItem, MinutesDocument, DocumentSection, WordsBlock } from './document.ts';
import type { MinutesFormat } from './format.ts';
import { readDocument } from './parse-document.ts';
import { writeMarkdown } from './write.ts';

/**
 * Writes a document in the group's style: its markers, its indentation, its blank lines. Words and what was kept
 * verbatim come out as they stood.
 */
export function writeDocument(document: MinutesDocument, style: MinutesFormat['style']): string {
  const children = [...document.blocks.map(written), ...document.sections.flatMap(section)];
  const fences = document.front === undefined ? '' : `---\n${document.front}${document.front === '' ? '' : '\n'}---\n`;
  return fences + writeMarkdown({ type: 'root', children }, style);
}

const asItStands = ({ markdown }: Pick<WordsBlock, 'markdown'>): PhrasingContent[] =>
  markdown === '' ? [] : [{ type: 'html', value: markdown }];

const section = ({ level, blocks, sections, markdown }: DocumentSection): RootContent[] => [
  headingNode(level, ...asItStands({ markdown })),
  ...blocks.map(written),
  ...sections.flatMap(section),
];

function written(block: DocumentBlock): BlockContent | DefinitionContent {
  if (block.kind === 'list') return listNode(block.items.map(item), block.ordered);
  return { type: 'html', value: block.markdown };
}

function item({ box, blocks, ...words }: DocumentItem): ListItem {
  // The serializer gives a box only to an item that has words.
  const bare = words.markdown === '' && box !== 'none' ? { markdown: box === 'ticked' ? '[x]' : '[ ]' } : words;
  const head = asItStands(bare);
  return {
    type: 'listItem',
    spread: false,
    checked: box === 'none' || bare !== words ? null : box === 'ticked',
    children: [...(head.length === 0 ? [] : [paragraphNode(...head)]), ...blocks.map(written)],
  };
}

/** The words that content is, with what is not markup escaped as a heading or an item needs it. */
export function wordsFor(
  content: readonly PhrasingContent[],
  style: MinutesFormat['style'],
  place: 'heading' | 'item',
): WordsBlock {
  const node: Root['children'][number] = place === 'heading' ? headingNode(1, ...content) : paragraphNode(...content);
  const markdown = writeMarkdown({ type: 'root', children: [node] }, style).trim();
  const text = content.map(plain).join('').replaceAll(/\s+/gu, ' ').trim();
  return { markdown: place === 'heading' ? markdown.replace(/^# ?/u, '') : markdown, content, text };
}

const plain = (node: PhrasingContent): string => {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plain).join('') : '';
};

/**
 * The file in the group's style. Where writing it so would change what it says (a fence that is never closed, a list
 * that begins in the middle of a line), it stays as people wrote it.
 */
export function restyleMarkdown(markdown: string, style: MinutesFormat['style']): string {
  const document = readDocument(markdown);
  const styled = writeDocument(document, style);
  return JSON.stringify(documentSayings(readDocument(styled))) === JSON.stringify(documentSayings(document))
    ? styled
    : markdown;
}

const VIEWS: readonly string[] = ['position', 'content'];

/** The document without positions and parsed Markdown: two documents that say the same are equal. */
export const documentSayings = (document: MinutesDocument): unknown =>
  JSON.parse(JSON.stringify(document, (key, value: unknown) => (VIEWS.includes(key) ? undefined : value)));
