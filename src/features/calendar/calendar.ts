import { addMilliseconds } from '../../meeting/add-milliseconds.ts';
import type { Event } from '../../meeting/event.ts';
import type { Feature, Meeting } from '../../meeting/feature.ts';
import type { Group } from '../../meeting/group.ts';
import {
  lifecycleState,
  nominalStart,
  type MeetingAborted,
  type MeetingLapsed,
  type MeetingMoved,
  type MeetingPlanned,
  type MeetingUnplanned,
} from '../../meeting/lifecycle.ts';
import { fromLocal } from '../../schedule/local.ts';
import {
  NO_DECISIONS,
  nextOccurrence,
  type GroupCalendar,
  type ScheduleDecisions,
  type Occurrence,
  type ScheduleOverride,
} from '../../schedule/occurrences.ts';
import type { SeriesAnchor } from '../../schedule/series.ts';

interface Rescheduled extends Event {
  readonly type: 'calendar.moved';
  /** The meeting that was moved, by the start that it was first given: ISO 8601, UTC. */
  readonly occurrence: string;
  readonly start: string;
}
interface Cancelled extends Event {
  readonly type: 'calendar.cancelled';
  readonly occurrence: string;
}
interface Added extends Event {
  readonly type: 'calendar.added';
  readonly start: string;
}
/** From this start on the recurrence gives no dates, until further notice. */
interface Paused extends Event {
  readonly type: 'calendar.paused';
  readonly from: string;
}
interface Resumed extends Event {
  readonly type: 'calendar.resumed';
  /** The first start that counts again. */
  readonly until: string;
}
/** The recurrence is counted anew from a day. */
interface Anchored extends Event, SeriesAnchor {
  readonly type: 'calendar.anchored';
}
/** What earlier meetings decided, at the beginning of a meeting's log. */
interface Carried extends Event, ScheduleDecisions {
  readonly type: 'calendar.carried';
}

export type CalendarEvent = Rescheduled | Cancelled | Added | Paused | Resumed | Anchored;

interface State extends ScheduleDecisions {
  /** The occurrence that this meeting is. */
  readonly own?: string | undefined;
  /** When something was changed last: ISO 8601, UTC. */
  readonly changed?: string;
  /** The start of the meeting before this one, where that was over before its time: ISO 8601, UTC. */
  readonly held?: string | undefined;
}

function put(state: State, key: string, start: string | undefined): State {
  const before = state.overrides.find((override) => override.key === key);
  const override: ScheduleOverride = { ...before, key, start, sequence: (before?.sequence ?? 0) + 1 };
  return { ...state, overrides: [...state.overrides.filter((other) => other !== before), override] };
}

const resume = (state: State, until: string): State => ({
  ...state,
  pauses: state.pauses.map((pause) => (pause.until === undefined ? { ...pause, until } : pause)),
});

/** What was decided of the time after that start was of the old count. */
function anchor(state: State, { from, start, zone }: Anchored): State {
  const first = fromLocal(`${from}T${start}`, zone).at;
  return {
    ...state,
    overrides: state.overrides.filter(({ key }) => key < first),
    pauses: state.pauses.map((pause) =>
      pause.until !== undefined && pause.until > first ? { ...pause, until: first } : pause,
    ),
    anchors: [...state.anchors.filter((other) => other.from < from), { from, start, zone }],
  };
}

/** Logs of before there was a calendar do not say which of its meetings this is: one of its own. */
const assign = (state: State, { start, occurrence, held }: MeetingPlanned): State =>
  occurrence === undefined && start !== undefined
    ? { ...put(state, start, start), own: start, held }
    : { ...state, own: occurrence, held };

/** A step that is remembered as a change of the calendar. */
const stamped =
  <E extends Event>(step: (state: State, event: E) => State) =>
  (state: State, event: E): State => ({ ...step(state, event), changed: event.at });

/** What the group decided about when it meets, in this meeting and in those before it. */
export const calendarFeature: Feature<
  State,
  CalendarEvent | Carried | MeetingPlanned | MeetingMoved | MeetingUnplanned | MeetingLapsed | MeetingAborted
