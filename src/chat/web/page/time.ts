import { html } from 'htm/preact';

import type { Language } from '../../../language/language.ts';
import { pageLanguage } from './language.ts';

// One style for all: 24 hours, and the reader's zone, which is named once, in the summary of the meeting.
const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const STYLES = {
  clock: CLOCK,
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  dayAndClock: { weekday: 'short', day: 'numeric', month: 'short', ...CLOCK },
  dayAndClockAndZone: { weekday: 'long', day: 'numeric', month: 'long', ...CLOCK, timeZoneName: 'short' },
  date: { weekday: 'short', day: 'numeric', month: 'short' },
} satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;
type TimeStyle = keyof typeof STYLES;

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** A date in the page's language. @param timeZone by default, the reader's */
function written(date: Date, style: TimeStyle, timeZone?: string): string {
  const locale = LOCALES[pageLanguage().language];
  const key = `${locale} ${style} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone });
  formats.set(key, format);
  return format.format(date);
}

/** The reader's own day, in words: it separates the days of a conversation. */
export const dayOf = (at: string): string => written(new Date(at), 'day');

/** A day (YYYY-MM-DD) as people write it, without its year. */
export const shortDay = (day: string): string => written(new Date(`${day}T00:00:00Z`), 'date', 'UTC');

/** Day and time of day where the reader is. */
export const dayAndClock = (at: string): string => written(new Date(at), 'dayAndClock');

/** The time of day where the reader is; the day on hover. */
export const ClockTime = ({ at }: { at: string }) =>
  html`<time datetime=${at} title=${dayAndClock(at)}>${written(new Date(at), 'clock')}</time>`;

/** Day and time of day where the reader is. @param zone whether the zone is named */
export function Instant({ at, zone = false }: { at: string; zone?: boolean }) {
  const date = new Date(at);
  // A time that nobody can read is shown as it came.
  if (Number.isNaN(date.getTime())) return html`<time>${at}</time>`;
  return html`<time datetime=${at}>${written(date, zone ? 'dayAndClockAndZone' : 'dayAndClock')}</time>`;
}
