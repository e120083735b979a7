import { listInWords } from '../../language/lists.ts';
import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { introduceGuest, personLabel } from '../../meeting/guests.ts';
import { personFor, type UserRef } from '../../meeting/member.ts';
import { sayText, type MessagePiece } from '../../meeting/message.ts';
import type { ReviewEvent } from './events.ts';
import { reviewMessages } from './messages.ts';
import { countedApprovals } from './rule.ts';
import { proposalPiece, reviewState } from './state.ts';

/**
 * The proposal is in the main branch; undefined if that is known.
 * @param by who merged it in the forge, if it wasn't Gavel
 */
export function mergedNow(
  { commit, by }: { readonly commit: string; readonly by?: UserRef },
  meeting: Meeting,
  at: string,
): Decided<Event> | undefined {
  const { proposal, merged, mergedBy } = meeting.stateOf(reviewState);
  if (merged || !proposal) return undefined;
  const merger = by && mergedBy === undefined ? personFor(meeting.group.directory, by) : undefined;
  const events: ReviewEvent[] = [
    ...(merger ? [{ type: 'review.merged-by', at, who: merger.key } as const] : []),
    { type: 'review.merged', at, commit },
  ];
  return {
    events: [...(merger ? introduceGuest(merger, at, meeting) : []), ...events, { type: 'lifecycle.approved', at }],
    announce: sayText(...mergedWords(merger?.label ?? (mergedBy && personLabel(meeting, mergedBy)), meeting)),
  };
}

/** Says that they are merged, and by whose doing: the approvals that led to it aren't told before. */
function mergedWords(merger: string | undefined, meeting: Meeting): readonly MessagePiece[] {
  const say = reviewMessages(meeting.group);
  const { proposal, expired } = meeting.stateOf(reviewState);
  const name = proposal ? proposalPiece(proposal) : say.theProposal;
  if (merger !== undefined) return say.mergedBy(merger, name);
  if (expired) return say.mergedUnopposed(name);
  const approvals = countedApprovals(meeting).map((key) => personLabel(meeting, key));
  return approvals.length === 0 ? say.merged(name) : say.mergedApproved(listInWords(approvals, meeting.group), name);
}
