import { refuse, type Decision, type Meeting, type TypedCommand } from '../../meeting/feature.ts';
import { sayText } from '../../meeting/message.ts';
import { timeIn } from '../calendar/words.ts';
import type { NextOutcome } from './state.ts';
import { addingEvents, upcomingMeeting } from './upcoming.ts';

/** A meeting beside the recurrence. */
export function addMeeting(start: string, { at, by }: TypedCommand, meeting: Meeting): Decision<NextOutcome> {
  if (upcomingMeeting(meeting)?.start === start) return refuse('The next meeting is then already.');
  return {
    events: addingEvents(start, at, meeting),
    announce: sayText({ strong: 'One meeting more: ' }, timeIn(meeting, start), `, set by ${by.label}.`),
  };
}
