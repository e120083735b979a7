import { z } from 'zod';

import { addDays, fromLocal, toLocal } from './local.ts';

const UNITS = { minute: 60_000, hour: 3_600_000 } as const;
const BEFORE = /^(?<count>\d{1,3}) (?<unit>minute|hour|day|week)s?$/u;

export const ReminderSchema = z.strictObject({
  before: z
    .union([
      z.enum(['gathering', 'start']),
      z.string().regex(BEFORE, 'write 1 week, 2 days, 1 hour, 10 minutes, gathering or start'),
    ])
    .meta({
      title: 'Before',
      description:
        'How long before the start: "1 week", "1 day", "2 hours", "gathering" (when the roll call opens) or "start".',
    }),
  to: z.enum(['rooms', 'owners', 'unanswered', 'chairs', 'members']).default('rooms').meta({
    title: 'To',
    description:
      "Who gets it: the rooms; or, privately, the owners of open actions, members who haven't answered yet, the chairs, or all expected members.",
  }),
  rooms: z
    .array(z.string())
    .min(1)
    .optional()
    .meta({ title: 'Rooms', description: 'With "to: rooms", only these rooms of the group.' }),
  agenda: z.boolean().default(false).meta({ title: 'Agenda', description: "Whether to list the agenda's topics." }),
  text: z.string().optional().meta({ title: 'Text', description: 'Your own words at the end of the reminder.' }),
});

/** Quiet enough for any group: a day and an hour before, in the rooms. */
export const RemindersSchema = z
  .array(ReminderSchema)
  .prefault([{ before: '1 day' }, { before: '1 hour' }])
  .meta({
    title: 'Reminders',
    description: 'Reminders before a meeting. By default a day and an hour before, in the rooms.',
  });

export type ReminderSetting = z.infer<typeof ReminderSchema>;

/** The name by which it is known whether a reminder was sent: what it is, not where it stands in the list. */
export const reminderName = ({ before, to, rooms }: ReminderSetting): string =>
  [before, to, ...(rooms ?? [])].join(' ');

/**
 * When a reminder is due. Days and weeks go by the calendar of the zone, so that it comes at the meeting's own hour
 * also over a change of the clocks; hours and minutes are exact.
 * @param start of the meeting: ISO 8601, UTC
 * @param zone whose clock the meeting keeps
 * @param gathering minutes before the start from which the roll call stands
 */
export function dueAt(
  { before }: Pick<ReminderSetting, 'before'>,
  start: string,
  zone: string,
  gathering: number,
): string {
  const earlier = (milliseconds: number): string => new Date(Date.parse(start) - milliseconds).toISOString();
  if (before === 'start') return start;
  if (before === 'gathering') return earlier(gathering * UNITS.minute);
  const { count, unit } = BEFORE.exec(before)?.groups ?? {};
  const number = Number(count);
  if (unit === 'minute' || unit === 'hour') return earlier(number * UNITS[unit]);
  const [day = '', time = ''] = toLocal(start, zone).split('T');
  return fromLocal(`${addDays(day, unit === 'week' ? -7 * number : -number)}T${time}`, zone).at;
}
