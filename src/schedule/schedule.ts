import { z } from 'zod';

import { fromLocal } from './local.ts';
import { ruleProblem } from './recurrence.ts';
import { ZoneSchema } from './zone.ts';

const Time = z.stringFormat('HH:MM', /^([01]\d|2[0-3]):[0-5]\d$/u);
const Day = z.iso.date();
/** YYYY-MM-DD HH:MM, in the schedule's zone or in the one named after it. */
const Local = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d(?: \S+)?$/u,
    'a day and a time, such as 2024-06-05 16:00 or 2024-06-05 16:00 UTC',
  );

const Every = z.string().superRefine((rule, context) => {
  const problem = ruleProblem(rule);
  if (problem !== undefined) context.addIssue(problem);
});

/** Where a meeting is held. */
const Where = {
  /** For people: a room, a channel. */
  place: z.string().optional(),
  /** For instance of a video conference. */
  link: z.url({ protocol: /^https?$/u, error: 'a link begins with https://' }).optional(),
};

/** One of several times of day that meetings have in turn. */
const TurnSchema = z.strictObject({ start: Time, zone: ZoneSchema.optional(), ...Where });
const Alternating = z.array(TurnSchema).min(1);

/** What is different from a day on; what is not named stays as it was. */
const ChangeSchema = z.strictObject({
  /** The first day of which this is true, and from which the recurrence counts anew: YYYY-MM-DD. */
  from: Day,
  start: Time.optional(),
  zone: ZoneSchema.optional(),
  /** `none`: from then on each date is set by hand. */
  every: z.union([z.literal('none'), Every]).optional(),
  alternating: Alternating.optional(),
  ...Where,
});

export const ScheduleSchema = z.strictObject({
  /** Local time of day at which meetings start: HH:MM. */
  start: Time,
  zone: ZoneSchema.default('UTC'),
  /** The day of the first meeting, from which the recurrence counts: YYYY-MM-DD. */
  from: Day.optional(),
  /** RFC 5545 recurrence, such as FREQ=WEEKLY;INTERVAL=2. None: each next date is set by hand. */
  every: Every.optional(),
  /** Further times of day: meetings take turns, beginning with `start`. */
  alternating: Alternating.optional(),
  ...Where,
  /** Minutes that a meeting is meant to last. */
  duration: z.int().positive().default(60),
  /** Minutes before the start from which the roll call stands. */
  gathering: z.int().min(0).default(30),
  /** Days on which the meeting that the recurrence gives is not held: YYYY-MM-DD. */
  skip: z.array(Day).default([]),
  /** Single meetings that are held at another time than the recurrence gives. */
  moved: z.array(z.strictObject({ from: Day, to: Local, ...Where })).default([]),
  /** Meetings beside the recurrence. */
  added: z.array(z.strictObject({ at: Local, ...Where })).default([]),
  /** What is different from a day on, oldest first. */
  changes: z.array(ChangeSchema).default([]),
});

export type Schedule = z.infer<typeof ScheduleSchema>;

/** When a meeting on this day (YYYY-MM-DD, in the schedule's zone) starts: ISO 8601 in UTC. */
export const startOn = (schedule: Schedule, day: string): string =>
  fromLocal(`${day}T${schedule.start}`, schedule.zone).at;

/** The instant of `2024-06-05 16:00`, in the zone given or in the one named after it: ISO 8601 in UTC. */
export function configuredStart(local: string, zone: string): string {
  const [day = '', time = '', named = zone] = local.split(' ');
  return fromLocal(`${day}T${time}`, named).at;
}
