import type { Decided, Meeting } from '../../meeting/feature.ts';
import { enumerate, message, text, type Piece } from '../../meeting/message.ts';
import { roles } from '../roles/roles.ts';
import type { ReviewEvent } from './events.ts';
import { reviewState } from './state.ts';

/** Why minutes are not proposed or merged yet. */
export interface Failure {
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
export function failed(
  { kind, why, unavailable }: Failure,
  meeting: Meeting,
  at: string,
): Decided<ReviewEvent> | undefined {
  if (meeting.of(reviewState).failed === why) return undefined;
  const events: ReviewEvent[] = [{ type: 'review.failed', at, why }];
  if (unavailable) return { events };
  const { proposal } = meeting.of(reviewState);
  const { chair } = meeting.of(roles);
  const people = enumerate(chair.map((member): Piece => ({ member })));
  const where: Piece[] = [];
  if (proposal)
    where.push(' in ', proposal.url === undefined ? proposal.label : { link: proposal.url, text: proposal.label });
  const to: Piece[] = people.length === 0 ? [] : [...people, ': '];
  return {
    events,
    announce: message(
      text(...to, `I couldn’t ${kind} the minutes`, ...where, `. ${why.replace(/\.?$/u, '.')} I keep trying.`),
    ),
  };
}
