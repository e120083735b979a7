import type { Event } from '../../meeting/event.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import type { MinutesProposed, ReviewEvent } from './events.ts';
import { reviewState } from './state.ts';

// What the log says of each step of proposing.

/**
 * The minutes are written.
 * @param before the text that was written last, if any was: if that could not be committed yet, it is not told again
 */
export const minutesRendered = (
  markdown: string,
  before: string | undefined,
  meeting: Meeting,
  at: string,
): readonly ReviewEvent[] =>
  meeting.stateOf(reviewState).failed !== undefined && before === markdown ? [] : [{ type: 'review.rendered', at }];

export const minutesCommitted = (at: string): readonly ReviewEvent[] => [{ type: 'review.committed', at }];

/** Something to tell people besides the proposal. */
export const proposalNoted = (note: string, at: string): readonly ReviewEvent[] => [{ type: 'review.noted', at, note }];

/** They are proposed, and wait for approval from now on. */
export function minutesProposed(
  proposal: Omit<MinutesProposed, 'type' | 'at'>,
  meeting: Meeting,
  at: string,
): readonly Event[] {
  const proposed: MinutesProposed = { type: 'review.proposed', at, ...proposal };
  const reviewed = { type: 'lifecycle.reviewed', at };
  return meeting.stateOf(lifecycleState).phase === 'adjourned' ? [proposed, reviewed] : [proposed];
}
