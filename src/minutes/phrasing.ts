import type { Link, PhrasingContent } from 'mdast';

import { textNode } from './build.ts';

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

/** Only http and https are ever links. */
export const isWebUrl = (url: string): boolean => /^https?:\/\/[^\s<>]+$/iu.test(url) && URL.canParse(url);

// What no URL may hold unencoded (RFC 3986), and what Jekyll would run in one.
const NOT_IN_A_URL = /[\s<>"`{}|\\^\p{Cc}]/gu;

/** A link to a page; what a URL can't have is percent-encoded. */
export const linkNode = (url: string, words: string): Link => ({
  type: 'link',
  url: url.toWellFormed().replaceAll(NOT_IN_A_URL, (character) => encodeURIComponent(character)),
  children: [textNode(words)],
});

/** What somebody typed, as Markdown nodes: their words as text, and bare URLs as links. Nothing else is markup. */
export function phrasingOf(typed: string): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let end = 0;
  for (const { 0: found, index } of typed.matchAll(URL_IN_TEXT)) {
    const url = trimUrl(found);
    if (!isWebUrl(url)) continue;
    if (index > end) parts.push(textNode(typed.slice(end, index)));
    parts.push(linkNode(url, url));
    end = index + url.length;
  }
  if (end < typed.length) parts.push(textNode(typed.slice(end)));
  return parts;
}
