import { occurrencesBetween, type GroupCalendar, type Occurrence } from './occurrences.ts';

/** Two meetings that are held at once, wholly or in part. */
export interface ScheduleConflict {
  readonly one: Occurrence;
  readonly other: Occurrence;
}

const endOf = ({ start }: Occurrence, { schedule }: GroupCalendar): string =>
  new Date(Date.parse(start) + schedule.duration * 60_000).toISOString();

/** The meetings of two calendars that overlap, of those that start from `first` on and before `end` (ISO 8601, UTC). */
export function findConflicts(
  one: GroupCalendar,
  other: GroupCalendar,
  first: string,
  end: string,
): ScheduleConflict[] {
  const others = occurrencesBetween(other, first, end);
  return occurrencesBetween(one, first, end).flatMap((mine) =>
    others
      .filter((theirs) => mine.start < endOf(theirs, other) && theirs.start < endOf(mine, one))
      .map((theirs) => ({ one: mine, other: theirs })),
  );
}
