import { addDays, dayIn } from './local.ts';
import { configuredStart, type Schedule } from './schedule.ts';
import { segmentsOf, startsOf, type SeriesAnchor, type SeriesSlot, type SeriesStart } from './series.ts';

/** A meeting of the calendar. */
export interface Occurrence {
  /** The start that it was first given: its name for ever, whatever becomes of it. ISO 8601, UTC. */
  readonly key: string;
  /** When it starts: ISO 8601, UTC. */
  readonly start: string;
  readonly place?: string | undefined;
  readonly link?: string | undefined;
  /** The zone whose clock it keeps. */
  readonly zone: string;
}

/** What became of one meeting. */
export interface ScheduleOverride {
  readonly key: string;
  /** When it starts instead; undefined where it is cancelled. */
  readonly start?: string | undefined;
  readonly place?: string | undefined;
  readonly link?: string | undefined;
  /** How often it was changed: RFC 5545's SEQUENCE. */
  readonly sequence: number;
}

/** A time in which the recurrence gives no meetings: from this instant on, until that one or until further notice. */
export interface SchedulePause {
  readonly from: string;
  readonly until?: string | undefined;
}

/** What a group decided about its calendar, later than its configuration. */
export interface ScheduleDecisions {
  readonly overrides: readonly ScheduleOverride[];
  readonly pauses: readonly SchedulePause[];
  readonly anchors: readonly SeriesAnchor[];
}

export const NO_DECISIONS: ScheduleDecisions = { overrides: [], pauses: [], anchors: [] };

/** A schedule and what was decided about it: everything that says when a group meets. */
export interface GroupCalendar {
  readonly schedule: Schedule;
  readonly decisions: ScheduleDecisions;
}

const byStart = (a: { start: string }, b: { start: string }): number =>
  a.start < b.start ? -1 : a.start > b.start ? 1 : 0;

const seriesBetween = ({ schedule, decisions }: GroupCalendar, first: string, end: string): SeriesStart[] =>
  segmentsOf(schedule, decisions.anchors).flatMap((segment) => startsOf(segment, first, end));

/** The start that the recurrence gives on a day (YYYY-MM-DD, by the clock of its slot), if there is one. */
export function startOnDay(calendar: GroupCalendar, day: string): SeriesStart | undefined {
  const around = seriesBetween(calendar, `${addDays(day, -1)}T00:00:00.000Z`, `${addDays(day, 2)}T00:00:00.000Z`);
  return around.find(({ at, slot }) => dayIn(at, slot.zone) === day);
}

/** What the configuration itself says of single meetings. */
export function configuredOverrides(calendar: GroupCalendar): ScheduleOverride[] {
  const { skip, moved, added, zone } = calendar.schedule;
  const skipped = skip.flatMap((day) => {
    const found = startOnDay(calendar, day);
    return found ? [{ key: found.at, sequence: 1 }] : [];
  });
  const elsewhere = moved.flatMap(({ from, to, place, link }) => {
    const found = startOnDay(calendar, from);
    return found ? [{ key: found.at, start: configuredStart(to, zone), place, link, sequence: 1 }] : [];
  });
  const beside = added.map(({ at, place, link }) => {
    const start = configuredStart(at, zone);
    return { key: start, start, place, link, sequence: 0 };
  });
  return [...skipped, ...elsewhere, ...beside];
}

/** Everything that is known of single meetings, the latest word on each. */
export function overridesOf(calendar: GroupCalendar): ReadonlyMap<string, ScheduleOverride> {
  const all = [...configuredOverrides(calendar), ...calendar.decisions.overrides];
  return new Map(all.map((override) => [override.key, override]));
}

export const isPaused = (key: string, { pauses }: ScheduleDecisions): boolean =>
  pauses.some(({ from, until }) => key >= from && (until === undefined || key < until));

const occurrence = (
  key: string,
  start: string,
  { place, link, zone }: Pick<SeriesSlot, 'place' | 'link' | 'zone'>,
): Occurrence => ({ key, start, place, link, zone });

/** The slot of the meeting that has this key, as far as the recurrence knows it; else the schedule's own. */
function slotOf(calendar: GroupCalendar, key: string): SeriesSlot {
  const after = new Date(Date.parse(key) + 1).toISOString();
  const [found] = seriesBetween(calendar, key, after);
  return (
    found?.slot ??
    segmentsOf(calendar.schedule)[0]?.slots[0] ?? { start: calendar.schedule.start, zone: calendar.schedule.zone }
  );
}

/**
 * The meetings that start from `first` on and before `end` (ISO 8601, UTC), in order. A meeting that was moved to the
 * time of another is one meeting.
 */
export function occurrencesBetween(calendar: GroupCalendar, first: string, end: string): Occurrence[] {
  const overrides = overridesOf(calendar);
  const regular = seriesBetween(calendar, first, end)
    .filter(({ at }) => !overrides.has(at) && !isPaused(at, calendar.decisions))
    .map(({ at, slot }) => occurrence(at, at, slot));
  const decided = [...overrides.values()].flatMap(({ key, start, place, link }) => {
    if (start === undefined || start < first || start >= end) return [];
    const slot = slotOf(calendar, key);
    return [occurrence(key, start, { zone: slot.zone, place: place ?? slot.place, link: link ?? slot.link })];
  });
  const all = [...regular, ...decided].toSorted(byStart);
  return all.filter(({ start }, i) => start !== all[i - 1]?.start);
}

/** How far ahead is looked for the next meeting, in days: near first. */
const HORIZONS = [70, 800, 6000];

/** The first meeting that starts after an instant (ISO 8601, UTC), or undefined where no date is known. */
export function nextOccurrence(calendar: GroupCalendar, after: string): Occurrence | undefined {
  const first = new Date(Date.parse(after) + 1).toISOString();
  for (const days of HORIZONS) {
    const end = `${addDays(first.slice(0, 10), days)}T00:00:00.000Z`;
    const [found] = occurrencesBetween(calendar, first, end);
    if (found) return found;
  }
  return undefined;
}

/** The schedule's first start after an instant, with no decisions: ISO 8601 in UTC. */
export const nextStart = (schedule: Schedule, after: string): string | undefined =>
  nextOccurrence({ schedule, decisions: NO_DECISIONS }, after)?.start;
