import { distance } from 'fastest-levenshtein';

/** Whether two neighbours are swapped: a single slip, although two letters differ. */
function areSwapped(word: string, candidate: string): boolean {
  const at = word.split('').findIndex((letter, i) => letter !== candidate[i]);
  if (at < 0 || word.length !== candidate.length) return false;
  const swapped = `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`;
  return swapped === candidate;
}

/** How many slips of the fingers turn one word into the other. */
export const countSlips = (word: string, candidate: string): number =>
  areSwapped(word, candidate) ? 1 : distance(word, candidate);

/**
 * The candidate that somebody most likely meant, or undefined if none is near: at most one slip in three letters, and
 * never more than three.
 */
export function closestWord(word: string, candidates: readonly string[]): string | undefined {
  const allowed = Math.min(3, Math.floor(word.length / 3));
  let best: string | undefined;
  let least = allowed + 1;
  for (const candidate of candidates) {
    // If their lengths differ by more, so do the words: most need no closer look, and a message may have many.
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const count = countSlips(word, candidate);
    if (count < least) [best, least] = [candidate, count];
  }
  return best;
}
