import type {
  BlockContent,
  DefinitionContent,
  Heading,
  ListItem,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { toString } from 'mdast-util-to-string';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

import { boundedLines, readableLength } from './bounds.ts';
import type {
  DocumentBlock,
  DocumentItem,
  MinutesDocument,
  SourcePosition,
  DocumentSection,
  VerbatimBlock,
  WordsBlock,
} from './document.ts';
import { normalizeSource, EMPTY_MARK } from './normalize-source.ts';
import { onlyLink, targetsIn, withoutPlace, type LinkTargets } from './portable-phrasing.ts';

/** The file that is read: its own lines, and the mended source that the parser saw. */
interface File {
  readonly lines: readonly string[];
  /** How many of them the parser saw. */
  readonly end: number;
  readonly source: string;
  readonly targets: LinkTargets;
}

// One plan reads the same minutes several times (what is open, who was there, what people changed), and the parser is
// by far the slowest part of it.
const REMEMBERED = 2;
/** Shorter texts, such as one item alone, are read in no time; in characters. */
const WORTH_REMEMBERING = 10_000;
const remembered = new Map<string, MinutesDocument>();

/** Keeps a document that was read elsewhere, for when it is asked for; the last two long ones are kept. */
export function rememberDocument(markdown: string, document: MinutesDocument): void {
  if (markdown.length < WORTH_REMEMBERING) return;
  remembered.delete(markdown);
  remembered.set(markdown, document);
  for (const oldest of [...remembered.keys()].slice(0, -REMEMBERED)) remembered.delete(oldest);
}

/** Reads minutes into their tree, also what people wrote; never fails. What it doesn't understand is kept as it is. */
export function readDocument(markdown: string): MinutesDocument {
  const document = remembered.get(markdown) ?? parsed(markdown);
  rememberDocument(markdown, document);
  return document;
}

function parsed(markdown: string): MinutesDocument {
  const lines = markdown.split(/\r\n|\r|\n/u);
  const end = readableLength(lines);
  const source = boundedLines(normalizeSource(lines.slice(0, end))).join('\n');
  const tree = fromMarkdown(source, {
    extensions: [gfmTaskListItem(), frontmatter()],
    mdastExtensions: [gfmTaskListItemFromMarkdown(), frontmatterFromMarkdown()],
  });
  const front = tree.children.find((node) => node.type === 'yaml')?.value;
  const file: File = { lines, end, source, targets: targetsIn(tree) };
  return { ...(front === undefined ? {} : { front }), ...nested(tree, file) };
}

/** A section while what is under it is still being read. */
interface Growing {
  readonly head: Omit<DocumentSection, 'blocks' | 'sections'>;
  readonly blocks: DocumentBlock[];
  readonly sections: Growing[];
}

const grown = ({ head, blocks, sections }: Growing): DocumentSection => ({
  ...head,
  blocks,
  sections: sections.map(grown),
});

function nested({ children }: Root, file: File): Pick<MinutesDocument, 'blocks' | 'sections'> {
  const blocks: DocumentBlock[] = [];
  const sections: Growing[] = [];
  let path: Growing[] = [];
  for (const node of children.filter((child) => child.type !== 'yaml' && !isSeparator(child))) {
    if (node.type !== 'heading') {
      (path.at(-1)?.blocks ?? blocks).push(block(node, file, false));
      continue;
    }
    const section: Growing = { head: headOf(node, file), blocks: [], sections: [] };
    path = path.filter((above) => above.head.level < node.depth);
    (path.at(-1)?.sections ?? sections).push(section);
    path.push(section);
  }
  (path.at(-1)?.blocks ?? blocks).push(...unread(file));
  return { blocks, sections: sections.map(grown) };
}

function headOf(node: Heading, file: File): Growing['head'] {
  const words = wordsOf(node.children, file);
  const markdown = words.markdown.replaceAll('\n', ' ');
  return { ...words, markdown, level: node.depth, url: onlyLink(words.content), position: place(node) };
}

/** What comes after all that is read, if anything does. */
function unread({ lines, end }: File): VerbatimBlock[] {
  if (end === lines.length) return [];
  const markdown = lines
    .slice(end)
    .join('\n')
    .replace(/(?<!\n)\n+$/u, '');
  return [{ kind: 'verbatim', markdown, position: { line: end + 1, column: 1, endLine: lines.length } }];
}

/** The comment that the writer puts between two lists, which would be one otherwise. */
const isSeparator = (node: RootContent): boolean => node.type === 'html' && node.value === '<!---->';

const place = ({ position }: Nodes): SourcePosition => ({
  line: position?.start.line ?? 1,
  column: position?.start.column ?? 1,
  endLine: position?.end.line ?? 1,
});

function block(node: RootContent, file: File, inItem: boolean): DocumentBlock {
  if (node.type !== 'list') return verbatim(node, file, inItem);
  const items = node.children.map((child) => item(child, file));
  return { kind: 'list', ordered: node.ordered === true, items, position: place(node) };
}

/** The block's lines; inside an item without the item's indentation. */
function verbatim(node: RootContent, file: File, inItem: boolean): VerbatimBlock {
  const position = place(node);
  const { line, column, endLine } = position;
  const [first = '', ...more] = file.lines.slice(line - 1, endLine);
  const indent = new RegExp(String.raw`^[ \t]{0,${column - 1}}`, 'u');
  const own = inItem ? [first.slice(column - 1), ...more.map((text) => text.replace(indent, ''))] : [first, ...more];
  const prose = node.type === 'paragraph' ? wordsOf(node.children, file) : undefined;
  const markdown = own
    .join('\n')
    .replace(line === 1 ? /^\uFEFF/u : '', '')
    .replace(/(?<!\n)\n+$/u, '');
  return { kind: 'verbatim', markdown, ...(prose ? { prose } : {}), position };
}

// A box with no words behind it is none for the parser.
const BARE_BOX = /^\[(?<tick>[ x])\] ?$/u;

function item(node: ListItem, file: File): DocumentItem {
  const [first] = node.children;
  const words = wordsOf(first?.type === 'paragraph' ? first.children : [], file);
  const bare = node.checked === null || node.checked === undefined ? BARE_BOX.exec(words.markdown) : null;
  const rest: readonly (BlockContent | DefinitionContent)[] = node.children.slice(first?.type === 'paragraph' ? 1 : 0);
  return {
    ...(bare ? EMPTY : words),
    box: boxOf(bare ? bare.groups?.['tick'] === 'x' : node.checked),
    blocks: rest.filter((child) => !isSeparator(child)).map((child) => block(child, file, true)),
    position: place(node),
  };
}

function boxOf(ticked: boolean | null | undefined): DocumentItem['box'] {
  if (ticked === null || ticked === undefined) return 'none';
  return ticked ? 'ticked' : 'open';
}

const EMPTY: WordsBlock = { markdown: '', content: [], text: '' };

/** The words of these nodes, and how the file has them: a line that goes on is put behind the one before. */
function wordsOf(nodes: readonly PhrasingContent[], { source, targets }: File): WordsBlock {
  const from = nodes[0]?.position?.start.offset;
  const to = nodes.at(-1)?.position?.end.offset;
  const slice = from === undefined || to === undefined ? '' : source.slice(from, to);
  const markdown = slice
    .replaceAll(/\n[ \t]*/gu, '\n')
    .replaceAll(EMPTY_MARK, '')
    .trim();
  if (markdown === '') return EMPTY;
  const content = withoutPlace(nodes, targets).map(withoutNothing);
  return {
    markdown,
    content,
    text: toString({ type: 'paragraph', children: content }).replaceAll(/\s+/gu, ' ').trim(),
  };
}

const withoutNothing = (node: PhrasingContent): PhrasingContent =>
  node.type === 'text' ? { ...node, value: node.value.replaceAll(EMPTY_MARK, '') } : node;
