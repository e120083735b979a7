import { DateTime } from 'luxon';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const WEEKDAY = new RegExp(String.raw`\b(?:${WEEKDAYS.join('|')})\b`, 'giu');

/** The weekdays that a text names, in English, and whether a day (YYYY-MM-DD) is one. */
export const weekdaysIn = (text: string): { readonly written: string; readonly fits: (day: string) => boolean }[] =>
  [...text.matchAll(WEEKDAY)].map(([written]) => ({
    written,
    fits: (day) => WEEKDAYS[DateTime.fromISO(day).weekday - 1] === written.toLowerCase(),
  }));
