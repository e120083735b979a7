import type { Decided, Meeting } from '../../meeting/feature.ts';
import type { MeetingEnded } from '../../meeting/lifecycle.ts';
import { messageOf, textLine } from '../../meeting/message.ts';
import { closingLine, openMotion } from '../votes/votes.ts';
import { endMessages } from './messages.ts';

/**
 * The meeting ends, and with it the vote that is open; its minutes are proposed, and the next meeting is planned.
 * @param words what to say besides that it has ended
 */
export function endingDecision(ended: MeetingEnded, words: string, meeting: Meeting): Decided<MeetingEnded> {
  const motion = openMotion(meeting);
  return {
    events: [ended],
    announce: messageOf(
      ...(motion ? [closingLine(motion, meeting)] : []),
      textLine({ strong: endMessages(meeting.group).ended }, ` ${words}`),
    ),
    effects: ['propose', 'plan'],
  };
}
