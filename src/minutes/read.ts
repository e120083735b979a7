import type { Heading, List, ListItem, PhrasingContent, RootContent } from 'mdast';
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
    .replaceAll(/^(\s*(?:[-*+]|\d+[.)]))[\s\u00A0]+\[[\u00A0 ]?\](?=[\s\u00A0])[\s\u00A0]*/gmu, '$1 [ ] ')
    .replaceAll(/^(\s*(?:[-*+]|\d+[.)]))[\s\u00A0]+\[([xX])\][\s\u00A0]+/gmu, '$1 [$2] ');

/** Reads minutes, whoever wrote them; never fails. */
export function readMinutes(markdown: string): ReadMinutes {
  const tree = fromMarkdown(mend(markdown), {
    extensions: [gfmTaskListItem(), frontmatter()],
    mdastExtensions: [gfmTaskListItemFromMarkdown(), frontmatterFromMarkdown()],
  });
  const front = tree.children.find((node) => node.type === 'yaml');
  const sections: { heading: Heading | undefined; nodes: RootContent[] }[] = [{ heading: undefined, nodes: [] }];
  for (const node of tree.children) {
    if (node.type === 'heading') sections.push({ heading: node, nodes: [] });
    else sections.at(-1)?.nodes.push(node);
  }
  return {
    front: front?.value ?? '',
    sections: sections.flatMap(({ heading, nodes }) => (heading ? [section(heading, nodes)] : [])),
  };
}

const section = (heading: Heading, nodes: readonly RootContent[]): ReadSection => ({
  level: heading.depth,
  title: toString(heading),
  url: onlyLink(heading.children),
  items: nodes.flatMap((node) => (node.type === 'list' ? readList(node) : [])),
});

/** The URL where the words are one link and nothing else. */
export const onlyLink = (content: readonly PhrasingContent[]): string | undefined =>
  content.length === 1 && content[0]?.type === 'link' ? content[0].url : undefined;

const readList = (list: List): ReadItem[] => list.children.map(readItem);

function readItem({ children, checked }: ListItem): ReadItem {
  const first = children[0]?.type === 'paragraph' ? children[0] : undefined;
  const content = (first?.children ?? []).map(withoutPositions);
  return {
    content,
    text: toString(content).replaceAll(/\s+/gu, ' '),
    box: checked === true ? 'ticked' : checked === false ? 'open' : 'none',
    children: children.flatMap((child) => (child.type === 'list' ? readList(child) : [])),
  };
}

/** Positions are the file's; what is carried over stands in another one. */
const withoutPositions = (node: PhrasingContent): PhrasingContent =>
  JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'position' ? undefined : value)));
