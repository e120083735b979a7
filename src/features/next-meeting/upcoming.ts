import type { Meeting, TypedCommand } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { toLocal } from '../../schedule/local.ts';
import { occurrenceAt, ownOccurrence } from '../calendar/calendar.ts';
import type { WhenReader } from './readings.ts';
import { comingMeeting, isBetween, type ComingMeeting, type NextOutcome } from './state.ts';

/** The next meeting: this one if it hasn't begun, or else the one after it. */
export function upcomingMeeting(meeting: Meeting): ComingMeeting | undefined {
  if (!isBetween(meeting)) return comingMeeting(meeting);
  const { planned } = meeting.stateOf(lifecycleState);
  return planned === undefined ? undefined : { start: planned, occurrence: ownOccurrence(meeting)?.key ?? planned };
}

/** If only a day is typed, the time of the meeting that is moved counts. */
export function whenReader({ at, by }: TypedCommand, meeting: Meeting): WhenReader {
  const { schedule, language } = meeting.group;
  const known = upcomingMeeting(meeting);
  const found = known && occurrenceAt(meeting, known.start);
  const zone = found?.zone ?? schedule.zone;
  return { at, zone, language, own: by.zone, clock: found ? toLocal(found.key, zone).slice(11) : schedule.start };
}

/** The events that set the next meeting: this one if it hasn't begun, or else the one after it. */
export const planningEvents = ({ start, occurrence }: ComingMeeting, at: string, meeting: Meeting): NextOutcome =>
  isBetween(meeting)
    ? { type: 'lifecycle.moved', at, start, occurrence }
    : { type: 'next-meeting.set', at, start, occurrence };

/** The events that add a meeting; if it comes before all others, it's the next one. */
export function addingEvents(start: string, at: string, meeting: Meeting): NextOutcome[] {
  const known = upcomingMeeting(meeting);
  const added: NextOutcome = { type: 'calendar.added', at, start };
  const isNext = known === undefined || start < known.start;
  return isNext ? [added, planningEvents({ start, occurrence: start }, at, meeting)] : [added];
}
