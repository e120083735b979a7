import { DateTime } from 'luxon';
import { RRuleTemporal } from 'rrule-temporal';
import { z } from 'zod';

/** UTC or an Area/City name: abbreviations such as PST mean different things to different people. */
export const Zone = z
  .string()
  .refine((zone) => (zone === 'UTC' || zone.includes('/')) && DateTime.utc().setZone(zone).isValid, {
    error: (issue) => `"${String(issue.input)}" is no time zone: use UTC or an Area/City name such as Europe/Amsterdam`,
  });

export const ScheduleSchema = z.strictObject({
  /** Local time of day at which meetings start: HH:MM. */
  start: z.stringFormat('HH:MM', /^([01]\d|2[0-3]):[0-5]\d$/u),
  zone: Zone.default('UTC'),
  /** The day from which the recurrence counts: YYYY-MM-DD. */
  from: z.iso.date().optional(),
  /** RFC 5545 recurrence, such as FREQ=WEEKLY;INTERVAL=2. None: each next date is set by hand. */
  every: z
    .string()
    .regex(/^FREQ=/u)
    .optional(),
  /** Minutes that a meeting is meant to last. */
  duration: z.int().positive().default(60),
  /** Minutes before the start from which the roll call stands. */
  gathering: z.int().min(0).default(30),
});

export type Schedule = z.infer<typeof ScheduleSchema>;

const iso = (date: DateTime): string => date.toUTC().toISO({ precision: 'millisecond' }) ?? '';

/** When a meeting on this day (YYYY-MM-DD, in the schedule's zone) starts: ISO 8601 in UTC. */
export const startOn = (schedule: Schedule, day: string): string =>
  iso(DateTime.fromISO(`${day}T${schedule.start}`, { zone: schedule.zone }));

/** The schedule's first start after an instant, or undefined where meetings do not recur. ISO 8601 in UTC. */
export function nextStart(schedule: Schedule, after: string): string | undefined {
  if (schedule.every === undefined) return undefined;
  const from = schedule.from ?? DateTime.fromISO(after).setZone(schedule.zone).toISODate() ?? '';
  const local = `${from}T${schedule.start}:00`.replaceAll(/[-:]/gu, '');
  const rule = new RRuleTemporal({ rruleString: `DTSTART;TZID=${schedule.zone}:${local}\nRRULE:${schedule.every}` });
  const next = rule.next(new Date(after), false);
  return next ? iso(DateTime.fromMillis(next.epochMilliseconds)) : undefined;
}
