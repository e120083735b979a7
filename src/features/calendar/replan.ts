import type { Decided, Meeting } from '../../meeting/feature.ts';
import { lifecycleState, type MeetingMoved, type MeetingUnplanned } from '../../meeting/lifecycle.ts';
import { messageOf, textLine } from '../../meeting/message.ts';
import { nextOccurrence } from '../../schedule/occurrences.ts';
import { calendarOf, comingAfter } from './calendar.ts';
import { calendarMessages } from './messages.ts';
import { timeIn } from './words.ts';

/** If the configuration's schedule was changed, a planned meeting that isn't past follows it. */
export function replanMeeting(meeting: Meeting, at: string): Decided<MeetingMoved | MeetingUnplanned> | undefined {
  const { phase, planned } = meeting.stateOf(lifecycleState);
  if (phase !== 'planned' || (planned !== undefined && planned <= at)) return undefined;
  const expected = nextOccurrence(calendarOf(meeting), comingAfter(meeting, at));
  if (expected?.start === planned) return undefined;
  const say = calendarMessages(meeting.group);
  const changed = textLine(say.scheduleChanged);
  return expected
    ? {
        events: [{ type: 'lifecycle.moved', at, start: expected.start, occurrence: expected.key }],
        announce: messageOf(changed, textLine(...say.nextIs(timeIn(meeting, expected.start)))),
      }
    : {
        events: [{ type: 'lifecycle.unplanned', at }],
        announce: messageOf(changed, textLine(say.noDate)),
      };
}
