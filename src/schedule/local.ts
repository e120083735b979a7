import { IANAZone } from 'luxon';

/** What a wall clock means in a zone. Instants are ISO 8601 in UTC with milliseconds. */
export type LocalTime =
  | { readonly kind: 'once'; readonly at: string }
  /** The clock went back over it: `at` is the first of the two, which RFC 5545 (3.3.5) means. */
  | { readonly kind: 'twice'; readonly at: string; readonly second: string }
  /** The clock jumped over it: `at` is by the clock before the jump, as RFC 5545 (3.3.5) has it. */
  | { readonly kind: 'never'; readonly at: string };

const DAY_MS = 86_400_000;
const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/**
 * When a wall clock shows a time, decided here and nowhere else: a library's own choice may depend on today's date.
 * @param local YYYY-MM-DDTHH:MM
 * @param zone UTC or Area/City
 * @throws RangeError for what is no date and time
 */
export function fromLocal(local: string, zone: string): LocalTime {
  const naive = Date.parse(`${local}:00.000Z`);
  if (Number.isNaN(naive)) throw new RangeError(`"${local}" is no date and time`);
  const clock = IANAZone.create(zone);
  // No zone changes its clock twice within two days, so these are the only two offsets that can hold.
  const before = clock.offset(naive - DAY_MS);
  const after = clock.offset(naive + DAY_MS);
  const [first, second] = [before, after].map((minutes) => naive - minutes * 60_000) as [number, number];
  const fits = (at: number): boolean => at + clock.offset(at) * 60_000 === naive;
  if (first === second || (fits(first) && !fits(second))) return { kind: 'once', at: iso(first) };
  if (fits(first)) return { kind: 'twice', at: iso(first), second: iso(second) };
  return fits(second) ? { kind: 'once', at: iso(second) } : { kind: 'never', at: iso(first) };
}

/** What a wall clock in a zone shows at an instant: YYYY-MM-DDTHH:MM. */
export function toLocal(at: string, zone: string): string {
  const instant = Date.parse(at);
  return iso(instant + IANAZone.create(zone).offset(instant) * 60_000).slice(0, 16);
}

/** The day on which an instant falls in a zone: YYYY-MM-DD. */
export const dayIn = (at: string, zone: string): string => toLocal(at, zone).slice(0, 10);

/** The days of the week in English, from Sunday on. */
export const DAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The weekday of a day (YYYY-MM-DD), in English. */
export const weekdayOf = (day: string): string => DAY_NAMES[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';

/** The day some days after a day, or before it (YYYY-MM-DD). */
export const addDays = (day: string, days: number): string =>
  iso(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).slice(0, 10);
