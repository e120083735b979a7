import type { Decided, Meeting } from '../../meeting/feature.ts';
import { code, say } from '../../meeting/message.ts';
import type { ReviewEvent } from '../review/events.ts';
import { reviewState } from '../review/state.ts';
import { namesOf } from './proposal.ts';

/** Whether it's settled what the minutes are called in the repository. Before it was asked, the pattern's name was. */
export function isNamed(meeting: Meeting): boolean {
  const { nth, proposal, steps } = meeting.of(reviewState);
  return nth !== undefined || proposal !== undefined || steps.includes('committed');
}

/** Settles it, and says so if others have the pattern's name already. */
export function named(nth: number, meeting: Meeting, at: string): Decided<ReviewEvent> {
  const events: ReviewEvent[] = [{ type: 'review.named', at, nth }];
  if (nth === 1) return { events };
  const taken = namesOf(meeting, nth - 1).path;
  const announce = say(
    'There are minutes in ',
    code(taken),
    ' already, and I leave them as they are. These go into ',
    code(namesOf(meeting, nth).path),
    '.',
  );
  return { events, announce };
}
