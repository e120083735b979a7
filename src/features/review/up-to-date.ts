import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import type { ReviewEvent } from './events.ts';
import { reviewState } from './state.ts';

/**
 * Gavel brought the branch up to date with main, on top of what was approved: what people approved stays approved.
 * Undefined if something else is proposed by now.
 * @param from the commit that was approved
 * @param commit the branch's newest commit
 */
export function broughtUpToDate(
  from: string,
  commit: string,
  meeting: Meeting,
  at: string,
): Decided<Event> | undefined {
  const { proposal, merged, ready } = meeting.stateOf(reviewState);
  if (merged || proposal?.commit !== from) return undefined;
  const events: ReviewEvent[] = [
    { type: 'review.moved', at, commit },
    ...(ready ? [{ type: 'review.readied', at } as const] : []),
  ];
  return { events };
}
