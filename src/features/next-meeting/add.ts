import { refuse, type Decision, type Meeting, type TypedCommand } from '../../meeting/feature.ts';
import { sayText } from '../../meeting/message.ts';
import { timeIn } from '../calendar/words.ts';
import { nextMeetingMessages } from './messages.ts';
import type { NextOutcome } from './state.ts';
import { addingEvents, upcomingMeeting } from './upcoming.ts';

/** Adds a meeting to the regular ones. */
export function addMeeting(start: string, { at, by }: TypedCommand, meeting: Meeting): Decision<NextOutcome> {
  const say = nextMeetingMessages(meeting.group);
  if (upcomingMeeting(meeting)?.start === start) return refuse(say.alreadyThen);
  return {
    events: addingEvents(start, at, meeting),
    announce: sayText(...say.added(timeIn(meeting, start), by.label)),
  };
}
