import type { Decided, Meeting } from '../../meeting/feature.ts';
import { lifecycleState, type MeetingMoved, type MeetingUnplanned } from '../../meeting/lifecycle.ts';
import { messageOf, textLine } from '../../meeting/message.ts';
import { nextOccurrence } from '../../schedule/occurrences.ts';
import { calendarOf, comingAfter } from './calendar.ts';
import { timeIn } from './words.ts';

/** Where the configuration's schedule was changed, the meeting that is planned and not past follows it. */
export function replanMeeting(meeting: Meeting, at: string): Decided<MeetingMoved | MeetingUnplanned> | undefined {
  const { phase, planned } = meeting.stateOf(lifecycleState);
  if (phase !== 'planned' || (planned !== undefined && planned <= at)) return undefined;
  const expected = nextOccurrence(calendarOf(meeting), comingAfter(meeting, at));
  if (expected?.start === planned) return undefined;
  const changed = textLine('The schedule in the configuration has changed.');
  return expected
    ? {
        events: [{ type: 'lifecycle.moved', at, start: expected.start, occurrence: expected.key }],
        announce: messageOf(changed, textLine('Next meeting: ', timeIn(meeting, expected.start), '.')),
      }
    : {
        events: [{ type: 'lifecycle.unplanned', at }],
        announce: messageOf(changed, textLine('There is no date yet.')),
      };
}
