import { writtenOut } from './mention.ts';

// Control characters and bidirectional overrides: they cannot be written in Markdown, or make text read
// otherwise than it is (Unicode Technical Report 36, "bidirectional text spoofing"). Marks such as LRM stay.
const INVISIBLE = /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

// Zero-width spaces, direction marks, fillers: alone they are an empty line that looks recorded.
const NOTHING_VISIBLE = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Typed text as one line: line ends and tabs become spaces, what can't be shown is removed. */
export function cleanText(typed: string): string {
  const line = typed
    .replace(/[\t\n\r\u0085\u2028\u2029]+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\uFFFD')
    .trim();
  return NOTHING_VISIBLE.test(line) ? '' : line;
}

/** Typed text with its lines and their indentation, without what can't be shown. */
export const cleanLines = (typed: string): string =>
  typed
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map((line) =>
      line
        .replaceAll(/(?!\t)[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
        .replaceAll(LONE_SURROGATE, '\uFFFD')
        .trimEnd(),
    )
    .join('\n');

/** Beginning of a text, for messages that only remind of it. */
export const shortenText = (long: string, length = 80): string => {
  const characters = Array.from(long);
  return characters.length <= length
    ? long
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
};

/** For comparing what people type with existing text: case, accents, punctuation and spacing don't matter. */
export const normalizeForMatch = (words: string): string =>
  writtenOut(words)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
