import type { Emphasis, Image, Parents, Root, Text } from 'mdast';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { defaultHandlers, toMarkdown, type Info, type Options, type State, type Unsafe } from 'mdast-util-to-markdown';
import { stringify } from 'yaml';

import { singleLine } from './build.ts';
import type { MinutesFormat } from './format.ts';

declare module 'mdast' {
  interface EmphasisData {
    /** The mark with which it was typed. */
    marker?: '*' | '_';
  }
}

/**
 * Text that Jekyll would run (Liquid's `{{ … }}` and `{% … %}`, kramdown's `{: … }`) is written with a character
 * reference, because Liquid reads the file before any Markdown parser does and knows no backslash.
 */
const defuseJekyll = (markdown: string): string => markdown.replaceAll(/\{(?=[{%:])/gu, '&#123;');

const writeText = (node: Text, parent: Parents | undefined, state: State, info: Info): string =>
  defuseJekyll(defaultHandlers.text({ ...node, value: singleLine(node.value) }, parent, state, info));

/** The words for a picture are a text as well. */
const writeImage = (node: Image, parent: Parents | undefined, state: State, info: Info): string =>
  defuseJekyll(defaultHandlers.image(node, parent, state, info));

/** What people stressed keeps the mark that they typed. */
function writeEmphasis(node: Emphasis, parent: Parents | undefined, state: State, info: Info): string {
  const { emphasis } = state.options;
  state.options.emphasis = node.data?.marker ?? emphasis;
  const written = defaultHandlers.emphasis(node, parent, state, info);
  state.options.emphasis = emphasis;
  return written;
}
writeEmphasis.peek = (node: Emphasis, _parent: Parents | undefined, { options }: State): string =>
  node.data?.marker ?? options.emphasis ?? '*';

/**
 * An ampersand that could begin a character reference, which needs the semicolon at its end. If a text ends before
 * that's clear, what follows it might still make it one.
 */
const REFERENCE = '(?:#|[A-Za-z])[A-Za-z0-9]*(?:;|$)';

/** Escapes an ampersand only if it could begin a reference: the serializer does so before any letter (`Q\&A`). */
const inAmpersands = (pattern: Unsafe): Unsafe => {
  const { character, after, inConstruct } = pattern;
  return character === '&' && after !== undefined ? { character, after: REFERENCE, inConstruct } : pattern;
};

const writeRoot = (node: Root, parent: Parents | undefined, state: State, info: Info): string => {
  state.unsafe = state.unsafe.map(inAmpersands);
  return defaultHandlers.root(node, parent, state, info);
};

/**
 * Beyond CommonMark: strikethrough, and kramdown, which sees a table in any line with a bar, a definition
 * after a colon, and a formula between double dollar signs.
 */
const OTHER_DIALECTS: Options = {
  unsafe: [
    { character: '~', inConstruct: 'phrasing' },
    { character: '|', inConstruct: 'phrasing' },
    { character: ':', atBreak: true, after: '[ \t]' },
    // A byte order mark would be taken off if the file begins with it.
    { character: '\uFEFF', atBreak: true },
    { character: '$', before: '\\$', inConstruct: 'phrasing' },
  ],
  handlers: { root: writeRoot, text: writeText, image: writeImage, emphasis: writeEmphasis },
};

/** Markdown of a tree, in the group's style. Everything in text nodes comes out as text, escaped. */
export function writeMarkdown(tree: Root, style: MinutesFormat['style']): string {
  return toMarkdown(tree, {
    bullet: style.bullet,
    bulletOther: style.bullet === '*' ? '-' : '*',
    bulletOrdered: style.ordered ?? '.',
    incrementListMarker: style.numbering !== 'ones',
    listItemIndent: style.indent,
    emphasis: style.emphasis,
    rule: '-',
    extensions: [gfmTaskListItemToMarkdown(), OTHER_DIALECTS],
  });
}

/** YAML front matter between its fences, or nothing if there are no keys. */
export function writeFrontMatter(values: Readonly<Record<string, string | number | boolean>>): string {
  if (Object.keys(values).length === 0) return '';
  return `---\n${stringify(values, { lineWidth: 0 })}---\n`;
}
