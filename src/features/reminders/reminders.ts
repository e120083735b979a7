import type { Event } from '../../meeting/event.ts';
import type { Decided, Feature, Meeting, Notice } from '../../meeting/feature.ts';
import {
  lifecycleState,
  type MeetingAborted,
  type MeetingLapsed,
  type MeetingMoved,
  type MeetingPlanned,
  type MeetingUnplanned,
} from '../../meeting/lifecycle.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import { dueAt, reminderName, type ReminderSetting } from '../../schedule/reminders.ts';
import { ownOccurrence } from '../calendar/calendar.ts';
import { reminderNotices } from './notices.ts';

interface Sent extends Event {
  readonly type: 'reminders.sent';
  /** What `reminderName` calls it. */
  readonly reminder: string;
}
/** It was due while Gavel was not running, and is of no use any more. */
interface Dropped extends Event {
  readonly type: 'reminders.dropped';
  readonly reminder: string;
  /** When it was due: ISO 8601, UTC. */
  readonly due: string;
}
type ReminderEvent = Sent | Dropped;

interface State {
  /** When the start was set: what was due before that is not sent. */
  readonly since?: string;
  readonly done: readonly string[];
}

const begin = (_: State, { at }: Event): State => ({ since: at, done: [] });
const done = (state: State, { reminder }: ReminderEvent): State => ({ ...state, done: [...state.done, reminder] });

interface Due {
  readonly name: string;
  readonly reminder: ReminderSetting;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** The reminders of this meeting's start that are still to come, or due. */
function open(meeting: Meeting): Due[] {
  const { phase, planned } = meeting.stateOf(lifecycleState);
  const { since, done: sent } = meeting.stateOf(remindersFeature);
  if (planned === undefined || since === undefined || !OPEN_PHASES.includes(phase)) return [];
  const { reminders: all, schedule } = meeting.group;
  const zone = ownOccurrence(meeting)?.zone ?? schedule.zone;
  return all
    .map((reminder) => ({
      reminder,
      name: reminderName(reminder),
      at: dueAt(reminder, planned, zone, schedule.gathering),
    }))
    .filter(({ at, name }) => at > since && !sent.includes(name));
}

/** How long after the start a reminder is still useful, in minutes. */
const LATE_MINUTES = 10;

/** If several are due at once for the same people, only the latest is useful; well after the start none is. */
function split(due: readonly Due[], now: string, planned: string): { useful: readonly Due[]; late: readonly Due[] } {
  const over = now > shiftMinutes(planned, LATE_MINUTES);
  const audience = ({ reminder }: Due): string => `${reminder.to} ${reminder.rooms?.join(' ') ?? ''}`;
  const useful = due.filter((one) => !over && due.findLast((other) => audience(other) === audience(one)) === one);
  return { useful, late: due.filter((one) => !useful.includes(one)) };
}

function remind(now: string, meeting: Meeting): Decided<ReminderEvent> | undefined {
  const { planned } = meeting.stateOf(lifecycleState);
  const due = open(meeting)
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  if (planned === undefined || due.length === 0) return undefined;
  const { useful, late } = split(due, now, planned);
  const events = due.map(({ name, at }): ReminderEvent =>
    useful.some((one) => one.name === name)
      ? { type: 'reminders.sent', at: now, reminder: name }
      : { type: 'reminders.dropped', at: now, reminder: name, due: at },
  );
  const notices: Notice[] = useful.flatMap(({ reminder }) => reminderNotices(reminder, planned, meeting));
  const log = `Skipped reminders that were due while Gavel wasn't running: ${late.map(({ name }) => name).join(', ')}`;
  return { events, notices, ...(late.length === 0 ? {} : { log }) };
}

/** Reminds people of the planned meeting, as the group's configuration says. Each reminder is sent once. */
export const remindersFeature: Feature<
  State,
  ReminderEvent | MeetingPlanned | MeetingMoved | MeetingUnplanned | MeetingLapsed | MeetingAborted,
  ReminderEvent
> = {
  name: 'reminders',
  initial: () => ({ done: [] }),
  evolve: {
    'lifecycle.planned': begin,
    'lifecycle.moved': begin,
    'lifecycle.unplanned': begin,
    'lifecycle.lapsed': begin,
    'lifecycle.aborted': begin,
    'reminders.sent': done,
    'reminders.dropped': done,
  },
  wakeAt: (meeting) =>
    open(meeting)
      .map(({ at }) => at)
      .toSorted()[0],
  onTimer: remind,
};
