import ical, { ICalCalendarMethod, ICalEventStatus, type ICalCalendar, type ICalEventData } from 'ical-generator';
import { DateTime } from 'luxon';

import { seriesOf, type IcalSeries } from './ical-series.ts';
import { addDays, fromLocal, toLocal } from './local.ts';
import {
  configuredOverrides,
  isPaused,
  occurrencesBetween,
  overridesOf,
  type GroupCalendar,
  type ScheduleOverride,
} from './occurrences.ts';
import { segmentsOf, startsOf, type SeriesSegment, type SeriesSlot, type SeriesStart } from './series.ts';
import { vtimezoneOf } from './vtimezone.ts';

/** What a group's iCalendar feed is made of. */
export interface FeedSource {
  /** The group's id: a part of every UID, which stay the same for ever. */
  readonly id: string;
  readonly name: string;
  readonly calendar: GroupCalendar;
  /** When something about the calendar was changed last, ISO 8601 UTC: the feed's DTSTAMP. */
  readonly stamp: string;
  /** The day from which on single meetings are named, YYYY-MM-DD: those of a year before it and of two years after it. */
  readonly day: string;
  /** Where the feed is. */
  readonly url?: string | undefined;
  /** What stands at every meeting. */
  readonly description: string;
  /** What stands at the next meeting: its agenda. */
  readonly next?: { readonly key: string; readonly description: string } | undefined;
}

/** Somewhat less than what a subscribed calendar asks anyway. */
const REFRESH_SECONDS = 3600;

