import type { Decided, Meeting } from '../../meeting/feature.ts';
import { code, sayText } from '../../meeting/message.ts';
import type { ReviewEvent } from '../review/events.ts';
import { reviewState } from '../review/state.ts';
import { proposalMessages } from './messages.ts';
import { proposalNames } from './proposal.ts';

/** Whether it's settled what the minutes are called in the repository. Before it was asked, the pattern's name was. */
export function isNamed(meeting: Meeting): boolean {
  const { nth, proposal, steps } = meeting.stateOf(reviewState);
  return nth !== undefined || proposal !== undefined || steps.includes('committed');
}

/** Settles it, and says so if other minutes have the pattern's name already. */
export function nameMinutes(nth: number, meeting: Meeting, at: string): Decided<ReviewEvent> {
  const events: ReviewEvent[] = [{ type: 'review.named', at, nth }];
  if (nth === 1) return { events };
  const taken = proposalNames(meeting, nth - 1).path;
  const own = proposalNames(meeting, nth).path;
  const announce = sayText(...proposalMessages(meeting.group).nameTaken(code(taken), code(own)));
  return { events, announce };
}
