import { addDays, dayIn, fromLocal } from './local.ts';
import { daysOf } from './recurrence.ts';
import type { Schedule } from './schedule.ts';

/** One of the times of day that meetings have in turn. */
export interface SeriesSlot {
  /** HH:MM in the zone. */
  readonly start: string;
  readonly zone: string;
  readonly place?: string | undefined;
  readonly link?: string | undefined;
}

/** What is true of a schedule from one day on, until the next change. */
export interface SeriesSegment {
  /** YYYY-MM-DD; undefined where meetings do not recur and it is true from the beginning. */
  readonly from: string | undefined;
  /** The first day that is not of it any more. */
  readonly until?: string;
  readonly rule?: string | undefined;
  readonly slots: readonly [SeriesSlot, ...SeriesSlot[]];
}

/** From a day on meetings are counted anew, at another hour: what a group decided in chat. */
export interface SeriesAnchor {
  readonly from: string;
  readonly start: string;
  readonly zone: string;
}

/** A start that the recurrence gives. */
export interface SeriesStart {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly slot: SeriesSlot;
}

type Given = { readonly [K in keyof SeriesSlot]?: SeriesSlot[K] | undefined };

/** The slot, with what is given in place of its own. */
const over = (slot: SeriesSlot, given: Given): SeriesSlot => ({
  start: given.start ?? slot.start,
  zone: given.zone ?? slot.zone,
  place: given.place ?? slot.place,
  link: given.link ?? slot.link,
});

/** The schedule's parts in the order of time, with what was decided later than the configuration. */
export function segmentsOf(schedule: Schedule, anchors: readonly SeriesAnchor[] = []): SeriesSegment[] {
  const { alternating = [], from, every } = schedule;
  const first = over(schedule, {});
  const own: SeriesSegment = { from, rule: every, slots: [first, ...alternating.map((turn) => over(first, turn))] };
  const changes: Schedule['changes'] = [...schedule.changes, ...anchors];
  const all = changes
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .reduce<SeriesSegment[]>(
      (done, change) => {
        const before = done.at(-1) ?? own;
        return [...done.slice(0, -1), { ...before, until: change.from }, changed(before, change)];
      },
      [own],
    );
  return all.filter(({ from: start, until }) => until === undefined || start === undefined || start < until);
}

function changed(
  { rule, slots: [first, ...others] }: SeriesSegment,
  change: Schedule['changes'][number],
): SeriesSegment {
  const { from, every = rule, alternating } = change;
  const slot = over(first, change);
  const turns = alternating === undefined ? others : alternating.map((turn) => over(slot, turn));
  return { from, rule: every === 'none' ? undefined : every, slots: [slot, ...turns] };
}

/** The starts that a segment gives from `first` on and before `end` (ISO 8601, UTC), in order. */
export function startsOf({ from, until, rule, slots }: SeriesSegment, first: string, end: string): SeriesStart[] {
  if (from === undefined || rule === undefined) return [];
  // A local day begins up to 14 hours before the day of UTC and ends up to 12 hours after it.
  const last = addDays(dayIn(end, 'UTC'), 2);
  const recurrence = { rule, from, zone: slots[0].zone };
  const stop = until !== undefined && until < last ? until : last;
  // Turns are counted from the first meeting; with one slot there is nothing to count.
  const since = slots.length === 1 ? addDays(dayIn(first, 'UTC'), -1) : from;
  return daysOf(recurrence, since, stop).flatMap((day, turn) => {
    const slot = slots[turn % slots.length] ?? slots[0];
    const { at } = fromLocal(`${day}T${slot.start}`, slot.zone);
    return at >= first && at < end ? [{ at, slot }] : [];
  });
}
