import { addMilliseconds } from '../../meeting/add-milliseconds.ts';
import { addDays, toLocal } from '../../schedule/local.ts';
import { occurrencesBetween, startOnDay, type GroupCalendar, type Occurrence } from '../../schedule/occurrences.ts';
import type { CalendarEvent } from '../calendar/calendar.ts';

/** What follows from "the next meeting is then". */
export interface RescheduleResult {
  readonly events: readonly CalendarEvent[];
  /** The meeting of the calendar that is held then, by the start that it was first given. */
  readonly occurrence: string;
  /** Where it stood before, if it is another time now. */
  readonly moved?: Occurrence | undefined;
  /** Meetings before it, which are not held. */
  readonly cancelled: readonly Occurrence[];
}

const AHEAD_DAYS = 100;
/** Nobody sets single meetings further ahead. */
const LONGEST_DAYS = 4000;
/** After a time without dates, a meeting of the recurrence this near to the one that was set is the same one. */
const SAME_MS = 36 * 3_600_000;

const isOpen = ({ decisions }: GroupCalendar): boolean => decisions.pauses.some(({ until }) => until === undefined);

/** The calendar as it is once dates are given again from `until` on. */
const resumed = ({ schedule, decisions }: GroupCalendar, until: string): GroupCalendar => ({
  schedule,
  decisions: {
    ...decisions,
    pauses: decisions.pauses.map((one) => (one.until === undefined ? { ...one, until } : one)),
  },
});

const apart = (one: string, other: string): number => Math.abs(Date.parse(one) - Date.parse(other));

/** The meeting that is meant to be at `start`: the nearest one, of two as near the earlier. */
function nearest(candidates: readonly Occurrence[], start: string): Occurrence | undefined {
  const [first, ...others] = candidates;
  return (
    first && others.reduce((best, one) => (apart(one.start, start) < apart(best.start, start) ? one : best), first)
  );
}

/** The calendar's meetings after `after`, up to some months after `start`. */
const ahead = (calendar: GroupCalendar, after: string, start: string): Occurrence[] =>
  occurrencesBetween(calendar, addMilliseconds(after, 1), `${addDays(start.slice(0, 10), AHEAD_DAYS)}T00:00:00.000Z`);

const cancelAll = (meetings: readonly Occurrence[], at: string): CalendarEvent[] =>
  meetings.map(({ key }) => ({ type: 'calendar.cancelled', at, occurrence: key }));

/** The event that ends a time without dates, where there is one. */
const resuming = (calendar: GroupCalendar, until: string, at: string): CalendarEvent[] =>
  isOpen(calendar) ? [{ type: 'calendar.resumed', at, until }] : [];

/**
 * Makes `start` the next meeting after `after` (ISO 8601, UTC): the nearest meeting of the calendar is moved there, and
 * those before it are not held. With no calendar to go by it is a meeting of its own.
 */
export function rescheduleMeeting(whole: GroupCalendar, after: string, start: string, at: string): RescheduleResult {
  const paused = isOpen(whole);
  const calendar = paused ? resumed(whole, start) : whole;
  // While there are no dates, those that were set singly count, and what the recurrence would have near the one meant.
  const single = paused ? ahead(whole, after, start).map(({ key }) => key) : [];
  const candidates = ahead(calendar, after, start).filter(
    (one) => !paused || single.includes(one.key) || apart(one.start, start) <= SAME_MS,
  );
  const target = meantBy(start, candidates, calendar);
  const cancelled = candidates.filter((one) => one.start < start && one !== target.there);
  const before = [...resuming(whole, start, at), ...cancelAll(cancelled, at)];
  if (target.there?.start === start) return { events: before, occurrence: target.there.key, cancelled };
  const event: CalendarEvent = target.isKnown
    ? { type: 'calendar.moved', at, occurrence: target.key, start }
    : { type: 'calendar.added', at, start };
  return { events: [...before, event], occurrence: target.key, moved: target.there, cancelled };
}

/** Which meeting of the calendar is meant by a start, where it stands now, and whether the calendar has one at all. */
function meantBy(start: string, candidates: readonly Occurrence[], { decisions }: GroupCalendar) {
  const exact = candidates.find((one) => one.start === start);
  // A meeting that was cancelled, or moved away, is put back where the recurrence has it.
  if (!exact && decisions.overrides.some(({ key }) => key === start)) return { key: start, isKnown: true };
  const there = exact ?? nearest(candidates, start);
  return { key: there?.key ?? start, isKnown: there !== undefined, there };
}

/** Makes `start` the next meeting, from whose day the recurrence is counted anew, at this hour by the zone's clock. */
export function reanchorSeries(
  calendar: GroupCalendar,
  after: string,
  start: string,
  zone: string,
  at: string,
): RescheduleResult {
  const [from = '', clock = ''] = toLocal(start, zone).split('T');
  const cancelled = ahead(calendar, after, start).filter((one) => one.start < start);
  const anchor = { from, start: clock, zone };
  const { schedule, decisions } = calendar;
  const anew = { schedule, decisions: { ...decisions, anchors: [...decisions.anchors, anchor] } };
  // The configuration may say that there is none on that day: the group's word counts.
  const isLeftOut = schedule.skip.includes(from) && startOnDay(anew, from)?.at === start;
  const held: CalendarEvent[] = isLeftOut ? [{ type: 'calendar.moved', at, occurrence: start, start }] : [];
  const before = [...resuming(calendar, start, at), ...cancelAll(cancelled, at)];
  return {
    events: [...before, { type: 'calendar.anchored', at, ...anchor }, ...held],
    occurrence: start,
    cancelled,
  };
}

/** No dates after `after`: the recurrence rests, and what was set singly is not held. */
export function pauseSeries({ schedule, decisions }: GroupCalendar, after: string, at: string): CalendarEvent[] {
  const from = addMilliseconds(after, 1);
  const resting = { schedule, decisions: { ...decisions, pauses: [...decisions.pauses, { from }] } };
  const single = occurrencesBetween(resting, from, `${addDays(from.slice(0, 10), LONGEST_DAYS)}T00:00:00.000Z`);
  const rest: CalendarEvent[] = isOpen({ schedule, decisions }) ? [] : [{ type: 'calendar.paused', at, from }];
  return [...rest, ...cancelAll(single, at)];
}

/** The calendar without one of its meetings. */
export const withoutDecision = ({ schedule, decisions }: GroupCalendar, { key }: Occurrence): GroupCalendar => ({
  schedule,
  decisions: {
    ...decisions,
    overrides: [...decisions.overrides.filter((one) => one.key !== key), { key, sequence: 1 }],
  },
});

/** The meeting that starts on a day (YYYY-MM-DD, by its own clock) after an instant. */
export const onDay = (calendar: GroupCalendar, day: string, after: string): Occurrence | undefined =>
  occurrencesBetween(calendar, `${addDays(day, -1)}T00:00:00.000Z`, `${addDays(day, 2)}T00:00:00.000Z`).find(
    ({ start, zone }) => start > after && toLocal(start, zone).startsWith(day),
  );
