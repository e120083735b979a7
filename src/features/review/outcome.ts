import type { Effect, Meeting } from '../../meeting/feature.ts';
import { code, textLine, type MessageLine } from '../../meeting/message.ts';
import type { ReviewEvent } from './events.ts';
import { isApproved } from './rule.ts';
import { reviewAfter, reviewState } from './state.ts';

/** What follows once these events are known: Gavel merges, or whoever may is told that it can be done. */
export interface ReviewOutcome {
  readonly events: readonly ReviewEvent[];
  readonly lines: readonly MessageLine[];
  readonly effects: readonly Effect[];
}

const NOTHING: ReviewOutcome = { events: [], lines: [], effects: [] };

export function reviewOutcome(meeting: Meeting, events: readonly ReviewEvent[], at: string): ReviewOutcome {
  const then = reviewAfter(meeting, events);
  const { proposal, merged, closed, ready } = then.stateOf(reviewState);
  if (!proposal || merged || closed) return NOTHING;
  if (!isApproved(then)) return ready ? { ...NOTHING, events: [{ type: 'review.unreadied', at }] } : NOTHING;
  if (ready) return NOTHING;
  const { merge } = meeting.group.approval;
  if (merge === 'gavel') return { ...NOTHING, events: [{ type: 'review.readied', at }], effects: ['merge'] };
  const how = merge === 'chair' ? [code('/meeting merge'), ' merges it.'] : ['It can be merged there.'];
  return {
    events: [{ type: 'review.readied', at }],
    lines: [textLine(`The minutes in ${proposal.label} are approved. `, ...how)],
    effects: [],
  };
}
