import { Info } from 'luxon';

import { LANGUAGES } from '../language/language.ts';

// The date of a meeting in the name of its file, or in that of the folder it's in.

const DAY = /(?<!\d)(?<year>(?:19|20)\d{2})[-_./]?(?<month>0[1-9]|1[0-2])[-_./]?(?<day>0[1-9]|[12]\d|3[01])(?!\d)/gu;
const MONTH = /(?<!\d)(?<year>(?:19|20)\d{2})[-_./]?(?<month>0[1-9]|1[0-2])(?!\d)/gu;

const MONTHS = new Map(
  LANGUAGES.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((form) =>
      Info.months(form, { locale }).map((name, i) => [name.toLowerCase().replace('.', ''), i + 1] as const),
    ),
  ),
);
const NAMES = [...MONTHS.keys()].toSorted((a, b) => b.length - a.length).join('|');
const NAMED = new RegExp(
  String.raw`(?<!\p{L})(?:(?<name>${NAMES})[-_ ./]?(?<year>(?:19|20)\d{2})|(?<before>(?:19|20)\d{2})[-_ ./]?(?<after>${NAMES}))(?![\p{L}\d])`,
  'giu',
);

/** The day in a path: YYYY-MM-DD, the last if there are several. It may be none of the calendar. */
export const dateInPath = (path: string): string | undefined =>
  [...path.matchAll(DAY)]
    .map(({ groups }) => `${groups?.['year']}-${groups?.['month']}-${groups?.['day']}`)
    .findLast((day) => Number(day.slice(5, 7)) <= 12 && Number(day.slice(8)) <= 31);

const namedMonth = ({ name, year, before, after }: Readonly<Partial<Record<string, string>>>): string => {
  const month = MONTHS.get((name ?? after ?? '').toLowerCase()) ?? 1;
  return `${year ?? before}-${String(month).padStart(2, '0')}`;
};

/** The month in a path: YYYY-MM. Names of months count as well: `may-2024.md`. */
export function monthInPath(path: string): string | undefined {
  const day = dateInPath(path);
  if (day !== undefined) return day.slice(0, 7);
  const number = [...path.matchAll(MONTH)].at(-1)?.groups;
  if (number) return `${number['year']}-${number['month']}`;
  const named = [...path.matchAll(NAMED)].at(-1)?.groups;
  return named && namedMonth(named);
}

/** A path with the names of months as numbers behind their years, so that paths in order are meetings in order. */
export const withMonthNumbers = (path: string): string =>
  path.replaceAll(NAMED, (...found) => namedMonth((found.at(-1) ?? {}) as Readonly<Partial<Record<string, string>>>));
