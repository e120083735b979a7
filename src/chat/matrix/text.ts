import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

import type { UserRef } from '../../meeting/member.ts';

/** What is said in the content of an `m.room.message`, or in the `m.new_content` of an edit. */
export interface Said {
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
  /** Of a picture, where it lies unencrypted. */
  readonly url?: unknown;
  readonly filename?: unknown;
  readonly info?: unknown;
}

const MATRIX_TO = /^https:\/\/matrix\.to\/#\/(?<id>(?:@|%40)[^/?]+)/iu;
const MXID = /^@[^:\s]+:\S+$/u;

/** The id that a link to a person names (Specification, appendix "matrix.to navigation", and `matrix:u/`). */
function personOf(href: string): string | undefined {
  const escaped = MATRIX_TO.exec(href)?.groups?.['id'] ?? href.replace(/^matrix:u\//iu, '@');
  try {
    const id = decodeURIComponent(escaped);
    return MXID.test(id) ? id : undefined;
  } catch {
    // A stray `%`: no id has that.
    return undefined;
  }
}

const textOf = (node: Nodes): string => {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
};

interface Pill {
  readonly shown: string;
  readonly mxid: string;
}

/** The people whom the HTML links, in order, with the words that stand for them. What a reply quotes is not said again. */
function pills(node: Nodes): Pill[] {
  if (node.type === 'element' && node.tagName === 'mx-reply') return [];
  if (node.type === 'element' && node.tagName === 'a') {
    const mxid = personOf(node.properties['href']?.toString() ?? '');
    return mxid === undefined ? [] : [{ shown: textOf(node), mxid }];
  }
  return 'children' in node ? node.children.flatMap(pills) : [];
}

/** The people whom the HTML links. HTML so deep that reading it overflows the stack is an attack, and links nobody. */
function linkedIn(html: unknown): Pill[] {
  if (typeof html !== 'string' || !html.includes('<a')) return [];
  try {
    return pills(fromHtml(html, { fragment: true }));
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** A name as a word of its own: `Al` is no part of `Also`. */
const asWord = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${RegExp.escape(name)}(?![\\p{L}\\p{N}_])`, 'u');

/** The people of `m.mentions`, as their ids or their names stand in the text. Replies list whom they answer, too. */
function listed(content: MessageContent, text: string, nameOf: NameOf): Pill[] {
  const { user_ids: ids }: { user_ids?: unknown } = Object(content['m.mentions']);
  if (!Array.isArray(ids)) return [];
  return ids.flatMap((mxid: unknown): Pill[] => {
    if (typeof mxid !== 'string' || !MXID.test(mxid)) return [];
    const shown = [mxid, `@${localpart(mxid)}`, nameOf(mxid)].find((name) => asWord(name).test(text));
    return shown === undefined ? [] : [{ shown, mxid }];
  });
}

const localpart = (mxid: string): string => mxid.slice(1, mxid.indexOf(':'));

/** Older clients begin the body of a reply with what it answers, each line after a `>`. */
const withoutQuote = (body: string): string => body.replace(/^> <@[^\n]*\n(?:>[^\n]*\n)*\n/u, '');

/** What Gavel itself is called on every platform: an account may have any name. */
const ADDRESS = '@gavel';

interface Readers {
  /** Gavel's own id. */
  readonly self: string;
  readonly nameOf: NameOf;
}

/**
 * What somebody said. Clients put the display names of those whom they link into the body: each is written as `@` and
 * the whole id instead, which nobody else can bear, and Gavel as `@gavel`.
 * @param isReply whether it answers something, and may begin with a quote of it
 */
export function saidIn(content: MessageContent, isReply: boolean, { self, nameOf }: Readers): Said {
  const body = typeof content.body === 'string' ? content.body : '';
  const typed = isReply ? withoutQuote(body) : body;
  const linked = linkedIn(content.formatted_body);
  const known = new Set([self, ...linked.map(({ mxid }) => mxid)]);
  const others = listed(content, typed, nameOf).filter(({ mxid }) => !known.has(mxid));
  let before = '';
  let rest = typed;
  for (const { shown, mxid } of linked) {
    const at = shown === '' ? -1 : rest.search(asWord(shown));
    if (at < 0) continue;
    before += `${rest.slice(0, at).replace(/@$/u, '')}${mxid}`;
    rest = rest.slice(at + shown.length);
  }
  const named = others.reduce((said, { shown, mxid }) => said.replace(asWord(shown), () => mxid), before + rest);
  const text = self === '' ? named : named.replaceAll(ownId(self), ADDRESS);
  const people = [...new Set([...linked, ...others].map(({ mxid }) => mxid))].filter((mxid) => text.includes(mxid));
  // The longest first: an id may begin another.
  const mentions = people.toSorted((a, b) => b.length - a.length).map((mxid) => mention(mxid, nameOf));
  return { text, mentions };
}

/** Gavel's id, where it does not go on: `@gavel:example.org: status` ends with it, `@gavel:example.org.uk` does not. */
const ownId = (self: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${RegExp.escape(self)}(?![\\p{L}\\p{N}_]|[.:-][\\p{L}\\p{N}])`, 'gu');

const mention = (mxid: string, nameOf: NameOf): Said['mentions'][number] => ({
  written: mxid,
  user: { platform: 'matrix', id: mxid, name: nameOf(mxid) },
});
