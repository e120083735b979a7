// Small builders of mdast nodes. What people typed is always a text node, so it is escaped and never markup.
import type { BlockContent, Heading, List, ListItem, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';

/** A text is one line: a line end in it would begin a new block. */
export const oneLine = (value: string): string =>
  value.replaceAll(/\s+/gu, (space) => (/[\n\r]/u.test(space) ? ' ' : space));

export const text = (value: string): Text => ({ type: 'text', value: oneLine(value) });

/** Trusted Markdown from the configuration, written as it stands. */
export const raw = (value: string): RootContent => ({ type: 'html', value });

export const paragraph = (...children: readonly PhrasingContent[]): Paragraph => ({
  type: 'paragraph',
  children: [...children],
});

export function heading(level: number, ...children: readonly PhrasingContent[]): Heading {
  const depth = Math.min(6, Math.max(1, Math.round(level)));
  return { type: 'heading', depth: depth as Heading['depth'], children: [...children] };
}

/** A list item; `checked` gives it a box. */
export function item(
  children: readonly PhrasingContent[],
  below: readonly BlockContent[] = [],
  checked?: boolean,
): ListItem {
  return { type: 'listItem', spread: false, checked: checked ?? null, children: [paragraph(...children), ...below] };
}

export function list(children: readonly ListItem[], ordered = false): List {
  return { type: 'list', ordered, start: ordered ? 1 : null, spread: false, children: [...children] };
}
