import { z } from 'zod';

// What a group can say about its calendar and its clock, beside the schedule.

export const CalendarSchema = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/u, error: 'write an address, like https://meetings.example.org/group.ics' })
      .optional()
      .meta({ title: 'Feed address', description: "Where people reach the group's iCalendar feed." }),
    file: z
      .string()
      .regex(/\.ics$/u, 'a calendar file ends in .ics')
      .optional()
      .meta({
        title: 'Feed file',
        description: 'A path in the repository to keep the feed at. It is proposed with the minutes.',
      }),
  })
  .prefault({})
  .meta({ title: 'Calendar', description: 'Where the dates of the group are published.' });

export const UnattendedSchema = z
  .union([
    z.literal(false),
    z.strictObject({
      remindChairs: z.int().min(1).default(5).meta({
        title: 'Remind chairs',
        description: "Minutes after the start before chairs are reminded that the meeting hasn't started.",
      }),
      askEnd: z.int().min(1).default(15).meta({
        title: 'Ask about the end',
        description: 'Minutes after the planned end before Gavel asks whether the meeting is over.',
      }),
      endAfter: z.int().min(5).default(45).meta({
        title: 'End after',
        description:
          'Minutes after that question, or after the last recorded entry, before the meeting ends by itself.',
      }),
    }),
  ])
  .prefault({})
  .meta({
    title: 'Unattended meetings',
    description: 'What Gavel does if nobody starts or ends a meeting. false turns it off.',
  });

export const TimeBoxesSchema = z
  .strictObject({
    warn: z.int().min(0).default(10).meta({
      title: 'Warn',
      description: 'Minutes before the end of the meeting to say that it ends soon. 0: never.',
    }),
    tell: z
      .enum(['chair', 'rooms'])
      .default('chair')
      .meta({ title: 'Tell', description: 'Who hears it: only the chair, or the rooms too, a minute later.' }),
  })
  .prefault({})
  .meta({ title: 'Time boxes', description: 'Warnings before the time of a topic, or of the meeting, is up.' });

export type CalendarSettings = z.infer<typeof CalendarSchema>;
export type UnattendedSettings = z.infer<typeof UnattendedSchema>;
export type TimeBoxes = z.infer<typeof TimeBoxesSchema>;
