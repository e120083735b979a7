import { refuse, type Decision, type Meeting, type TypedCommand } from '../../meeting/feature.ts';
import { sayText } from '../../meeting/message.ts';
import { timeIn } from '../calendar/words.ts';
import type { NextOutcome } from './state.ts';
import { planningEvents, upcomingMeeting } from './upcoming.ts';

/** A meeting beside the recurrence. Where it comes before all others, it is the next one. */
export function addMeeting(start: string, { at, by }: TypedCommand, meeting: Meeting): Decision<NextOutcome> {
  const known = upcomingMeeting(meeting);
  if (known?.start === start) return refuse('The next meeting is then already.');
  const added: NextOutcome = { type: 'calendar.added', at, start };
  const events =
    known === undefined || start < known.start
      ? [added, planningEvents({ start, occurrence: start }, at, meeting)]
      : [added];
  return {
    events,
    announce: sayText({ strong: 'One meeting more: ' }, timeIn(meeting, start), `, set by ${by.label}.`),
  };
}
