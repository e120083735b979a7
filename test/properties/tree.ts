// What Markdown says to a reader: its blocks, and the words in them.
import type { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { toString } from 'mdast-util-to-string';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

/** Markdown as every reader of CommonMark with boxes takes it. */
export const readTree = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfmTaskListItem()], mdastExtensions: [gfmTaskListItemFromMarkdown()] });

export interface TreeShape {
  readonly type: string;
  readonly checked?: boolean;
  readonly ordered?: boolean;
  readonly depth?: number;
  readonly words?: string;
  readonly children?: readonly TreeShape[];
}

/** A block tree with its words, whatever the phrasing nodes are. */
export function treeShape(node: Root | RootContent): TreeShape {
  if (node.type === 'paragraph') return { type: node.type, words: toString(node) };
  if (node.type === 'heading') return { type: node.type, depth: node.depth, words: toString(node) };
  if (node.type === 'listItem')
    return {
      type: node.type,
      ...(typeof node.checked === 'boolean' ? { checked: node.checked } : {}),
      children: node.children.map(treeShape),
    };
  if (node.type === 'list')
    return { type: node.type, ordered: node.ordered === true, children: node.children.map(treeShape) };
  return node.type === 'root' ? { type: node.type, children: node.children.map(treeShape) } : { type: node.type };
}

/** The tree without its words. */
export const skeleton = (tree: Root): string =>
  JSON.stringify(treeShape(tree), (key, value: unknown) => (key === 'words' ? '' : value));
