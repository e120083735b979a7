import type {
  Association,
  Definition,
  Heading,
  List,
  ListItem,
  Nodes,
  PhrasingContent,
  Resource,
  RootContent,
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { toString } from 'mdast-util-to-string';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

/** An item of a list in minutes, as people wrote it. */
export interface ReadItem {
  readonly content: readonly PhrasingContent[];
  /** The content's plain text. */
  readonly text: string;
  readonly box: 'none' | 'open' | 'ticked';
  readonly children: readonly ReadItem[];
}

/** A heading of minutes with the list items that stand right under it. */
export interface ReadSection {
  readonly level: number;
  readonly title: string;
  /** Where the heading is a link. */
  readonly url?: string | undefined;
  readonly items: readonly ReadItem[];
}

export interface ReadMinutes {
  /** The YAML front matter as text; empty where there is none. */
  readonly front: string;
  readonly sections: readonly ReadSection[];
}

/** What editors leave behind and people mean otherwise: a BOM, no-break spaces at a box, `[]` for `[ ]`. */
const mend = (markdown: string): string =>
  markdown
    .replace(/^\uFEFF/u, '')
    .replaceAll(/^([ \t]*(?:[-*+]|\d+[.)]))[ \t\u00A0]+\[[\u00A0 ]?\](?=[ \t\u00A0])[ \t\u00A0]*/gmu, '$1 [ ] ')
    // An empty item would turn the text above it into a heading.
    .replaceAll(/^([ \t]*-)[ \t]*$/gmu, '$1 …')
    .replaceAll(/^([ \t]*(?:[-*+]|\d+[.)]))[ \t\u00A0]+\[([xX])\][ \t\u00A0]+/gmu, '$1 [$2] ');

/** Where `[words][name]` leads, by the name. */
type Targets = ReadonlyMap<string, Definition>;

/** Reads minutes, whoever wrote them; never fails. */
export function readMinutes(markdown: string): ReadMinutes {
  const tree = fromMarkdown(mend(markdown), {
    extensions: [gfmTaskListItem(), frontmatter()],
    mdastExtensions: [gfmTaskListItemFromMarkdown(), frontmatterFromMarkdown()],
  });
  const front = tree.children.find((node) => node.type === 'yaml');
  const targets = new Map(definitionsIn(tree).map((definition) => [definition.identifier, definition]));
  const sections: { heading: Heading | undefined; nodes: RootContent[] }[] = [{ heading: undefined, nodes: [] }];
  for (const node of tree.children) {
    if (node.type === 'heading') sections.push({ heading: node, nodes: [] });
    else sections.at(-1)?.nodes.push(node);
  }
  return {
    front: front?.value ?? '',
    sections: sections.flatMap(({ heading, nodes }) => (heading ? [section(heading, nodes, targets)] : [])),
  };
}

const definitionsIn = (node: Nodes): Definition[] => {
  if (node.type === 'definition') return [node];
  return 'children' in node ? node.children.flatMap(definitionsIn) : [];
};

const section = (heading: Heading, nodes: readonly RootContent[], targets: Targets): ReadSection => ({
  level: heading.depth,
  title: toString(heading).replaceAll(/\s+/gu, ' '),
  url: onlyLink(movable(heading.children, targets)),
  items: nodes.flatMap((node) => (node.type === 'list' ? readList(node, targets) : [])),
});

/** The URL where the words are one link and nothing else. */
export const onlyLink = (content: readonly PhrasingContent[]): string | undefined =>
  content.length === 1 && content[0]?.type === 'link' ? content[0].url : undefined;

/** An item with neither words nor sub-items says nothing; one with sub-items alone gets words to stand on. */
const readList = (list: List, targets: Targets): ReadItem[] =>
  list.children
    .map((item) => readItem(item, targets))
    .filter(({ content, children }) => content.length > 0 || children.length > 0)
    .map((item) => (item.content.length > 0 ? item : { ...item, content: [{ type: 'text', value: '…' }], text: '…' }));

function readItem({ children, checked }: ListItem, targets: Targets): ReadItem {
  const content = children.flatMap((child): PhrasingContent[] => words(child)).slice(1);
  const moved = movable(content, targets);
  return {
    content: moved,
    text: toString(moved).replaceAll(/\s+/gu, ' '),
    box: checked === true ? 'ticked' : checked === false ? 'open' : 'none',
    children: children.flatMap((child) => (child.type === 'list' ? readList(child, targets) : [])),
  };
}

/** What an item says in one of its blocks, after a space: an item's paragraphs are read as one. */
const words = (block: ListItem['children'][number]): PhrasingContent[] =>
  block.type === 'paragraph' || block.type === 'heading' ? [{ type: 'text', value: ' ' }, ...block.children] : [];

/**
 * Phrasing that can stand in another file: without positions in this one, and with links by name (`[words][name]`)
 * leading where they lead here.
 */
const movable = (content: readonly PhrasingContent[], targets: Targets): PhrasingContent[] =>
  content.map((node) => resolved(placeless(node), targets));

function placeless<N extends PhrasingContent>({ ...copy }: N): N {
  delete copy.position;
  return copy;
}

function resolved(node: PhrasingContent, targets: Targets): PhrasingContent {
  if (node.type === 'linkReference')
    return { type: 'link', ...target(node, targets), children: movable(node.children, targets) };
  if (node.type === 'imageReference') return { type: 'image', ...target(node, targets), alt: node.alt ?? null };
  return 'children' in node ? { ...node, children: movable(node.children, targets) } : node;
}

function target({ identifier }: Association, targets: Targets): Resource {
  const { url = '', title = null } = targets.get(identifier) ?? {};
  return { url, title };
}
