import { z } from 'zod';

// What a group can say about its calendar and its clock, beside the schedule.

export const CalendarSchema = z
  .strictObject({
    /** Where people reach the group's iCalendar feed: https://… */
    url: z.url({ protocol: /^https?$/u, error: 'an address begins with https://' }).optional(),
    /** A path in the repository at which the feed is kept as a file, proposed together with the minutes. */
    file: z
      .string()
      .regex(/\.ics$/u, 'the file of a calendar ends in .ics')
      .optional(),
  })
  .prefault({});

export const UnattendedSchema = z
  .union([
    z.literal(false),
    z.strictObject({
      /** Minutes after the start at which chairs who have not started are reminded. */
      remindChairs: z.int().min(1).default(5),
      /** Minutes after the end at which it is asked whether the meeting is over. */
      askEnd: z.int().min(1).default(15),
      /** Minutes after that question, or after the last thing recorded, at which the meeting ends by itself. */
      endAfter: z.int().min(5).default(45),
    }),
  ])
  .prefault({});

export const TimeBoxesSchema = z
  .strictObject({
    /** Minutes before the end of the meeting at which it is told that it ends soon; 0: never. */
    warn: z.int().min(0).default(10),
    /** Whether only the chair is told, or the rooms too, a minute later. */
    tell: z.enum(['chair', 'rooms']).default('chair'),
  })
  .prefault({});

export type CalendarSettings = z.infer<typeof CalendarSchema>;
export type UnattendedSettings = z.infer<typeof UnattendedSchema>;
export type TimeBoxes = z.infer<typeof TimeBoxesSchema>;
