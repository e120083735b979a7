import { z } from 'zod';

import { fromLocal } from './local.ts';
import { ruleProblem } from './recurrence.ts';
import { ZoneSchema } from './zone.ts';

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, "write a time of day in quotes, like '17:00'");
const Day = z.iso.date({ error: 'write a day as YYYY-MM-DD, like 2026-12-08' });
/** YYYY-MM-DD HH:MM, in the schedule's zone or in the one named after it. */
const Local = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d(?: \S+)?$/u,
    'write a day and a time, like 2024-06-05 16:00 or 2024-06-05 16:00 UTC',
  );

const Every = z.string().superRefine((rule, context) => {
  const problem = ruleProblem(rule);
  if (problem !== undefined) context.addIssue(problem);
});

/** Where a meeting is held. */
const Where = {
  place: z
    .string()
    .optional()
    .meta({ title: 'Place', description: 'Where it takes place, for people: a room or a channel.' }),
  link: z
    .url({ protocol: /^https?$/u, error: 'write a link, like https://video.example.org/group' })
    .optional()
    .meta({ title: 'Link', description: 'A link to it, such as a video conference.' }),
};

/** One of several times of day that meetings have in turn. */
const Start = Time.meta({ title: 'Start', description: 'Local time at which meetings start, as HH:MM.' });
const Zone = ZoneSchema.optional().meta({
  title: 'Time zone',
  description: 'The time zone of the start, if it differs.',
});
const TurnSchema = z.strictObject({ start: Start, zone: Zone, ...Where });
const Alternating = z.array(TurnSchema).min(1);

/** What is different from a day on; what is not named stays as it was. */
const ChangeSchema = z.strictObject({
  from: Day.meta({
    title: 'From',
    description: 'The first day it applies, from which the recurrence counts again: YYYY-MM-DD.',
  }),
  start: Start.optional(),
  zone: Zone,
  every: z
    .union([z.literal('none'), Every])
    .optional()
    .meta({
      title: 'Every',
      description: 'The new recurrence (RFC 5545). "none": each date is set by hand from then on.',
    }),
  alternating: Alternating.optional().meta({ title: 'Alternating', description: 'The new further times of day.' }),
  ...Where,
});

export const ScheduleSchema = z
  .strictObject({
    start: Start,
    zone: ZoneSchema.default('UTC').meta({
      title: 'Time zone',
      description: 'UTC or an Area/City name like Europe/Amsterdam. Meetings keep their local time when clocks change.',
    }),
    from: Day.optional().meta({
      title: 'From',
      description: 'The day of the first meeting, from which the recurrence counts: YYYY-MM-DD.',
    }),
    every: Every.optional().meta({
      title: 'Every',
      description:
        'How often the group meets, as an RFC 5545 rule like FREQ=WEEKLY;INTERVAL=2. Without it, each date is set by hand.',
    }),
    alternating: Alternating.optional().meta({
      title: 'Alternating',
      description: 'Further times of day. Meetings take turns, starting with "start".',
    }),
    ...Where,
    duration: z
      .int()
      .positive()
      .default(60)
      .meta({ title: 'Duration', description: 'How many minutes a meeting is planned to last.' }),
    gathering: z
      .int()
      .min(0)
      .default(30)
      .meta({ title: 'Gathering', description: 'Minutes before the start when the roll call opens.' }),
    skip: z
      .array(Day)
      .default([])
      .meta({ title: 'Skipped days', description: 'Days when the regular meeting is cancelled: YYYY-MM-DD.' }),
    moved: z
      .array(
        z.strictObject({
          from: Day.meta({ title: 'From', description: 'The day of the regular meeting: YYYY-MM-DD.' }),
          to: Local.meta({
            title: 'To',
            description: 'When it takes place instead: YYYY-MM-DD HH:MM, with a time zone if it differs.',
          }),
          ...Where,
        }),
      )
      .default([])
      .meta({ title: 'Moved meetings', description: 'Single meetings that take place at another time.' }),
    added: z
      .array(
        z.strictObject({
          at: Local.meta({
            title: 'At',
            description: 'When it takes place: YYYY-MM-DD HH:MM, with a time zone if it differs.',
          }),
          ...Where,
        }),
      )
      .default([])
      .meta({ title: 'Added meetings', description: 'Meetings besides the regular ones.' }),
    changes: z.array(ChangeSchema).default([]).meta({
      title: 'Changes',
      description: 'Changes of the schedule from a day on, oldest first. Anything a change leaves out stays as it was.',
    }),
  })
  .meta({ title: 'Schedule', description: 'When the group meets.' });

export type Schedule = z.infer<typeof ScheduleSchema>;

/** When a meeting on this day (YYYY-MM-DD, in the schedule's zone) starts: ISO 8601 in UTC. */
export const startOn = (schedule: Schedule, day: string): string =>
  fromLocal(`${day}T${schedule.start}`, schedule.zone).at;

/** The instant of `2024-06-05 16:00`, in the zone given or in the one named after it: ISO 8601 in UTC. */
export function configuredStart(local: string, zone: string): string {
  const [day = '', time = '', named = zone] = local.split(' ');
  return fromLocal(`${day}T${time}`, named).at;
}
