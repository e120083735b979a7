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

/** Each knows the letters of other zones. */
const LETTERED = ['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IN', 'en-NZ', 'en-ZA', 'ja'];

/** The letters that people call the zone of a date by, at that date: CET, EDT. Its offset, if it has none. */
function zoneLetters(date: DateTime): string {
  const named = LETTERED.map((locale) => date.setLocale(locale).toFormat('ZZZZ'));
  return named.find((letters) => /^[A-Z]{2,5}$/u.test(letters)) ?? named[0] ?? '';
}

/**
 * Writes a date after a luxon pattern, in the date's own zone. Two tokens more than luxon has: `do`, the day with its
 * ordinal (15th), and `zone`, the letters of the zone (CET).
 */
export function writeDate(date: DateTime, pattern: string, { language }: InLanguage = ENGLISH): string {
  const { locale, ordinal } = DATES[language];
  const own = pattern
    .replaceAll(/\bdo\b/gu, () => `'${ordinal(date.day)}'`)
    .replaceAll(/\bzone\b/gu, () => `'${zoneLetters(date)}'`);
  return date.setLocale(locale).toFormat(own);
}

/** A placeholder. Not `{{ … }}`: that is Jekyll's, and stays. */
export const PLACEHOLDER_PATTERN =
  /(?<!\{)\{(?<name>[a-z]+)(?:@(?<zone>[A-Za-z][\w+-]*(?:\/[\w+-]+)*))?(?::(?<pattern>[^{}]+)| \?\? (?<otherwise>[^{}]+))?\}(?!\})/giu;

/** A placeholder as the configuration has it. */
export interface WrittenPlaceholder {
  readonly name: string;
  readonly zone?: string | undefined;
  readonly pattern?: string | undefined;
  /** What to write if there is no value: what follows ` ?? `. */
  readonly otherwise?: string | undefined;
}

const OTHERWISE = ' ?? ';

/** Reads the groups of a match of `PLACEHOLDER_PATTERN`. */
export function readPlaceholder(groups: Readonly<Record<string, string | undefined>> = {}): WrittenPlaceholder {
  const { name = '', zone, pattern, otherwise } = groups;
  const at = pattern?.indexOf(OTHERWISE) ?? -1;
  if (pattern === undefined || at < 0) return { name, zone, pattern, otherwise };
  return { name, zone, pattern: pattern.slice(0, at), otherwise: pattern.slice(at + OTHERWISE.length) };
}

/** A date in its placeholder's zone and pattern; undefined if there is no such zone. */
export function writePlacedDate(
  date: DateTime,
  { zone, pattern = 'yyyy-MM-dd' }: WrittenPlaceholder,
  of: InLanguage,
): string | undefined {
  const there = zone === undefined ? date : date.setZone(zone);
  return there.isValid ? writeDate(there, pattern, of) : undefined;
}

/**
 * Fills in `{name}`, `{name:PATTERN}` and, for the time in a zone of its own, `{name@Europe/Amsterdam:PATTERN}`. Dates
 * with no pattern are YYYY-MM-DD. ` ?? ` before the closing brace begins what to write if there is no value. Unknown
 * names and zones stay as they are.
 * @param of whose language the names of days and months are in: English in names of files
 */
export function fillPlaceholders(template: string, values: PlaceholderValues, of: InLanguage = ENGLISH): string {
  let [filled, end] = ['', 0];
  for (const { 0: whole, index, groups } of template.matchAll(PLACEHOLDER_PATTERN)) {
    filled += template.slice(end, index) + filledIn(whole, readPlaceholder(groups), values, of);
    end = index + whole.length;
  }
  return filled + template.slice(end);
}

function filledIn(whole: string, placeholder: WrittenPlaceholder, values: PlaceholderValues, of: InLanguage): string {
  if (!Object.hasOwn(values, placeholder.name)) return whole;
  const value = values[placeholder.name];
  if (value === undefined) return placeholder.otherwise ?? '';
  return typeof value === 'string' ? value : (writePlacedDate(value, placeholder, of) ?? whole);
}

/** What is in a group's patterns for any meeting: each of its dates is the same one. */
export const anyMeeting = ({ name }: { readonly name: string }, date: DateTime): PlaceholderValues => ({
  group: name,
  ...Object.fromEntries(
    ['date', 'start', 'begun', 'gathering', 'ended', 'closed', 'next', 'previous'].map((key) => [key, date]),
  ),
});

/** The instant in UTC. */
export const utcDateTime = (at: string): DateTime => DateTime.fromISO(at, { zone: 'utc' });
