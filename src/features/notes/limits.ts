import { shorten } from '../../meeting/clean.ts';

/** Characters that one entry may have. Longer things belong in a document that the minutes link to. */
const LONGEST_ENTRY = 4000;
/** Characters that a heading may have. */
export const LONGEST_TITLE = 200;

/** Why a text cannot be recorded as it is, or undefined where it can. */
export function tooLong(text: string, longest = LONGEST_ENTRY): string | undefined {
  const length = Array.from(text).length;
  if (length <= longest) return undefined;
  const asked = `"${shorten(text, 30)}" has ${length.toLocaleString('en')} characters; ${longest.toLocaleString('en')} fit.`;
  const way =
    longest === LONGEST_TITLE
      ? 'Give it a shorter heading, and put the rest in a /note.'
      : 'Put it in a document and record it with /link.';
  return `${asked} ${way}`;
}
