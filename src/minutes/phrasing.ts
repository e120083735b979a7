import type { Emphasis, Link, Nodes, PhrasingContent, Strong } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';

import { singleLine, textNode } from './build.ts';
import { misleads } from './misleading-link.ts';
import { typedBlocks } from './typed-blocks.ts';

// RFC 3986, less what Markdown or Jekyll would read in it; a bare URL in what people type.
const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>"'`{}|\\^\p{Cc}]+/giu;

/** Punctuation that ends a sentence rather than a URL; a closing bracket belongs to it only if it was opened in it. */
function trimUrl(url: string): string {
  let end = url.length;
  while (end > 0) {
    const last = url.charAt(end - 1);
    const inside = url.slice(0, end - 1);
    const opened = last === ')' && inside.split('(').length > inside.split(')').length;
    if (opened || !/[.,;:!?*_~)\]…'’”]/u.test(last)) break;
    end -= 1;
  }
  return url.slice(0, end);
}

/** A page: only http and https ever are. */
export const isWebUrl = (url: string): boolean => /^https?:\/\/[^\s<>]+$/iu.test(url) && URL.canParse(url);

/** What links with words may lead to: a page, or a mail to write. */
const isFollowed = (url: string): boolean => isWebUrl(url) || /^mailto:[^\s<>@?]+@[^\s<>@]+$/iu.test(url);

// What no URL may hold unencoded (RFC 3986), and what Jekyll would run in one.
const NOT_IN_A_URL = /[\s<>"`{}|\\^\p{Cc}]/gu;

/** A link to a page; what a URL can't have is percent-encoded. */
export const linkNode = (url: string, words: string): Link => ({
  type: 'link',
  url: url.toWellFormed().replaceAll(NOT_IN_A_URL, (character) => encodeURIComponent(character)),
  children: [textNode(words)],
});

interface FoundUrl {
  readonly url: string;
  readonly index: number;
}

const urlsIn = (typed: string): FoundUrl[] =>
  [...typed.matchAll(URL_IN_TEXT)]
    .map(({ 0: found, index }) => ({ url: trimUrl(found), index }))
    .filter(({ url }) => isWebUrl(url));

/** Words as text, and bare URLs as links. */
function plainly(typed: string): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let end = 0;
  for (const { url, index } of urlsIn(typed)) {
    if (index > end) parts.push(textNode(typed.slice(end, index)));
    parts.push(linkNode(url, url));
    end = index + url.length;
  }
  if (end < typed.length) parts.push(textNode(typed.slice(end)));
  return parts;
}

/** What is markup in Markdown and is none here. */
const NO_MARKUP = [
  'blockQuote',
  'characterReference',
  'codeFenced',
  'codeIndented',
  'definition',
  'hardBreakEscape',
  'headingAtx',
  'htmlFlow',
  'htmlText',
  'labelStartImage',
  'list',
  'setextUnderline',
  'thematicBreak',
];

