import { distance } from 'fastest-levenshtein';

import { normalizeForMatch } from '../../meeting/clean-text.ts';

// Which heading of the group's format a heading of minutes means, whatever it was called at the time.

export const isSameHeading = (a: string, b: string): boolean => normalizeForMatch(a) === normalizeForMatch(b);

const SMALL_WORDS = new Set(['a', 'an', 'and', 'at', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);
const wordsOf = (title: string): string[] =>
  normalizeForMatch(title)
    .split(' ')
    .filter((word) => word !== '' && !SMALL_WORDS.has(word));
const within = (some: readonly string[], all: readonly string[]): boolean =>
  some.length > 0 && some.every((word) => all.includes(word));

/** Whether a heading says what another says, with words left out or added: "Vulnerabilities", "Ongoing vulnerabilities". */
export function isVariant(title: string, heading: string): boolean {
  const [its, own] = [wordsOf(title), wordsOf(heading)];
  return within(its, own) || within(own, its);
}

/** Whether titles differ by at most one word, or by slips of the finger. */
export function isNear(a: string, b: string): boolean {
  const [its, own] = [wordsOf(a), wordsOf(b)];
  if ((within(its, own) || within(own, its)) && Math.abs(its.length - own.length) <= 1) return true;
  const [one, other] = [normalizeForMatch(a), normalizeForMatch(b)];
  return Math.min(one.length, other.length) >= 8 && distance(one, other) <= Math.min(3, one.length / 6);
}

const page = (url: string): string => (url.split(/[#?]/u, 1)[0] ?? '').replace(/(?<!\/)\/+$/u, '');

/** Whether two links lead to the same page, or one to a part of the other: `…/projects/1` and `…/projects/1/views/2`. */
function isSamePlace(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [one, other] = [page(a), page(b)];
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/** The item of a list that a title, or the link that it is, means: the same words, else the same page, else nearly the same words. */
export function findMeant<T extends { readonly title: string; readonly url?: string | undefined }>(
  { title, url }: { readonly title: string; readonly url?: string | undefined },
  among: readonly T[],
): T | undefined {
  return (
    among.find((one) => isSameHeading(one.title, title)) ??
    among.find((one) => isSamePlace(one.url, url)) ??
    among.find((one) => isNear(one.title, title))
  );
}
