import type { Effect, Meeting } from '../../meeting/feature.ts';
import { code, text, type Line } from '../../meeting/message.ts';
import type { ReviewEvent } from './events.ts';
import { isApproved } from './rule.ts';
import { after, reviewState } from './state.ts';

/** What follows once these events are known: Gavel merges, or whoever may is told that it can be done. */
export interface Outcome {
  readonly events: readonly ReviewEvent[];
  readonly lines: readonly Line[];
  readonly effects: readonly Effect[];
}

const NOTHING: Outcome = { events: [], lines: [], effects: [] };

export function outcome(meeting: Meeting, events: readonly ReviewEvent[], at: string): Outcome {
  const then = after(meeting, events);
  const { proposal, merged, closed, ready } = then.of(reviewState);
  if (!proposal || merged || closed) return NOTHING;
  if (!isApproved(then)) return ready ? { ...NOTHING, events: [{ type: 'review.unreadied', at }] } : NOTHING;
  if (ready) return NOTHING;
  const { merge } = meeting.group.approval;
  if (merge === 'gavel') return { ...NOTHING, events: [{ type: 'review.readied', at }], effects: ['merge'] };
  const how = merge === 'chair' ? [code('/meeting merge'), ' merges it.'] : ['It can be merged there.'];
  return {
    events: [{ type: 'review.readied', at }],
    lines: [text(`The minutes in ${proposal.label} are approved. `, ...how)],
    effects: [],
  };
}
