import { casual, type ParsedResult } from 'chrono-node';
import { DateTime } from 'luxon';

import { ENGLISH, type InLanguage } from '../language/language.ts';
import { writtenDaysIn } from './written-days.ts';

/** A day, or several in a row, that a text names. */
export interface DayRange {
  /** YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  /** As written, and where in the text. */
  readonly text: string;
  readonly index: number;
}

const day = (date: ParsedResult['start']): string =>
  DateTime.fromObject({
    year: date.get('year') ?? 0,
    month: date.get('month') ?? 1,
    day: date.get('day') ?? 1,
  }).toISODate() ?? '';

const isDay = ({ start }: ParsedResult): boolean => start.isCertain('day') || start.isCertain('weekday');

/**
 * The days that a text names, in their order; if a year is missing, the first such day from `around` on.
 * @param around YYYY-MM-DD
 * @param of the group: what can be read in two ways is meant in its language
 */
export function daysIn(text: string, around: string, of: InLanguage = ENGLISH): DayRange[] {
  const written = writtenDaysIn(text, around, of);
  const found = englishDaysIn(text, around);
  if (written.length === 0) return found;
  const isPartOf = (one: DayRange): boolean =>
    written.some((other) => one.index < other.index + other.text.length && other.index < one.index + one.text.length);
  return [...written, ...found.filter((one) => !isPartOf(one))].toSorted((a, b) => a.index - b.index);
}

function englishDaysIn(text: string, around: string): DayRange[] {
  const reference = { instant: new Date(`${around}T12:00:00Z`), timezone: 0 };
  return casual
    .parse(text, reference, { forwardDate: true })
    .filter(isDay)
    .map(({ start, end, text: words, index }) => ({
      from: day(start),
      to: day(end ?? start),
      text: words.trim(),
      index,
    }));
}

/** The last day that a text names: after it, what the text announces is over. */
export const lastDay = (text: string, around: string, of?: InLanguage): string | undefined =>
  daysIn(text, around, of)
    .map(({ to }) => to)
    .toSorted()
    .at(-1);

// Offsets that people write besides UTC, in hours.
const OFFSETS: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 1,
  cet: 1,
  cest: 2,
  mez: 1,
  mesz: 2,
  eet: 2,
  eest: 3,
};

/** Zones that people name by a place's clock, and write EST for all year. */
const PLACES: Readonly<Record<string, string>> = {
  bst: 'Europe/London',
  ...Object.fromEntries(['et', 'est', 'edt'].map((zone) => [zone, 'America/New_York'])),
  ...Object.fromEntries(['ct', 'cst', 'cdt'].map((zone) => [zone, 'America/Chicago'])),
  ...Object.fromEntries(['mt', 'mst', 'mdt'].map((zone) => [zone, 'America/Denver'])),
  ...Object.fromEntries(['pt', 'pst', 'pdt'].map((zone) => [zone, 'America/Los_Angeles'])),
  jst: 'Asia/Tokyo',
  ...Object.fromEntries(['aest', 'aedt'].map((zone) => [zone, 'Australia/Sydney'])),
};

const CLOCK =
  /(?<![\d:.])(?:(?<hour>[01]?\d|2[0-3])(?:[:.](?<minute>[0-5]\d)(?::\d{2})?|(?=\s*Uhr\b)|(?=\s?[AaPp]\.?[Mm]\b))|(?<packed>(?:[01]\d|2[0-3])[0-5]\d)(?=\s?(?:UTC|GMT|Z)\b))(?:\s*Uhr\b|\s?(?<half>[AaPp])\.?[Mm]\b\.?)?\s*(?:US )?(?<zone>UTC|GMT|Z|CEST|CET|MESZ|MEZ|WES?T|EES?T|BST|JST|AE[SD]T|[ECMP][SD]?T|[A-Z][A-Za-z]+\/[A-Z][\w/+-]+)?(?![\w:]|\.\d)/u;

/** `8.12.`, at the beginning. */
const DOTTED = /^\d{1,2}\.\d{1,2}\./u;

/** A time of day with the zone in which it is meant. */
export interface TimeOfDay {
  /** HH:MM. */
  readonly time: string;
  /** As written; UTC if nothing is. */
  readonly zone?: string | undefined;
  readonly index: number;
}

/** `June 5th, 2024 UTC` has a year there, and no time. */
const DAY_BEFORE_YEAR = /(?:\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th|\.)? \p{L}{3,9}\.?),? $/u;

const isYear = (text: string, { index, groups }: RegExpExecArray): boolean =>
  /^(?:19|20)/u.test(groups?.['packed'] ?? '') && DAY_BEFORE_YEAR.test(text.slice(Math.max(0, index - 24), index));

function timeOf({ hour = '', minute = '00', packed, half }: Readonly<Partial<Record<string, string>>>): string {
  if (packed !== undefined) return `${packed.slice(0, 2)}:${packed.slice(2)}`;
  const by12 =
    half === undefined || Number(hour) > 12 ? Number(hour) : (Number(hour) % 12) + (/p/iu.test(half) ? 12 : 0);
  return `${String(by12).padStart(2, '0')}:${minute}`;
}

/** What is between the first and the last time of a span: `15:00–15:52 UTC`. */
const UNTIL = /^\s*(?:[–—-]|to|until|till|bis)\s*$/u;

export function clocksIn(text: string): TimeOfDay[] {
  const found = [...text.matchAll(new RegExp(CLOCK.source, 'gu'))].filter((one) => !isYear(text, one));
  return found.map(({ 0: written, groups = {}, index }, i) => {
    const next = found[i + 1];
    // The zone of a span is written once, behind it.
    const isSpan = next !== undefined && UNTIL.test(text.slice(index + written.length, next.index));
    return { time: timeOf(groups), zone: groups['zone'] ?? (isSpan ? next.groups?.['zone'] : undefined), index };
  });
}

/** The times of day that are no part of these days: `8.12.` looks like one as well. */
export const clocksBeside = (text: string, days: readonly DayRange[]): TimeOfDay[] =>
  clocksIn(text).filter(
    ({ index }) => !days.some((one) => index >= one.index && DOTTED.test(one.text.slice(index - one.index))),
  );

/** A zone as luxon takes it; what people call it may be a place's clock. */
function zoneNamed(zone: string): string {
  const hours = OFFSETS[zone.toLowerCase()];
  if (hours !== undefined) return `UTC${hours === 0 ? '' : `+${hours}`}`;
  return PLACES[zone.toLowerCase()] ?? zone;
}

/** The instant of a day and a time, as ISO 8601 in UTC, or undefined if its zone is none. */
export function instantOnDay(on: string, { time, zone = 'UTC' }: Pick<TimeOfDay, 'time' | 'zone'>): string | undefined {
  const date = DateTime.fromISO(`${on}T${time}`, { zone: zoneNamed(zone) });
  return date.isValid ? (date.toUTC().toISO({ precision: 'millisecond' }) ?? undefined) : undefined;
}

/** Whether a zone is an Area/City one that is known. */
export const isArea = (zone: string): boolean => zone.includes('/') && DateTime.utc().setZone(zone).isValid;
