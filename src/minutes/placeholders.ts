import { DateTime } from 'luxon';

import { ENGLISH, type InLanguage, type Language } from '../language/language.ts';

/** What `{name}` or `{name:PATTERN}` can stand for; undefined is an empty string. */
export type PlaceholderValues = Readonly<Record<string, DateTime | string | undefined>>;

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIX: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

/** Each day with its ordinal, and the locale of the names of days and months. */
const DATES: Readonly<Record<Language, { readonly locale: string; readonly ordinal: (day: number) => string }>> = {
  en: { locale: 'en-US', ordinal: (day) => `${day}${SUFFIX[ORDINALS.select(day)]}` },
  de: { locale: 'de', ordinal: (day) => `${day}.` },
};

/**
 * Writes a date after a luxon pattern, in the date's own zone. One token more than luxon has: `do`, the day with its
 * ordinal (15th).
 */
export function writeDate(date: DateTime, pattern: string, { language }: InLanguage = ENGLISH): string {
  const { locale, ordinal } = DATES[language];
  return date.setLocale(locale).toFormat(pattern.replaceAll(/\bdo\b/gu, `'${ordinal(date.day)}'`));
}

/** A placeholder. Not `{{ … }}`: that is Jekyll's, and stays. */
export const PLACEHOLDER_PATTERN =
  /(?<!\{)\{(?<name>[a-z]+)(?:@(?<zone>[A-Za-z][\w+-]*(?:\/[\w+-]+)*))?(?::(?<pattern>[^{}]+))?\}(?!\})/giu;

/**
 * Fills in `{name}`, `{name:PATTERN}` and, for the time in a zone of its own, `{name@Europe/Amsterdam:PATTERN}`. Dates
 * with no pattern are YYYY-MM-DD. Unknown names and zones stay as they are.
 * @param of whose language the names of days and months are in: English in names of files
 */
export function fillPlaceholders(template: string, values: PlaceholderValues, of: InLanguage = ENGLISH): string {
  return template.replaceAll(
    PLACEHOLDER_PATTERN,
    (whole: string, name: string, zone: string | undefined, pattern: string | undefined) => {
      if (!Object.hasOwn(values, name)) return whole;
      const value = values[name];
      if (typeof value === 'string' || value === undefined) return value ?? '';
      const there = zone === undefined ? value : value.setZone(zone);
      return there.isValid ? writeDate(there, pattern ?? 'yyyy-MM-dd', of) : whole;
    },
  );
}

/** What is in a group's patterns for any meeting: each of its dates is the same one. */
export const anyMeeting = ({ name }: { readonly name: string }, date: DateTime): PlaceholderValues => ({
  group: name,
  ...Object.fromEntries(['date', 'start', 'begun', 'gathering', 'ended', 'closed', 'next'].map((key) => [key, date])),
});

/** The instant in UTC. */
export const utcDateTime = (at: string): DateTime => DateTime.fromISO(at, { zone: 'utc' });
