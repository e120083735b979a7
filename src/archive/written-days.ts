import { DateTime, Info } from 'luxon';

import { LANGUAGES, type InLanguage, type Language } from '../language/language.ts';
import type { DayRange } from './dates.ts';

// Days as they are written out in languages other than English: 8. Dezember 2026, 8. bis 10. Dezember. What nobody
// could mean otherwise is read in every group, and the rest only in one of that language.

const MONTH_FORMS = ['long', 'short'] as const;
const monthsOf = (locale: Language): (readonly [string, number])[] =>
  MONTH_FORMS.flatMap((form) =>
    Info.months(form, { locale }).map((name, i) => [name.replace(/\.$/u, '').toLowerCase(), i + 1] as const),
  );
const ENGLISH_MONTHS = new Map(monthsOf('en'));

interface WrittenDays {
  readonly language: Language;
  readonly pattern: RegExp;
  readonly months: ReadonlyMap<string, number>;
}

const DAY = String.raw`(?<![\d.])(?<from>[12]?\d|3[01])\.`;
const TO = String.raw`(?:\s*(?:[-–]|bis|und|oder)\s*(?<to>[12]?\d|3[01])\.)?`;

const OTHERS: readonly WrittenDays[] = LANGUAGES.filter((language) => language !== 'en').map((language) => {
  const months = new Map(monthsOf(language));
  const names = [...months.keys()].toSorted((a, b) => b.length - a.length).join('|');
  const pattern = String.raw`${DAY}${TO}\s*(?:(?<name>${names})(?!\p{L})\.?|(?<number>1[0-2]|0?[1-9])\.)\s*(?<year>\d{4})?(?![\d.:])`;
  return { language, pattern: new RegExp(pattern, 'giu'), months };
});

/** Whether it can be nothing else: a month of this language alone, or one with its year. */
const isPlain = (name: string | undefined, year: string | undefined): boolean =>
  name !== undefined && (year !== undefined || !ENGLISH_MONTHS.has(name));

/** A day of this year or, if that is before `around`, of the next. */
function dayOf(day: number, month: number, year: number | undefined, around: string): string | undefined {
  const first = DateTime.fromObject({ year: year ?? Number(around.slice(0, 4)), month, day }).toISODate();
  if (first === null || year !== undefined || first >= around) return first ?? undefined;
  return DateTime.fromISO(first).plus({ years: 1 }).toISODate() ?? undefined;
}

type Parts = Readonly<Partial<Record<string, string>>>;

function rangeOf({ name, number, year, from = '', to = from }: Parts, months: WrittenDays['months'], around: string) {
  const month = name === undefined ? Number(number) : months.get(name.toLowerCase());
  if (month === undefined) return undefined;
  const inYear = year === undefined ? undefined : Number(year);
  const [first, last] = [from, to].map((day) => dayOf(Number(day), month, inYear, around));
  return first === undefined || last === undefined ? undefined : { from: first, to: last };
}

const daysOf = ({ language, pattern, months }: WrittenDays, text: string, around: string, of: InLanguage): DayRange[] =>
  [...text.matchAll(pattern)].flatMap(({ 0: words, index, groups = {} }) => {
    if (language !== of.language && !isPlain(groups['name']?.toLowerCase(), groups['year'])) return [];
    const range = rangeOf(groups, months, around);
    return range ? [{ ...range, text: words.trim(), index }] : [];
  });

/**
 * The days that a text writes out in languages other than English, in their order.
 * @param around YYYY-MM-DD: a day without a year is the first from then on
 * @param of the group: `8.12.` is read in its language alone
 */
export const writtenDaysIn = (text: string, around: string, of: InLanguage): DayRange[] =>
  OTHERS.flatMap((written) => daysOf(written, text, around, of)).toSorted((a, b) => a.index - b.index);
