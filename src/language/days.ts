import { DateTime } from 'luxon';

import type { InLanguage, Language } from './language.ts';

interface DayPatterns {
  readonly day: string;
  readonly dayAndYear: string;
  readonly short: string;
  readonly shortWeekday: string;
  readonly shortWeekdayAndYear: string;
  readonly date: string;
}

/** As people write days: in the tokens of luxon's toFormat. */
const PATTERNS: Readonly<Record<Language, DayPatterns>> = {
  en: {
    day: 'cccc d MMMM',
    dayAndYear: 'cccc d MMMM yyyy',
    short: 'd MMM',
    shortWeekday: 'ccc d MMM',
    shortWeekdayAndYear: 'ccc d MMM yyyy',
    date: 'd MMMM yyyy',
  },
  de: {
    day: 'cccc, d. MMMM',
    dayAndYear: 'cccc, d. MMMM yyyy',
    short: 'd. MMM',
    shortWeekday: 'ccc, d. MMM',
    shortWeekdayAndYear: 'ccc, d. MMM yyyy',
    date: 'd. MMMM yyyy',
  },
};

const onDay = (day: string, locale: Language): DateTime => DateTime.fromISO(day, { zone: 'utc', locale });

/**
 * A day as people say it: `Tuesday 8 December`, and with the year if that is not this one.
 * @param day YYYY-MM-DD
 * @param now the instant or day for which it is said, ISO 8601; without it the year always stands there
 */
export function dayInWords(day: string, { language }: InLanguage, now?: string): string {
  const { day: short, dayAndYear } = PATTERNS[language];
  return onDay(day, language).toFormat(now?.slice(0, 4) === day.slice(0, 4) ? short : dayAndYear);
}

/** A day among many, without its year: `8 Dec`. */
export const shortDay = (day: string, { language }: InLanguage): string =>
  onDay(day, language).toFormat(PATTERNS[language].short);

/** A day with its weekday, as short as it can be: `Tue 8 Dec`. */
export function shortDayInWords(day: string, { language }: InLanguage, now?: string): string {
  const { shortWeekday: short, shortWeekdayAndYear } = PATTERNS[language];
  return onDay(day, language).toFormat(now?.slice(0, 4) === day.slice(0, 4) ? short : shortWeekdayAndYear);
}

/** A day without its weekday: `8 December 2026`. */
export const dateInWords = (day: string, { language }: InLanguage): string =>
  onDay(day, language).toFormat(PATTERNS[language].date);

/** The weekday of a day (YYYY-MM-DD): `Tuesday`. */
export const weekdayInWords = (day: string, { language }: InLanguage): string => onDay(day, language).toFormat('cccc');
