import { DateTime } from 'luxon';

import { addDays, fromLocal } from './local.ts';
import { daysOf } from './recurrence.ts';
import { startsOf, type SeriesSegment, type SeriesSlot } from './series.ts';
import { vtimezoneOf } from './vtimezone.ts';

/** Meetings that iCalendar can say as one recurrence: a part of the schedule, in one of its turns. */
export interface IcalSeries {
  /** Unique in the group, for ever: the day from which it counts, and its turn. */
  readonly name: string;
  readonly slot: SeriesSlot;
  /** Its first start: ISO 8601, UTC. */
  readonly first: string;
  /** RFC 5545, with an UNTIL where it ends. */
  readonly rule: string;
  has(key: string): boolean;
}

/** How far a recurrence is looked at to see that iCalendar would say the same, in days. */
const CHECKED_DAYS = 2200;
/** A recurrence that ends later than this is one that does not end. */
const LAST_DAYS = 8000;

const without = (rule: string, ...names: readonly string[]): string =>
  rule
    .split(';')
    .filter((part) => !names.includes(part.split('=', 1)[0] ?? ''))
    .join(';');

const interval = (rule: string): number => Number(/\bINTERVAL=(?<n>\d+)/u.exec(rule)?.groups?.['n'] ?? 1);

/** Times that do not exist, or come twice, are read differently by different programs. */
const isPlain = (day: string, { start, zone }: SeriesSlot): boolean =>
  fromLocal(`${day}T${start}`, zone).kind === 'once';

/** Programs do not agree on what recurs on the 31st, or on leap day, where a month has none. */
const isOnRareDay = (rule: string, from: string): boolean =>
  /FREQ=(?:MONTHLY|YEARLY)/u.test(rule) && !/\bBY/u.test(rule) && Number(from.slice(8)) > 28;

/** The rule for every nth meeting from `from` on, where that says the same days; undefined where it does not. */
function everyNth(rule: string, from: string, days: readonly string[], n: number): string | undefined {
  const sparse = n === 1 ? rule : `${without(rule, 'INTERVAL')};INTERVAL=${interval(rule) * n}`;
  const found = daysOf({ rule: sparse, from, zone: 'UTC' }, from, days.at(-1) ?? from);
  return found.every((day, i) => day === days[i]) && found.length === days.length - 1 ? sparse : undefined;
}

/** The last start of a segment that ends; undefined where it does not. */
function lastStart(segment: SeriesSegment & { readonly from: string }, end: string | undefined): string | undefined {
  const ends = end !== undefined || segment.until !== undefined || /\b(?:COUNT|UNTIL)=/u.test(segment.rule ?? '');
  const far = `${addDays(segment.from, LAST_DAYS)}T00:00:00.000Z`;
  return ends ? (startsOf(segment, '0001-01-01T00:00:00.000Z', end ?? far).at(-1)?.at ?? '') : undefined;
}

const compact = (at: string): string => DateTime.fromISO(at, { zone: 'utc' }).toFormat("yyyyMMdd'T'HHmmss'Z'");

/**
 * The recurrences that say in iCalendar what a part of the schedule says; undefined where none do, so that each of its
 * meetings has to be named.
 * @param end the recurrence gives no dates from this instant on (ISO 8601, UTC)
 */
export function seriesOf(segment: SeriesSegment, end: string | undefined): IcalSeries[] | undefined {
  const { from, rule, slots } = segment;
  if (from === undefined || rule === undefined) return [];
  if (isOnRareDay(rule, from)) return undefined;
  const endless = without(rule, 'COUNT', 'UNTIL');
  const days = daysOf({ rule: endless, from, zone: 'UTC' }, from, addDays(from, CHECKED_DAYS));
  const last = lastStart({ ...segment, from }, end);
  const found = slots.map((slot, turn): IcalSeries | undefined => {
    const own = days.filter((_, i) => i % slots.length === turn);
    const [day] = own;
    const nth = day === undefined ? undefined : everyNth(endless, day, own, slots.length);
    const plain = own.every((one) => isPlain(one, slot)) && vtimezoneOf(slot.zone) !== undefined;
    if (day === undefined || nth === undefined || !plain) return undefined;
    return {
      name: slots.length === 1 ? from : `${from}-${turn + 1}`,
      slot,
      first: fromLocal(`${day}T${slot.start}`, slot.zone).at,
      rule: last === undefined ? nth : `${nth};UNTIL=${compact(last)}`,
      has: (key) =>
        (last === undefined || key <= last) && startsOf(segment, key, later(key)).some((start) => start.slot === slot),
    };
  });
  const whole = found.filter((series) => series !== undefined);
  // Turns of which the last start comes before the first have no meeting at all.
  return whole.length === found.length ? whole.filter(({ first }) => last === undefined || first <= last) : undefined;
}

const later = (key: string): string => new Date(Date.parse(key) + 1).toISOString();