function empty({ name, url }: FeedSource): ICalCalendar {
  const calendar = ical({
    name,
    prodId: { company: 'Gavel', product: 'Gavel', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  // Without a zone for the whole calendar: with one, ical-generator writes UTC times as if they were local.
  calendar.timezone({ name: null, generator: (zone) => vtimezoneOf(zone) ?? null });
  calendar.ttl(REFRESH_SECONDS);
  if (url !== undefined) calendar.source(url);
  return calendar;
}

/**
 * In which zone times are written: their own, where its VTIMEZONE says what that is and none of them comes twice or
 * never, else UTC.
 */
const writtenIn = (zone: string, ...instants: readonly string[]): string =>
  vtimezoneOf(zone) !== undefined && instants.every((at) => fromLocal(toLocal(at, zone), zone).kind === 'once')
    ? zone
    : 'UTC';
const timed = (at: string, zone: string): DateTime => DateTime.fromISO(at, { zone });
const zoneFor = (zone: string): { timezone?: string } => (zone === 'UTC' ? {} : { timezone: zone });

/** Every change of the whole calendar is one of each of its recurrences. */
const sequenceOf = ({ decisions: { anchors, pauses } }: GroupCalendar): number =>
  anchors.length + pauses.length + pauses.filter(({ until }) => until !== undefined).length;

type Where = Pick<SeriesSlot, 'zone' | 'place' | 'link'>;

function event(source: FeedSource, uid: string, start: string, { zone, place, link }: Where): ICalEventData {
  const { schedule } = source.calendar;
  const end = new Date(Date.parse(start) + schedule.duration * 60_000).toISOString();
  const written = writtenIn(zone, start, end);
  return {
    id: uid,
    start: timed(start, written),
    end: timed(end, written),
    ...zoneFor(written),
    stamp: DateTime.fromISO(source.stamp, { zone: 'utc' }),
    sequence: sequenceOf(source.calendar),
    summary: source.name,
    description: source.description,
    ...(place === undefined ? {} : { location: place }),
    ...(link === undefined ? {} : { url: link }),
  };
}

const uidOf = ({ id }: FeedSource, name: string): string => `${id}-${name.replaceAll(/[^\w-]/gu, '')}@gavel`;

/** Days on which a recurrence gives a meeting that was never one: EXDATE. */
function excluded(series: IcalSeries, calendar: GroupCalendar, within: SeriesSegment): string[] {
  const decided = new Set(calendar.decisions.overrides.map(({ key }) => key));
  const skipped = configuredOverrides(calendar).filter(({ key, start }) => start === undefined && !decided.has(key));
  const paused = calendar.decisions.pauses.flatMap(({ from, until }) =>
    until === undefined ? [] : startsOf(within, from, until),
  );
  const keys = [...skipped.map(({ key }) => key), ...paused.map(({ at }) => at).filter((at) => !decided.has(at))];
  return [...new Set(keys)].filter((key) => series.has(key)).toSorted();
}

function seriesEvent(source: FeedSource, series: IcalSeries, segment: SeriesSegment): ICalEventData {
  const { slot, rule, first } = series;
  const local = (at: string): string => timed(at, slot.zone).toFormat("yyyyMMdd'T'HHmmss");
  const { timezone } = zoneFor(slot.zone);
  const written = (at: string): string =>
    timezone === undefined ? `:${local(at)}Z` : `;TZID=${timezone}:${local(at)}`;
  const exceptions = excluded(series, source.calendar, segment).map((at) => `\r\nEXDATE${written(at)}`);
  return {
    ...event(source, uidOf(source, series.name), first, slot),
    repeating: `RRULE:${rule}${exceptions.join('')}`,
  };
}

/** The recurrences of a calendar, and the parts of it that are none. */
function partsOf(calendar: GroupCalendar): {
  readonly recurring: readonly { series: IcalSeries; segment: SeriesSegment }[];
  readonly single: readonly SeriesSegment[];
} {
  const open = calendar.decisions.pauses.find(({ until }) => until === undefined);
  const parts = segmentsOf(calendar.schedule, calendar.decisions.anchors).map((segment) => ({
    segment,
    all: seriesOf(segment, open?.from),
  }));
  return {
    recurring: parts.flatMap(({ segment, all = [] }) => all.map((series) => ({ series, segment }))),
    single: parts.filter(({ all }) => all === undefined).map(({ segment }) => segment),
  };
}

/** Where a meeting would be if nothing had been decided about it. */
const usual = ({ place, link }: Pick<ScheduleOverride, 'place' | 'link'>, slot: Where): Where => ({
  zone: slot.zone,
  place: place ?? slot.place,
  link: link ?? slot.link,
});

/** A meeting that is not as its recurrence has it, or that has none. */
function changedEvent(
  source: FeedSource,
  override: ScheduleOverride,
  within: IcalSeries | undefined,
  taken: ReadonlySet<string>,
): ICalEventData {
  const { key, start, sequence } = override;
  // One that was moved onto another is that one.
  const gone = start === undefined || (taken.has(start) && start !== key);
  return {
    ...event(
      source,
      uidOf(source, within?.name ?? key),
      start ?? key,
      usual(override, within?.slot ?? source.calendar.schedule),
    ),
    ...agendaOf(source, key),
    sequence: sequenceOf(source.calendar) + sequence,
    ...(within ? { recurrenceId: timed(key, within.slot.zone) } : {}),
    ...(gone ? { status: ICalEventStatus.CANCELLED } : {}),
  };
}

const agendaOf = ({ next }: FeedSource, key: string): { description?: string } =>
  next?.key === key ? { description: next.description } : {};

const year = (source: FeedSource): [string, string] => [
  `${addDays(source.day, -366)}T00:00:00.000Z`,
  `${addDays(source.day, 732)}T00:00:00.000Z`,
];

/** What a part of the schedule gives, without what was decided otherwise. */
function regular(source: FeedSource, segment: SeriesSegment): SeriesStart[] {
  const overrides = overridesOf(source.calendar);
  const isRegular = ({ at }: SeriesStart): boolean => !overrides.has(at) && !isPaused(at, source.calendar.decisions);
  return startsOf(segment, ...year(source)).filter(isRegular);
}

/** The next meeting has its agenda, also where it is as it always is. */
function nextAsUsual({ next, calendar }: FeedSource, recurring: readonly { series: IcalSeries }[]): ScheduleOverride[] {
  const isUsual = next && !overridesOf(calendar).has(next.key) && recurring.some(({ series }) => series.has(next.key));
  return isUsual ? [{ key: next.key, start: next.key, sequence: 0 }] : [];
}

/**
 * A group's calendar as iCalendar (RFC 5545): recurrences, and what is different from them. The same text for the same
 * source.
 */
export function writeFeed(source: FeedSource): string {
  const { calendar } = source;
  const written = empty(source);
  const { recurring, single } = partsOf(calendar);
  for (const { series, segment } of recurring) written.createEvent(seriesEvent(source, series, segment));
  for (const { at, slot } of single.flatMap((segment) => regular(source, segment)))
    written.createEvent({ ...event(source, uidOf(source, at), at, slot), ...agendaOf(source, at) });
  const decided = new Set(calendar.decisions.overrides.map(({ key }) => key));
  // What the configuration leaves out was never told to anybody: it is excluded from its recurrence.
  const changed = [...overridesOf(calendar).values()].filter(
    ({ key, start }) => start !== undefined || decided.has(key),
  );
  const taken = new Set(recurring.flatMap(({ segment }) => regular(source, segment)).map(({ at }) => at));
  for (const override of [...changed, ...nextAsUsual(source, recurring)]) {
    const within = recurring.find(({ series }) => series.has(override.key))?.series;
    written.createEvent(changedEvent(source, override, within, taken));
  }
  return written.toString();
}

/** One meeting of the calendar as iCalendar, by the start that it was first given; undefined where there is none. */
export function oneMeeting(source: FeedSource, key: string): string | undefined {
  const found = occurrencesBetween(source.calendar, ...year(source)).find((one) => one.key === key);
  if (!found) return undefined;
  const written = empty(source);
  const sequence = overridesOf(source.calendar).get(key)?.sequence ?? 0;
  const whole = event(source, uidOf(source, key), found.start, found);
  written.createEvent({ ...whole, ...agendaOf(source, key), sequence: sequenceOf(source.calendar) + sequence });
  return written.toString();
}
