import { distance } from 'fastest-levenshtein';

/** Whether two neighbours changed places, which is one slip of the fingers and counts as two letters. */
function areSwapped(word: string, candidate: string): boolean {
  const at = word.split('').findIndex((letter, i) => letter !== candidate[i]);
  if (at < 0 || word.length !== candidate.length) return false;
  const swapped = `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`;
  return swapped === candidate;
}

/** How many slips of the fingers lie between two words. */
export const countSlips = (word: string, candidate: string): number =>
  areSwapped(word, candidate) ? 1 : distance(word, candidate);

/**
 * The word of `candidates` that `word` was most likely meant to be, or none when nothing is near:
 * at most one slip in three letters, and never more than three.
 */
export function closestWord(word: string, candidates: readonly string[]): string | undefined {
  const allowed = Math.min(3, Math.floor(word.length / 3));
  let best: string | undefined;
  let least = allowed + 1;
  for (const candidate of candidates) {
    // Lengths alone tell that they differ by more: most words need no closer look, and a message may have many.
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const count = countSlips(word, candidate);
    if (count < least) [best, least] = [candidate, count];
  }
  return best;
}
