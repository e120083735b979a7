import type { Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';

import type { UserRef } from '../../meeting/member.ts';
import { setApart } from '../set-apart.ts';
import { namesItself, typedLink } from '../typed-link.ts';
import { asId, asWord, isMxid, localpart, mxidInLink, serverOf, typedIds, withoutLinks } from './people-links.ts';
import { shownHtmlLines, textOfNode } from './shown-lines.ts';

/** What is said in the content of an `m.room.message`, or in the `m.new_content` of an edit. */
export interface MatrixText {
  readonly text: string;
  readonly mentions: readonly { readonly written: string; readonly user: UserRef }[];
}

/** What a room shows somebody as. */
export type NameOf = (mxid: string) => string;

/** The parts of a message's content that are read here; anything in them may be of any type, since people send them. */
export interface MessageContent {
  readonly msgtype?: unknown;
  readonly body?: unknown;
  readonly formatted_body?: unknown;
  readonly 'm.mentions'?: unknown;
  /** Of a picture, if it lies unencrypted. */
  readonly url?: unknown;
  readonly filename?: unknown;
  readonly info?: unknown;
}

interface Pill {
  readonly shown: string;
  readonly mxid: string;
}

/** The people whom the HTML links, in order, with the words that stand for them. What a reply quotes is not said again. */
function pills(node: Nodes): Pill[] {
  if (node.type === 'element' && node.tagName === 'mx-reply') return [];
  if (node.type === 'element' && node.tagName === 'a') {
    const mxid = mxidInLink(node.properties['href']?.toString() ?? '');
    return mxid === undefined ? [] : [{ shown: textOfNode(node), mxid }];
  }
  return 'children' in node ? node.children.flatMap(pills) : [];
}

/** A link that is no person. */
interface WordedLink {
  readonly shown: string;
  readonly url: string;
}

/** The links of the HTML whose words aren't their address, in order. */
function wordedLinks(node: Nodes): WordedLink[] {
  if (node.type === 'element' && node.tagName === 'mx-reply') return [];
  if (node.type === 'element' && node.tagName === 'a') {
    const link = { url: node.properties['href']?.toString() ?? '', shown: textOfNode(node).trim() };
    return isWorded(link) ? [link] : [];
  }
  return 'children' in node ? node.children.flatMap(wordedLinks) : [];
}

const isWorded = ({ shown, url }: WordedLink): boolean =>
  /^(?:https?|mailto):/iu.test(url) && mxidInLink(url) === undefined && !namesItself(shown, url);

/** The text with those links as people type them: many programs leave them to the HTML alone. */
function withWordedLinks(typed: string, links: readonly WordedLink[]): string {
  let before = '';
  let rest = typed;
  for (const { shown, url } of links) {
    const at = rest.indexOf(shown);
    if (at < 0) continue;
    const after = rest.slice(at + shown.length);
    const isTyped = after.startsWith('](') || rest.includes(url);
    before += rest.slice(0, at) + (isTyped ? shown : typedLink(shown, url));
    rest = after;
  }
  return before + rest;
}

/** What of the HTML the words alone do not tell. */
interface Markup {
  readonly linked: readonly Pill[];
  readonly worded: readonly WordedLink[];
  readonly lines: ReturnType<typeof shownHtmlLines>;
}

/** A message's content with its HTML, which is parsed once. */
export interface ParsedContent extends Markup {
  readonly content: MessageContent;
}

/** Each is looked for in what is left of the text: a message with more is an attack. */
const MOST_LINKS = 100;

const NO_MARKUP: Markup = { linked: [], worded: [], lines: [] };
const TELLING = /<(?:a|blockquote|code|pre)\b/iu;

/** HTML so deep that reading it overflows the stack is an attack, and tells nothing. */
function markupOf({ formatted_body: html }: MessageContent): Markup {
  if (typeof html !== 'string' || !TELLING.test(html)) return NO_MARKUP;
  try {
    const root: Root = fromHtml(html, { fragment: true });
    return { linked: pills(root), worded: wordedLinks(root).slice(0, MOST_LINKS), lines: shownHtmlLines(root) };
  } catch (error) {
    if (error instanceof RangeError) return NO_MARKUP;
    throw error;
  }
}

export const parseContent = (content: MessageContent): ParsedContent => ({ content, ...markupOf(content) });

/** Nobody calls more people by hand, and each of them is looked for in the text. */
const MOST_MENTIONS = 100;

const idsOf = (content: MessageContent): string[] => {
  const { user_ids: ids }: { user_ids?: unknown } = Object(content['m.mentions']);
  return Array.isArray(ids) ? ids.slice(0, MOST_MENTIONS).filter(isMxid) : [];
};

/** The people of `m.mentions`, as their ids or their names stand in the text. Replies list whom they answer, too. */
const listed = (content: MessageContent, text: string, nameOf: NameOf): Pill[] =>
  idsOf(content).flatMap((mxid): Pill[] => {
    const shown = [mxid, `@${localpart(mxid)}`, nameOf(mxid)].find((name) => asWord(name).test(text));
    return shown === undefined ? [] : [{ shown, mxid }];
  });

/** Older clients begin the body of a reply with what it answers, each line after a `>`. */
const withoutQuote = (body: string): string => body.replace(/^> (?:\* )?<@[^\n]*\n(?:>[^\n]*\n)*\n/u, '');

const bodyOf = ({ body }: MessageContent, isReply: boolean): string => {
  if (typeof body !== 'string') return '';
  return withoutLinks(isReply ? withoutQuote(body) : body);
};

/** What Gavel itself is called on every platform: an account may have any name. */
const ADDRESS = '@gavel';

interface Readers {
  /** Gavel's own id. */
  readonly self: string;
  readonly nameOf: NameOf;
}

/** The people whose names are needed to read a message, no matter who sent it. */
export function peopleNamed({ content, linked }: ParsedContent, self: string): string[] {
  const typed = typedIds(bodyOf(content, false), serverOf(self));
  return [...new Set([...idsOf(content), ...linked.map(({ mxid }) => mxid), ...typed])];
}

/** The text with ids instead of the names of the people the HTML links, in order. */
function withLinked(typed: string, linked: readonly Pill[]): string {
  let before = '';
  let rest = typed;
  for (const { shown, mxid } of linked) {
    // What was a link in the words is an id there already.
    const found = [asId(mxid).exec(rest), shown === '' ? null : asWord(shown).exec(rest)].filter((one) => one !== null);
    const [first] = found.toSorted((a, b) => a.index - b.index);
    if (first === undefined) continue;
    before += `${rest.slice(0, first.index).replace(/@$/u, '')}${mxid}`;
    rest = rest.slice(first.index + first[0].length);
  }
  return before + rest;
}

/** Gavel as `@gavel`. By a name that anybody may speak of it is addressed only in front, before a colon or a comma. */
function addressed(text: string, content: MessageContent, { self, nameOf }: Readers): string {
  if (self === '') return text;
  const named = text.replaceAll(asId(self, 'gu'), ADDRESS);
  if (!idsOf(content).includes(self)) return named;
  const names = [`@${localpart(self)}`, `@${nameOf(self)}`, nameOf(self)].map((name) => RegExp.escape(name));
  return named.replace(new RegExp(`^(?:${names.join('|')})(?=[:,])`, 'u'), ADDRESS);
}

/**
 * What somebody said. Clients put the display names of the people they link into the body, or links: each is written as
 * `@` and the whole id instead, which nobody else can have, and Gavel as `@gavel`. What is shown as code or as a quote
 * is marked as such.
 * @param isReply whether it answers something, and may begin with a quote of it
 */
export function saidIn(parsed: ParsedContent, isReply: boolean, readers: Readers): MatrixText {
  const { self, nameOf } = readers;
  const { content, linked, worded, lines } = parsed;
  const said = setApart(bodyOf(content, isReply), lines);
  const typed = withLinked(withWordedLinks(said, worded), linked);
  const known = new Set([self, ...linked.map(({ mxid }) => mxid)]);
  const others = listed(content, typed, nameOf).filter(({ mxid }) => !known.has(mxid));
  const named = others.reduce((words, { shown, mxid }) => words.replace(asWord(shown), () => mxid), typed);
  const text = addressed(named, content, readers);
  const ids = [...linked, ...others].map(({ mxid }) => mxid);
  const people = [...new Set([...ids, ...typedIds(text, serverOf(self))])].filter((mxid) => text.includes(mxid));
  // The longest first: an id may begin another.
  const mentions = people.toSorted((a, b) => b.length - a.length).map((mxid) => mention(mxid, nameOf));
  return { text, mentions };
}

const mention = (mxid: string, nameOf: NameOf): MatrixText['mentions'][number] => ({
  written: mxid,
  user: { platform: 'matrix', id: mxid, name: nameOf(mxid) },
});