/** Without this, nothing in a text is markup. */
const TELLING = /[*_`[<]/u;

const nodesOf = (typed: string): readonly Nodes[] => {
  // Marks of emphasis in an address are none; every character keeps its place.
  const masked = urlsIn(typed).reduce(
    (text, { url, index }) => text.slice(0, index) + url.replaceAll(/[*_]/gu, 'x') + text.slice(index + url.length),
    typed,
  );
  const [paragraph] = fromMarkdown(masked, { extensions: [{ disable: { null: NO_MARKUP } }] }).children;
  return paragraph?.type === 'paragraph' ? paragraph.children : [];
};

/** A part of what was typed, from one character up to another. */
interface TypedRange {
  readonly typed: string;
  readonly from: number;
  readonly to: number;
  /** Set within a link: there is no other in it. */
  readonly inLink?: true;
}

const startOf = ({ position }: Nodes): number => position?.start.offset ?? 0;
const endOf = ({ position }: Nodes): number => position?.end.offset ?? 0;

/** The nodes in a range: what is markup here, and everything between as text. */
function inRange(nodes: readonly Nodes[], { typed, from, to, inLink }: TypedRange): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let end = from;
  const words = (until: number): void => {
    const said = typed.slice(end, until);
    if (said !== '') parts.push(...(inLink ? [textNode(said)] : plainly(said)));
  };
  const visit = (node: Nodes): void => {
    const made = markup(node, typed, inLink);
    if (made) {
      words(startOf(node));
      parts.push(...made);
      end = endOf(node);
    } else if ('children' in node) for (const child of node.children) visit(child);
  };
  for (const node of nodes) visit(node);
  words(to);
  return parts;
}

function markup(node: Nodes, typed: string, inLink: true | undefined): PhrasingContent[] | undefined {
  if (node.type === 'inlineCode') return isCode(node.value) ? [{ type: 'inlineCode', value: node.value }] : undefined;
  if (node.type === 'emphasis' || node.type === 'strong') return stressed(node, typed, inLink);
  return node.type === 'link' && !inLink ? linked(node, typed) : undefined;
}

/** Space alone would be read as nothing; and Jekyll knows no code, and would run what looks like its own. */
const isCode = (value: string): boolean => value.trim() !== '' && !/\{[{%:]/u.test(value);

const BEFORE = /[\s([{"'“‘«–—/*_]/u;
const AFTER = /[\s)\]}"'”’»–—/.,;:!?…*_]/u;
const FIRST = /[\p{L}\p{N}"'“‘«([`*_@<]/u;
const LAST = /[^\s/\\(]/u;

/** Whether words are stressed: `*.c, *.h`, `2*3*4` and `__init__` stress nothing. */
function isStress(typed: string, from: number, to: number, mark: string): boolean {
  const [before, after] = [typed.charAt(from - 1), typed.charAt(to)];
  const isApart = (before === '' || BEFORE.test(before)) && (after === '' || AFTER.test(after));
  return isApart && FIRST.test(typed.charAt(from + mark.length)) && LAST.test(typed.charAt(to - mark.length - 1));
}

function stressed(node: Emphasis | Strong, typed: string, inLink: true | undefined): PhrasingContent[] | undefined {
  const [from, to] = [startOf(node), endOf(node)];
  const marker = typed.charAt(from) === '_' ? '_' : '*';
  const mark = marker.repeat(node.type === 'strong' ? 2 : 1);
  if (mark === '__' || !isStress(typed, from, to, mark)) return undefined;
  const within = { typed, from: from + mark.length, to: to - mark.length, ...(inLink && { inLink }) };
  const children = inRange(node.children, within);
  return [node.type === 'strong' ? { type: 'strong', children } : { type: 'emphasis', data: { marker }, children }];
}

/** Where a link leads, as it was typed: an address keeps what was masked in it. */
function targetOf(node: Link, typed: string): string {
  const last = node.children.at(-1);
  const target = typed.slice((last ? endOf(last) : startOf(node) + 1) + ']('.length, endOf(node) - 1).trim();
  const bare = target.startsWith('<') ? target.slice(1, -1) : target;
  return bare.replaceAll(/\\(?<mark>[!-/:-@[-`{-~])/gu, '$<mark>');
}

/** `<https://…>` or `<ann@example.org>`. */
function autolinked(node: Link, typed: string): PhrasingContent[] | undefined {
  const words = typed.slice(startOf(node) + 1, endOf(node) - 1);
  const url = isFollowed(words) ? words : `mailto:${words}`;
  return isFollowed(url) ? [linkNode(url, words)] : undefined;
}

function linked(node: Link, typed: string): PhrasingContent[] | undefined {
  if (typed.charAt(startOf(node)) === '<') return autolinked(node, typed);
  const url = targetOf(node, typed);
  const isPicture = typed.charAt(startOf(node) - 1) === '!';
  const [first, last] = [node.children.at(0), node.children.at(-1)];
  if (!first || !last || isPicture || !isFollowed(url) || typeof node.title === 'string') return undefined;
  const children = inRange(node.children, { typed, from: startOf(first), to: endOf(last), inLink: true });
  const words = toString({ type: 'paragraph', children }).trim();
  if (words === '') return undefined;
  return misleads(words, url) ? linkedWords(url, words) : [{ ...linkNode(url, ''), children }];
}

/**
 * What somebody typed in one line, as Markdown nodes: links with words (`[words](https://…)`), addresses, `code`,
 * **bold** and *stressed* words stay what they are. Everything else is text.
 */
export function phrasingOf(typed: string): PhrasingContent[] {
  if (!TELLING.test(typed)) return plainly(typed);
  const line = singleLine(typed);
  return withTextsJoined(inRange(nodesOf(line), { typed: line, from: 0, to: line.length }));
}

function withTextsJoined(parts: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.type === 'text' && part.type === 'text') joined[joined.length - 1] = textNode(last.value + part.value);
    else joined.push(part);
  }
  return joined;
}

/** A link with words as somebody typed them; if they read as another address, both stand there. */
export const linkedWords = (url: string, words: string): PhrasingContent[] =>
  misleads(words, url) ? [textNode(`${words} (`), linkNode(url, url), textNode(')')] : [linkNode(url, words)];

/** The link that somebody typed, if that is all: its address, and its words as they read. */
export function onlyTypedLink(typed: string): { readonly url: string; readonly words: string } | undefined {
  const [link, ...others] = phrasingOf(typed.trim());
  if (link?.type !== 'link' || others.length > 0) return undefined;
  const words = toString(link);
  return words === link.url ? undefined : { url: link.url, words };
}

/**
 * What somebody typed, as it reads in the minutes: without the marks of markup, and without where its links lead. Of
 * code or a table without words it's what was typed.
 */
export function typedWords(typed: string): string {
  if (!typed.includes('\n')) return wordsOfLine(typed);
  const words = typedBlocks(typed).flatMap((block) => (block.kind === 'words' ? [wordsOfLine(block.text)] : []));
  return words.length === 0 ? typed : words.join(' ');
}

const wordsOfLine = (typed: string): string =>
  TELLING.test(typed) ? toString({ type: 'paragraph', children: phrasingOf(typed) }) : typed;