> = {
  name: 'calendar',
  initial: () => NO_DECISIONS,
  evolve: {
    'calendar.carried': stamped((state, { overrides, pauses, anchors }) => ({ ...state, overrides, pauses, anchors })),
    'calendar.moved': stamped((state, { occurrence, start }) => put(state, occurrence, start)),
    'calendar.cancelled': stamped((state, { occurrence }) => put(state, occurrence, undefined)),
    'calendar.added': stamped((state, { start }) => put(state, start, start)),
    'calendar.paused': stamped((state, { from }) => ({ ...state, pauses: [...state.pauses, { from }] })),
    'calendar.resumed': stamped((state, { until }) => resume(state, until)),
    'calendar.anchored': stamped(anchor),
    'lifecycle.planned': stamped(assign),
    // Logs of before there was a calendar do not say which meeting was moved: this one.
    'lifecycle.moved': stamped((state, { start, occurrence }) =>
      occurrence === undefined ? put(state, state.own ?? start, start) : { ...state, own: occurrence },
    ),
    'lifecycle.unplanned': stamped((state) => ({ ...state, own: undefined })),
    'lifecycle.lapsed': stamped((state, { occurrence }) => ({ ...state, own: occurrence })),
    'lifecycle.aborted': stamped((state, { occurrence }) => ({ ...state, own: occurrence })),
  },
};

/** Everything that says when the group meets, as of this meeting. */
export function calendarOf(meeting: Meeting): GroupCalendar {
  const { overrides, pauses, anchors } = meeting.stateOf(calendarFeature);
  return { schedule: meeting.group.schedule, decisions: { overrides, pauses, anchors } };
}

/** The instant after which the calendar's meetings are to come: now, or later where one was held before its time. */
export function comingAfter(meeting: Meeting, at: string): string {
  const { held = at } = meeting.stateOf(calendarFeature);
  return held > at ? held : at;
}

/** The calendar's meeting at this start. */
export function occurrenceAt(meeting: Meeting, start: string): Occurrence | undefined {
  const found = nextOccurrence(calendarOf(meeting), addMilliseconds(start, -1));
  return found?.start === start ? found : undefined;
}

/** Where and when this meeting is by the calendar, as far as that knows. */
export function ownOccurrence(meeting: Meeting): Occurrence | undefined {
  const { planned } = meeting.stateOf(lifecycleState);
  return planned === undefined ? undefined : occurrenceAt(meeting, planned);
}

/** The first meeting of the calendar after this one was held, or was to be held. */
export function scheduledAfter(meeting: Meeting): Occurrence | undefined {
  const held = nominalStart(meeting);
  return held === undefined ? undefined : nextOccurrence(calendarOf(meeting), held);
}

/** How long what was decided is kept: calendars show some of the past, and nobody asks about older meetings. */
const KEPT_DAYS = 400;

/** What the meeting after this one has to know of the calendar. */
export function carriedCalendar(before: Meeting, at: string): Carried[] {
  const { overrides, pauses, anchors } = before.stateOf(calendarFeature);
  const oldest = addMilliseconds(at, -KEPT_DAYS * 86_400_000);
  const kept = overrides.filter(({ key, start = key }) => key >= oldest || start >= oldest);
  if (kept.length + pauses.length + anchors.length === 0) return [];
  return [{ type: 'calendar.carried', at, overrides: kept, pauses, anchors }];
}

/** The zones in which the group's times are told beside UTC: those configured, else those of its clock and its members. */
export function zonesOf({ zones, schedule, directory }: Group): readonly string[] {
  if (zones.length > 0) return zones;
  const members = directory.members.flatMap(({ zone, expected }) => (expected && zone !== undefined ? [zone] : []));
  return [...new Set([schedule.zone, ...members])].filter((zone) => zone !== 'UTC').slice(0, MOST_ZONES);
}

/** More than these are a list that nobody reads. */
const MOST_ZONES = 4;
