import { enumerate } from '../../language/lists.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { calledPiece } from '../../meeting/guests.ts';
import { sayText, type MessagePiece } from '../../meeting/message.ts';
import { rolesFeature } from '../roles/roles.ts';
import type { ReviewEvent } from './events.ts';
import { reviewMessages } from './messages.ts';
import { proposalPiece, reviewState } from './state.ts';

/** Why minutes aren't proposed or merged yet. */
export interface ReviewFailure {
  readonly kind: 'propose' | 'merge';
  /** In words for a room. */
  readonly why: string;
  /** Whether the forge didn't answer, so that nobody has to do anything. */
  readonly unavailable: boolean;
}

/**
 * Notes that it didn't work, and tells the chair if somebody has to do something, since nobody sees the edit of an old
 * message. Undefined if that was told already.
 */
export function reviewFailed(
  { kind, why, unavailable }: ReviewFailure,
  meeting: Meeting,
  at: string,
): Decided<ReviewEvent> | undefined {
  if (meeting.stateOf(reviewState).failed === why) return undefined;
  const events: ReviewEvent[] = [{ type: 'review.failed', at, why }];
  if (unavailable) return { events };
  const { proposal } = meeting.stateOf(reviewState);
  const { chair } = meeting.stateOf(rolesFeature);
  const people = enumerate(
    chair.map((key) => calledPiece(meeting, key)),
    meeting.group,
  );
  const say = reviewMessages(meeting.group);
  const where = proposal ? say.inProposal(proposalPiece(proposal)) : [];
  const to: MessagePiece[] = people.length === 0 ? [] : [...people, ': '];
  return {
    events,
    announce: sayText(...say.failed[kind](to, where, why.replace(/\.?$/u, '.'))),
  };
}
