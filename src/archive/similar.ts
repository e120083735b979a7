import { distance } from 'fastest-levenshtein';

import { normalizeForMatch } from '../meeting/clean-text.ts';

/** Shorter texts are too easily like one another. */
const SHORTEST = 12;
/** How much of a text may be amended, in letters of a hundred, and it is still the same item. */
const AMENDED = 0.2;

/** Finds what was said in nearly the same words: people mend slips in minutes, and it is still the same item. */
export interface SimilarIndex<T> {
  /** The first that fits and is not used yet; the same words go before similar ones. */
  find(text: string, isUsed?: (value: T) => boolean): T | undefined;
  has(value: T): boolean;
}

export function similarIndex<T>(said: Iterable<readonly [string, T]>): SimilarIndex<T> {
  const known = new Map<string, T[]>();
  for (const [text, value] of said) {
    const key = normalizeForMatch(text);
    known.set(key, [...(known.get(key) ?? []), value]);
  }
  const near = (words: string, isUsed: (value: T) => boolean): T | undefined => {
    let best: T | undefined;
    let least = AMENDED * words.length;
    for (const [key, values] of known) {
      if (key.length < SHORTEST || Math.abs(key.length - words.length) > least) continue;
      const value = values.find((one) => !isUsed(one));
      const slips = value === undefined ? Number.POSITIVE_INFINITY : distance(key, words);
      if (slips < least) [best, least] = [value, slips];
    }
    return best;
  };
  const all = new Set([...known.values()].flat());
  return {
    has: (value) => all.has(value),
    find(text, isUsed = () => false) {
      const words = normalizeForMatch(text);
      const exact = known.get(words)?.find((value) => !isUsed(value));
      return exact ?? (words.length < SHORTEST ? undefined : near(words, isUsed));
    },
  };
}
