import type { Meeting } from '../../meeting/feature.ts';
import { code, textLine, type MessageLine } from '../../meeting/message.ts';
import { generalMessages } from '../../meeting/messages.ts';
import { timeIn } from './words.ts';

/** When the next meeting is, or how to set its date if it has none. */
export function nextMeetingLine(start: string | undefined, meeting: Meeting): MessageLine {
  const say = generalMessages(meeting.group);
  return start === undefined
    ? textLine(...say.noNextDate(code('/meeting next WHEN')))
    : textLine(...say.nextMeeting(timeIn(meeting, start)));
}
