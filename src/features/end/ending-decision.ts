import type { Decided, Meeting } from '../../meeting/feature.ts';
import type { MeetingEnded } from '../../meeting/lifecycle.ts';
import { messageOf, textLine } from '../../meeting/message.ts';
import { closingLine, openMotion } from '../votes/votes.ts';
import { endMessages } from './messages.ts';

/**
 * The meeting ends, and with it the vote that is open; its minutes are proposed, and the next meeting is planned.
 * @param words why it ended; by default only the message about its minutes says that it has
 */
export function endingDecision(
  ended: MeetingEnded,
  words: string | undefined,
  meeting: Meeting,
): Decided<MeetingEnded> {
  const motion = openMotion(meeting);
  const lines = [
    ...(motion ? [closingLine(motion, meeting)] : []),
    ...(words === undefined ? [] : [textLine({ strong: endMessages(meeting.group).ended }, ` ${words}`)]),
  ];
  return { events: [ended], ...(lines.length > 0 && { announce: messageOf(...lines) }), effects: ['propose', 'plan'] };
}
