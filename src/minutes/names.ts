import { DateTime } from 'luxon';

import { fillPlaceholders, PLACEHOLDER_PATTERN, type PlaceholderValues } from './placeholders.ts';

// The names of files and branches. They come from a group's patterns, such as `meetings/minutes-{date}.md`. A second
// meeting of a day gets a name of its own: `minutes-{date}-2`.

/** Where the last date of a pattern ends; if it has none, where its file's extension begins. */
function endOfDate(template: string, values: PlaceholderValues): number {
  const dates = [...template.matchAll(PLACEHOLDER_PATTERN)].filter(
    ({ groups }) => values[groups?.['name'] ?? ''] instanceof DateTime,
  );
  const last = dates.at(-1);
  if (last) return last.index + last[0].length;
  const dot = template.lastIndexOf('.');
  return dot > template.lastIndexOf('/') + 1 ? dot : template.length;
}

/**
 * A name by its pattern.
 * @param nth 1 for the name itself; from 2 on it's told from those before it by a number after its date
 */
export function fillName(template: string, values: PlaceholderValues, nth: number): string {
  if (nth <= 1) return fillPlaceholders(template, values);
  const end = endOfDate(template, values);
  return `${fillPlaceholders(template.slice(0, end), values)}-${nth}${fillPlaceholders(template.slice(end), values)}`;
}

/** What each token of luxon's patterns can be in a name. Others can be anything. */
const TOKENS: readonly (readonly [RegExp, string])[] = [
  [/^'([^']*)'/u, ''],
  [/^do/u, String.raw`\d{1,2}(?:st|nd|rd|th|\.)`],
  [/^zone/u, '[A-Z]{2,5}'],
  [/^yyyy/u, String.raw`\d{4}`],
  [/^(?:yy|LL|MM|dd|HH|hh|mm|ss|WW)/u, String.raw`\d{2}`],
  [/^(?:LLLL?|MMMM?|cccc?|EEEE?)/u, String.raw`\p{L}+`],
  [/^[LMdHhmWq]/u, String.raw`\d{1,2}`],
];

const literal = (text: string): string => RegExp.escape(text);

/** A date's pattern as a regular expression. */
export function dateSource(pattern: string): string {
  let [rest, source] = [pattern, ''];
  while (rest !== '') {
    // The longer of two tokens that begin alike: `LLLL` is a month's name, and `LL` its number.
    const found = TOKENS.flatMap(([token, means]) => {
      const match = token.exec(rest);
      return match ? [{ text: match[0], means: means === '' ? literal(match[1] ?? '') : means }] : [];
    }).toSorted((a, b) => b.text.length - a.text.length)[0];
    const text = found?.text ?? rest.charAt(0);
    source += found?.means ?? (/[a-z]/iu.test(text) ? '[^/]+?' : literal(text));
    rest = rest.slice(text.length);
  }
  return source;
}

/** The regular expression of a template's part: dates are known by their patterns, anything else is any text. */
function partSource(template: string, values: PlaceholderValues): string {
  let [source, at] = ['', 0];
  for (const { 0: whole, index, groups } of template.matchAll(PLACEHOLDER_PATTERN)) {
    const value = values[groups?.['name'] ?? ''];
    const placeholder = value instanceof DateTime ? dateSource(groups?.['pattern'] ?? 'yyyy-MM-dd') : '[^/]*?';
    source += literal(template.slice(at, index)) + (typeof value === 'string' ? literal(value) : placeholder);
    at = index + whole.length;
  }
  return source + literal(template.slice(at));
}

/** A name that a pattern gives. */
export interface ReadName {
  /** The name of the first meeting of the day. */
  readonly first: string;
  /** 1 for the first. */
  readonly nth: number;
}

/**
 * Reads names that `fillName` writes; undefined for any other.
 * @param values what fills the pattern: of its dates, all that matters is that they are dates
 */
export function nameReader(template: string, values: PlaceholderValues): (name: string) => ReadName | undefined {
  const end = endOfDate(template, values);
  const [before, after] = [template.slice(0, end), template.slice(end)].map((part) => partSource(part, values));
  const pattern = new RegExp(`^(?<before>${before})(?:-(?<nth>[2-9]|[1-9]\\d))?(?<after>${after})$`, 'u');
  return (name) => {
    const found = pattern.exec(name)?.groups;
    return found && { first: `${found['before']}${found['after']}`, nth: Number(found['nth'] ?? 1) };
  };
}
