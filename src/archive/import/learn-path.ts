import type { DateTime } from 'luxon';

import { ENGLISH } from '../../language/language.ts';
import { utcDateTime } from '../../minutes/placeholders.ts';
import { withPlaceholders } from './date-patterns.ts';

/** A file with the day of its meeting, YYYY-MM-DD. */
export interface DatedPath {
  readonly path: string;
  readonly date: string;
}

/** A name that is no more than a year, a month or a day of the date. */
const PARTS: readonly (readonly [pattern: string, within: RegExp])[] = [
  ['yyyy', /(?<!\d)\d{4}(?!\d)/gu],
  ['MM', /(?<!\d)\d{2}(?!\d)/gu],
];

/** A folder of a year or a month: `2026/12`. */
const folder = (part: string, day: DateTime): string =>
  PARTS.reduce(
    (made, [pattern, within]) =>
      made.replaceAll(within, (digits) => (digits === day.toFormat(pattern) ? `{date:${pattern}}` : digits)),
    part,
  );

/** `2026_12_08`, which the writer of dates doesn't know. */
const underscored = (path: string, day: DateTime): string =>
  path.replaceAll(day.toFormat('yyyy_MM_dd'), '{date:yyyy_MM_dd}');

/** The pattern of one path: `meetings/{date:yyyy}/minutes-{date}.md`. */
function patternOfPath({ path, date }: DatedPath): string {
  const day = utcDateTime(date);
  return path
    .split('/')
    .map((part) => withPlaceholders(underscored(part, day), { date: day }, ENGLISH))
    .map((part, i, all) => (i < all.length - 1 && !part.includes('{') ? folder(part, day) : part))
    .join('/');
}

/** The files of the pattern that most have, with that pattern; of two that are as frequent, the newer one. */
export function pathPattern<T extends DatedPath>(
  files: readonly T[],
): { readonly pattern: string; readonly files: readonly T[] } {
  const families = Map.groupBy(files, patternOfPath);
  const newest = (family: readonly T[]): string =>
    family
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? '';
  const [first] = [...families].toSorted(([, a], [, b]) => b.length - a.length || newest(b).localeCompare(newest(a)));
  return first ? { pattern: first[0], files: first[1] } : { pattern: 'minutes-{date}.md', files: [] };
}
