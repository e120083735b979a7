import { dayInWords, shortDayInWords } from '../../language/days.ts';
import type { Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { lifecycleState, nominalStart } from '../../meeting/lifecycle.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { dayIn } from '../../schedule/local.ts';
import { nextMeeting } from '../next-meeting/state.ts';
import { dueMessages } from './messages.ts';

type Due = Pick<Entry, 'due' | 'dueAt'>;

/** The day on which an action is due, YYYY-MM-DD: that of a meeting moves as the meeting does. */
export function dueDay({ due, dueAt }: Due, meeting: Meeting): string | undefined {
  if (dueAt === undefined) return due;
  const start = dueAt === 'this meeting' ? meeting.stateOf(lifecycleState).planned : nextMeeting(meeting);
  return start === undefined ? undefined : dayIn(start, meeting.group.schedule.zone);
}

/** `by 2026-12-04`, as minutes have it: the day that is known when they are written. */
export function dueInMinutes(due: Due, meeting: Meeting): string | undefined {
  const say = minutesMessages(meeting.group);
  const day = dueDay(due, meeting);
  return day === undefined ? due.dueAt && say.dueAtNextMeeting : say.due(day);
}

/** `due Friday 4 December`, as it's said once; undefined if the action is due at no time. */
export function dueInWords(due: Due, meeting: Meeting): string | undefined {
  const say = dueMessages(meeting.group);
  const day = dueDay(due, meeting);
  if (day !== undefined) return say.due(dayInWords(day, meeting.group, nominalStart(meeting)));
  return due.dueAt === undefined ? undefined : say.atNextMeeting;
}

/**
 * `due Fri 4 Dec`, for lists; what is open after its day is marked.
 * @param now the instant as of which the list is, ISO 8601; by default, that of the meeting
 */
export function dueShortly(
  entry: Due & Pick<Entry, 'box'>,
  meeting: Meeting,
  now = nominalStart(meeting),
): string | undefined {
  const { group } = meeting;
  const say = dueMessages(group);
  const day = dueDay(entry, meeting);
  if (day === undefined) return entry.dueAt === undefined ? undefined : say.atNextMeeting;
  const words = shortDayInWords(day, group, now);
  const isPast = now !== undefined && day < dayIn(now, group.schedule.zone);
  return isPast && entry.box === 'open' ? say.overdue(words) : say.due(words);
}
