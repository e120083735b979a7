import type { Effect, Meeting } from '../../meeting/feature.ts';
import { code, textLine, type MessageLine } from '../../meeting/message.ts';
import type { ReviewEvent } from './events.ts';
import { reviewMessages } from './messages.ts';
import { isApproved } from './rule.ts';
import { reviewAfter, reviewState } from './state.ts';

/** What follows from these events: Gavel merges, or says that the minutes can be merged. */
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
  const say = reviewMessages(meeting.group);
  const { label } = proposal;
  const how = merge === 'chair' ? say.useMerge(label, code('/meeting merge')) : [say.mergeNowThere(label)];
  return {
    events: [{ type: 'review.readied', at }],
    lines: [textLine(...how)],
    effects: [],
  };
}
