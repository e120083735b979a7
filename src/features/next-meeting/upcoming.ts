import type { Meeting, TypedCommand } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { toLocal } from '../../schedule/local.ts';
import { occurrenceAt, ownOccurrence } from '../calendar/calendar.ts';
import type { WhenReader } from './readings.ts';
import { comingMeeting, isBetween, type ComingMeeting, type NextOutcome } from './state.ts';

/** The next meeting, whether that is this one, which has not begun, or the one after it. */
export function upcomingMeeting(meeting: Meeting): ComingMeeting | undefined {
  if (!isBetween(meeting)) return comingMeeting(meeting);
  const { planned } = meeting.stateOf(lifecycleState);
  return planned === undefined ? undefined : { start: planned, occurrence: ownOccurrence(meeting)?.key ?? planned };
}

/** The clock that counts where only a day is typed: that of the meeting which is moved. */
export function whenReader({ at, by }: TypedCommand, meeting: Meeting): WhenReader {
  const { schedule } = meeting.group;
  const known = upcomingMeeting(meeting);
  const found = known && occurrenceAt(meeting, known.start);
  const zone = found?.zone ?? schedule.zone;
  return { at, zone, own: by.zone, clock: found ? toLocal(found.key, zone).slice(11) : schedule.start };
}

/** The events by which the next meeting is then: this one, which has not begun, or the one after this one. */
export const planningEvents = ({ start, occurrence }: ComingMeeting, at: string, meeting: Meeting): NextOutcome =>
  isBetween(meeting)
    ? { type: 'lifecycle.moved', at, start, occurrence }
    : { type: 'next-meeting.set', at, start, occurrence };

/** The events by which one meeting more is held; if it comes before all others, it's the next one. */
export function addingEvents(start: string, at: string, meeting: Meeting): NextOutcome[] {
  const known = upcomingMeeting(meeting);
  const added: NextOutcome = { type: 'calendar.added', at, start };
  const isNext = known === undefined || start < known.start;
  return isNext ? [added, planningEvents({ start, occurrence: start }, at, meeting)] : [added];
}
