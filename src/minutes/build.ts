// Small builders of mdast nodes. What people typed is always a text node, so it is escaped and never markup.
import type { BlockContent, Heading, List, ListItem, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';

declare module 'mdast' {
  interface EmphasisData {
    /** The mark with which it was typed. */
    marker?: '*' | '_';
  }
}

/** A text is one line: a line end in it would begin a new block. */
export const singleLine = (value: string): string =>
  value.replaceAll(/\s+/gu, (space) => (/[\n\r]/u.test(space) ? ' ' : space));

export const textNode = (value: string): Text => ({ type: 'text', value: singleLine(value) });

/** Trusted Markdown from the configuration, written as it is. */
export const rawNode = (value: string): RootContent => ({ type: 'html', value });

export const paragraphNode = (...children: readonly PhrasingContent[]): Paragraph => ({
  type: 'paragraph',
  children: [...children],
});

export function headingNode(level: number, ...children: readonly PhrasingContent[]): Heading {
  const depth = Math.min(6, Math.max(1, Math.round(level)));
  return { type: 'heading', depth: depth as Heading['depth'], children: [...children] };
}

/** What ends a line of a paragraph, by the style. */
const LINE_BREAKS = { br: '<br>', backslash: '\\', spaces: '  ' } as const;

/** Words in a line of their own, below those before them. */
export function nextLine(
  words: readonly PhrasingContent[],
  { lineBreak = 'br' }: { readonly lineBreak?: keyof typeof LINE_BREAKS | undefined },
): PhrasingContent[] {
  const end = `${LINE_BREAKS[lineBreak]}\n`;
  const [first, ...rest] = words;
  // The serializer lets no line begin with a node of raw Markdown.
  return first?.type === 'html'
    ? [{ type: 'html', value: end + first.value }, ...rest]
    : [{ type: 'html', value: end }, ...words];
}

/** The heading of a section of the minutes, if it has one. */
export const sectionHeading = ({ heading, level }: { heading?: string | undefined; level: number }): Heading[] =>
  heading === undefined ? [] : [headingNode(level, textNode(heading))];

/** Whether an item begins with a block: an empty paragraph before code or a table would be an empty line. A box needs one. */
const isBeginning = (
  block: BlockContent | undefined,
  words: readonly PhrasingContent[],
  checked: boolean | undefined,
): boolean => words.length === 0 && checked === undefined && (block?.type === 'code' || block?.type === 'html');

/** A list item; `checked` gives it a box. */
export function itemNode(
  children: readonly PhrasingContent[],
  below: readonly BlockContent[] = [],
  checked?: boolean,
): ListItem {
  return {
    type: 'listItem',
    spread: false,
    checked: checked ?? null,
    children: [...(isBeginning(below[0], children, checked) ? [] : [paragraphNode(...children)]), ...below],
  };
}

export function listNode(children: readonly ListItem[], ordered = false): List {
  return { type: 'list', ordered, start: ordered ? 1 : null, spread: false, children: [...children] };
}
