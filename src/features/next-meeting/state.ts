import type { Event } from '../../meeting/event.ts';
import type { Feature, Meeting } from '../../meeting/feature.ts';
import { lifecycleState, nominalStart, type MeetingMoved, type MeetingUnplanned } from '../../meeting/lifecycle.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { comingAfter, scheduledAfter, type CalendarEvent } from '../calendar/calendar.ts';

export interface NextMeetingSet extends Event {
  readonly type: 'next-meeting.set';
  /** ISO 8601, UTC; undefined where the group decided that there is no date yet. */
  readonly start?: string;
  /** Which meeting of the calendar that is, by the start that it was first given. */
  readonly occurrence?: string;
}
/** What somebody typed can mean several dates, or one that is unlikely: they were asked which. */
export interface NextMeetingAsked extends Event {
  readonly type: 'next-meeting.asked';
  readonly by: PersonKey;
  /** ISO 8601, UTC, in the order in which they were shown. */
  readonly starts: readonly string[];
  readonly change: ScheduleChange;
}
interface Dropped extends Event {
  readonly type: 'next-meeting.dropped';
}

/** What a date is for: the next meeting, the next one and from then on, or one beside the recurrence. */
export type ScheduleChange = 'next' | 'onwards' | 'add';

export type NextEvent = NextMeetingSet | NextMeetingAsked | Dropped;
export type NextOutcome = NextEvent | CalendarEvent | MeetingMoved | MeetingUnplanned;

interface State {
  readonly decided: boolean;
  readonly start?: string | undefined;
  readonly occurrence?: string | undefined;
  readonly asked?: NextMeetingAsked | undefined;
}

/** What was decided of the meeting after this one. */
export const nextState: Pick<Feature<State, NextEvent | MeetingMoved>, 'name' | 'initial' | 'evolve'> = {
  name: 'next-meeting',
  initial: () => ({ decided: false }),
  evolve: {
    'next-meeting.set': (_, { start, occurrence = start }) => ({ decided: true, start, occurrence }),
    'next-meeting.asked': (state, asked) => ({ ...state, asked }),
    'next-meeting.dropped': (state) => ({ ...state, asked: undefined }),
    'lifecycle.moved': (state) => ({ ...state, asked: undefined }),
  },
};

/** A meeting to come: when it starts and which one of the calendar it is. ISO 8601, UTC. */
export interface ComingMeeting {
  readonly start: string;
  readonly occurrence: string;
}

/** The meeting after this one: as decided, else as scheduled. */
export function comingMeeting(meeting: Meeting): ComingMeeting | undefined {
  const { decided, start, occurrence = start } = meeting.stateOf(nextState);
  if (decided) return start === undefined || occurrence === undefined ? undefined : { start, occurrence };
  const found = scheduledAfter(meeting);
  return found && { start: found.start, occurrence: found.key };
}

/** When the meeting after this one starts. */
export const nextMeeting = (meeting: Meeting): string | undefined => comingMeeting(meeting)?.start;

/** Between meetings, the next meeting is this one. */
export const isBetween = (meeting: Meeting): boolean => meeting.stateOf(lifecycleState).phase === 'planned';

/** The instant after which the next meeting is looked for: from now on between meetings, else this meeting's own start. */
export const nextAfter = (meeting: Meeting, at: string): string =>
  isBetween(meeting) ? comingAfter(meeting, at) : (nominalStart(meeting) ?? at);
