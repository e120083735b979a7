import { countSlips } from '../../meeting/closest.ts';
import { writtenOut } from '../../meeting/mention.ts';
import { typedWords } from '../../minutes/phrasing.ts';

/** The heading that loosely typed words mean. */
export type TopicMatch<T> = { readonly one: T } | { readonly several: readonly T[] } | { readonly none: true };

/** Fewer letters than this begin too many words to mean one of them. */
const LEAST_OF_WORD = 3;
/** A shorter word is another word sooner than a slip. */
const LEAST_FOR_SLIP = 6;
/** From this length on, two slips are still the same words. */
const LONG = 12;

/** A word without the punctuation around it. */
const BARE = /[\p{L}\p{N}](?:.*[\p{L}\p{N}+#])?/su;
const HAS_DIGIT = /\p{N}/u;

const folded = (title: string): string =>
  typedWords(writtenOut(title))
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\p{Pd}+/gu, '-')
    .toLowerCase();

/** What's compared as a whole: words, and numbers, versions and identifiers as they are (`2.4`, `CVE-2025-40907`, `C++`). */
function units(title: string): string[] {
  return folded(title)
    .split(/\s+/u)
    .flatMap((word) => {
      const bare = BARE.exec(word)?.[0] ?? '';
      return HAS_DIGIT.test(bare) ? [bare] : bare.split(/[^\p{L}+#]+/u);
    })
    .filter((unit) => unit !== '');
}

const spelled = (words: readonly string[]): string => words.join(' ').replaceAll(/[^\p{L}\p{N}+#]+/gu, ' ');

const same = (one: readonly string[], other: readonly string[]): boolean => spelled(one) === spelled(other);

const beginsWord = (word: string, beginning: string): boolean =>
  word === beginning ||
  (beginning.length >= LEAST_OF_WORD && word.startsWith(beginning) && !HAS_DIGIT.test(word + beginning));

type Way = (title: readonly string[], typed: readonly string[]) => boolean;

/** Whether the title has the typed words at a place; the last of them may be only the beginning of a word. */
const standsAt = (title: readonly string[], typed: readonly string[], at: number): boolean =>
  typed.every((word, i) => {
    const there = title[at + i] ?? '';
    return i < typed.length - 1 ? there === word : beginsWord(there, word);
  });

const begins: Way = (title, typed) => standsAt(title, typed, 0);
const isWithin: Way = (title, typed) => title.some((_, at) => standsAt(title, typed, at));

const isSlip: Way = (title, typed) => {
  const [one, other] = [title.join(' '), typed.join(' ')];
  if (HAS_DIGIT.test(one + other) || Math.min(one.length, other.length) < LEAST_FOR_SLIP) return false;
  // Another first letter makes another word: budget and gadget, hosting and posting.
  return one[0] === other[0] && countSlips(other, one) <= (other.length < LONG ? 1 : 2);
};

/** `AOB` for "Any other business", and the other way round. */
const LEAST_OF_INITIALS = 3;
const hasInitials = (title: readonly string[], typed: readonly string[]): boolean =>
  typed.length === 1 &&
  title.length >= LEAST_OF_INITIALS &&
  !HAS_DIGIT.test(title.join('')) &&
  typed[0] === title.map((word) => word.charAt(0)).join('');
const isAbbreviated: Way = (title, typed) => hasInitials(title, typed) || hasInitials(typed, title);

// Each is tried only if none before it found anything.
const WAYS: readonly Way[] = [same, begins, isWithin, isSlip, isAbbreviated];

/**
 * Finds the heading that was meant: the same words; else the one that begins with them; else the one that has them in a
 * row; else one that's a typo away; else one whose initials they are. Case, accents and punctuation don't matter. Digits do: another number, version or
 * identifier is another heading.
 * @param groups headings, those first that are meant sooner
 */
export function matchHeading<T extends { readonly title: string }>(
  typed: string,
  ...groups: readonly (readonly T[])[]
): TopicMatch<T> {
  const words = units(typed);
  if (words.length === 0) return { none: true };
  const named = groups.map((headings) => headings.map((heading) => ({ heading, title: units(heading.title) })));
  for (const way of WAYS) {
    for (const group of named) {
      const found = group.filter(({ title }) => way(title, words)).map(({ heading }) => heading);
      if (found[0] !== undefined) return found.length === 1 ? { one: found[0] } : { several: found };
    }
  }
  return { none: true };
}

/** The heading that says the same, word for word. */
export const sameHeading = <T extends { readonly title: string }>(
  typed: string,
  headings: readonly T[],
): T | undefined => headings.find(({ title }) => same(units(title), units(typed)));
