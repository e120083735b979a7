import { distance } from 'fastest-levenshtein';

/**
 * The word of `candidates` that `word` was most likely meant to be, or none when nothing is near:
 * at most one slip in three letters, and never more than three.
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const allowed = Math.min(3, Math.floor(word.length / 3));
  let best: string | undefined;
  let least = allowed + 1;
  for (const candidate of candidates) {
    const slips = distance(word, candidate);
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}
