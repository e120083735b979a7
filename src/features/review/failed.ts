import { enumerate } from '../../language/lists.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { calledPiece } from '../../meeting/guests.ts';
import { messageOf, textLine, type MessagePiece } from '../../meeting/message.ts';
import { rolesFeature } from '../roles/roles.ts';
import type { ReviewEvent } from './events.ts';
import { proposalPiece, reviewState } from './state.ts';

/** Why minutes are not proposed or merged yet. */
export interface ReviewFailure {
  readonly kind: 'propose' | 'merge';
  /** In words for a room. */
  readonly why: string;
  /** Whether the forge did not answer, and nobody has to do anything. */
  readonly unavailable: boolean;
}

/**
 * Notes that it did not work, and tells the chair if somebody has to do something: an edit of an old message is seen by
 * nobody. Undefined if that was told already.
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
  const where = proposal ? [' in ', proposalPiece(proposal)] : [];
  const to: MessagePiece[] = people.length === 0 ? [] : [...people, ': '];
  return {
    events,
    announce: messageOf(
      textLine(...to, `I couldn’t ${kind} the minutes`, ...where, `. ${why.replace(/\.?$/u, '.')} I keep trying.`),
    ),
  };
}
