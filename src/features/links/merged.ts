import type { Meeting } from '../../meeting/feature.ts';
import { label } from '../../meeting/guests.ts';
import type { Joined } from '../../meeting/link.ts';
import { say, type Message } from '../../meeting/message.ts';
import { rollCall } from '../roll-call/roll-call.ts';
import { votes } from '../votes/votes.ts';

/** What becomes of what somebody did under two names. */
export function joinedWords({ as, instead = as }: Joined, meeting: Meeting): Message {
  const told = [`You are one now, here and there: ${label(meeting, as)}.`];
  const attendance = meeting.of(rollCall);
  if (attendance.has(as) && attendance.has(instead))
    told.push('You were counted twice: it is one arrival now, the earlier one.');
  for (const { number, choices } of meeting.of(votes).motions.values()) {
    if (choices.has(as) && choices.has(instead)) told.push(`Of your two ballots on #${number} the later one counts.`);
  }
  return say(told.join(' '));
}
