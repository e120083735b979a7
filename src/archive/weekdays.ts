import { DateTime, Info } from 'luxon';

import { LANGUAGES } from '../language/language.ts';

/** Every weekday's number, from 1 for Monday, by its names in all languages. */
const WEEKDAYS = new Map(
  LANGUAGES.flatMap((locale) =>
    Info.weekdays('long', { locale }).map((name, i) => [name.toLowerCase(), i + 1] as const),
  ),
);
const WEEKDAY = new RegExp(String.raw`(?<!\p{L})(?:${[...WEEKDAYS.keys()].join('|')})(?!\p{L})`, 'giu');

/** The weekdays that a text names, and whether a day (YYYY-MM-DD) is one. */
export const weekdaysIn = (text: string): { readonly written: string; readonly fits: (day: string) => boolean }[] =>
  [...text.matchAll(WEEKDAY)].map(([written]) => ({
    written,
    fits: (day) => DateTime.fromISO(day).weekday === WEEKDAYS.get(written.toLowerCase()),
  }));
