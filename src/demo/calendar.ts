import { DateTime } from 'luxon';

// As in config/demo.yaml: the page of meetings and the schedule name the same next meeting.
const FIRST_EVER = DateTime.utc(2026, 1, 6);
const FORTNIGHT = 14;

/** Days (UTC midnight, always Tuesdays, a fortnight apart) on which the demonstration's group meets. */
export interface DemoCalendar {
  /** The last three meetings that were held, oldest first. */
  readonly held: readonly [DateTime, DateTime, DateTime];
  /** The first that is not before today. */
  readonly next: DateTime;
}

/** The meetings around a day (YYYY-MM-DD). Throws if it isn't a date. */
export function demoCalendar(today: string): DemoCalendar {
  const day = DateTime.fromISO(today, { zone: 'utc' }).startOf('day');
  if (!day.isValid) throw new Error(`${JSON.stringify(today)} isn't a date. Write it as YYYY-MM-DD.`);
  const fortnights = Math.ceil(day.diff(FIRST_EVER, 'days').days / FORTNIGHT);
  const next = FIRST_EVER.plus({ days: fortnights * FORTNIGHT });
  const before = (meetings: number): DateTime => next.minus({ days: meetings * FORTNIGHT });
  return { held: [before(3), before(2), before(1)], next };
}
