import { DateTime } from 'luxon';

/** What `{name}` or `{name:PATTERN}` can stand for; undefined is an empty string. */
export type Values = Readonly<Record<string, DateTime | string | undefined>>;

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIX: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinal = (day: number): string => `${day}${SUFFIX[ORDINALS.select(day)]}`;

/**
 * Writes a date after a luxon pattern, in English and in the date's own zone. One token more than luxon has:
 * `do`, the day with its ordinal (15th).
 */
export const writeDate = (date: DateTime, pattern: string): string =>
  date.setLocale('en-US').toFormat(pattern.replaceAll(/\bdo\b/gu, `'${ordinal(date.day)}'`));

// Not `{{ … }}`: that is Jekyll's, and stays.
const PLACEHOLDER = /(?<!\{)\{(?<name>[a-z]+)(?::(?<pattern>[^{}]+))?\}(?!\})/giu;

/** Fills in `{name}` and `{name:PATTERN}`. Dates with no pattern are YYYY-MM-DD. Unknown names stay as they are. */
export function fill(template: string, values: Values): string {
  return template.replaceAll(PLACEHOLDER, (whole: string, name: string, pattern: string | undefined) => {
    if (!Object.hasOwn(values, name)) return whole;
    const value = values[name];
    if (typeof value === 'string' || value === undefined) return value ?? '';
    return writeDate(value, pattern ?? 'yyyy-MM-dd');
  });
}

/** The instant in UTC. */
export const utc = (at: string): DateTime => DateTime.fromISO(at, { zone: 'utc' });
