import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { introduceGuest } from '../../meeting/guests.ts';
import { personFor, type UserRef } from '../../meeting/member.ts';
import { sayText } from '../../meeting/message.ts';
import type { ReviewEvent } from './events.ts';
import { proposalPiece, reviewState } from './state.ts';

/**
 * The proposal is in the main branch; undefined where that is known.
 * @param by who merged it in the forge, where it was not Gavel
 */
export function mergedNow(
  { commit, by }: { readonly commit: string; readonly by?: UserRef },
  meeting: Meeting,
  at: string,
): Decided<Event> | undefined {
  const { proposal, merged, mergedBy } = meeting.stateOf(reviewState);
  if (merged || !proposal) return undefined;
  const merger = by && mergedBy === undefined ? personFor(meeting.group.directory, by) : undefined;
  const name = proposalPiece(proposal);
  const events: ReviewEvent[] = [
    ...(merger ? [{ type: 'review.merged-by', at, who: merger.key } as const] : []),
    { type: 'review.merged', at, commit },
  ];
  return {
    events: [...(merger ? introduceGuest(merger, at, meeting) : []), ...events, { type: 'lifecycle.approved', at }],
    announce: merger
      ? sayText(merger.label, ' merged the minutes: ', name, '.')
      : sayText('The minutes are merged: ', name, '.'),
  };
}
