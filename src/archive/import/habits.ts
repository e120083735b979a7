import { DateTime } from 'luxon';

/** When a group meets, as its minutes show. */
export interface MeetingRhythm {
  /** The most frequent start, HH:MM in UTC, if the minutes name one. */
  readonly start?: string | undefined;
  /** The day of the last meeting, from which it is counted. */
  readonly from: string;
  /** RFC 5545; undefined if the meetings have no rhythm. */
  readonly every?: string | undefined;
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Which of its weekday in the month a day is: from the first on, and whether it's the last. */
const places = (day: DateTime): { readonly nth: number; readonly last: boolean } => ({
  nth: Math.ceil(day.day / 7),
  last: day.day + 7 > (day.daysInMonth ?? 31),
});

/** `FREQ=MONTHLY;BYDAY=-1WE` for days that are all the last Wednesday of their month, or nearly all. */
function monthly(days: readonly DateTime[]): string | undefined {
  const months = new Set(days.map((day) => day.toFormat('yyyy-MM')));
  const weekday = mostFrequent(days.map((day) => day.weekday));
  if (weekday === undefined || days.length < 3 || months.size < days.length) return undefined;
  const own = days.filter((day) => day.weekday === weekday).map(places);
  const nth = mostFrequent(own.map((one) => one.nth)) ?? 1;
  const isUsual = (count: number): boolean => count * 3 >= days.length * 2;
  const letters = WEEKDAYS[weekday - 1] ?? 'MO';
  if (isUsual(own.filter(({ last }) => last).length)) return `FREQ=MONTHLY;BYDAY=-1${letters}`;
  return isUsual(own.filter((one) => one.nth === nth).length) ? `FREQ=MONTHLY;BYDAY=${nth}${letters}` : undefined;
}

/** The rhythm of meetings, from their days (oldest first) and their starts. */
export function rhythmOf(
  held: readonly { readonly date: string; readonly start?: string | undefined }[],
): MeetingRhythm | undefined {
  const last = held.at(-1);
  if (!last) return undefined;
  const starts = held.flatMap(({ start }) => (start === undefined ? [] : [start.slice(11, 16)]));
  const days = held.map(({ date }) => DateTime.fromISO(date));
  const weeks = days.slice(1).map((day, i) => Math.round(day.diff(days[i] ?? day, 'days').days / 7));
  const usual = mostFrequent(weeks.filter((count) => count > 0));
  const isUsual = usual !== undefined && weeks.filter((count) => count === usual).length * 2 > weeks.length;
  const weekly = isUsual ? `FREQ=WEEKLY;INTERVAL=${usual}` : undefined;
  return {
    start: mostFrequent(starts.slice(-6)),
    from: last.date,
    every: (usual ?? 0) >= 4 ? (monthly(days) ?? weekly) : weekly,
  };
}

/** A heading that minutes have again and again. */
export interface StandingHeading {
  readonly title: string;
  readonly url?: string | undefined;
}
