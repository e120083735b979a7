import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { introduce } from '../../meeting/guests.ts';
import { person, type UserRef } from '../../meeting/member.ts';
import { say } from '../../meeting/message.ts';
import type { ReviewEvent } from './events.ts';
import { reviewState } from './state.ts';

/**
 * The proposal is in the main branch; undefined where that is known.
 * @param by who merged it in the forge, where it was not Gavel
 */
export function mergedNow(
  { commit, by }: { readonly commit: string; readonly by?: UserRef },
  meeting: Meeting,
  at: string,
): Decided<Event> | undefined {
  const { proposal, merged, mergedBy } = meeting.of(reviewState);
  if (merged || !proposal) return undefined;
  const merger = by && mergedBy === undefined ? person(meeting.group.directory, by) : undefined;
  const name = proposal.url === undefined ? proposal.label : { link: proposal.url, text: proposal.label };
  const events: ReviewEvent[] = [
    ...(merger ? [{ type: 'review.merged-by', at, who: merger.key } as const] : []),
    { type: 'review.merged', at, commit },
  ];
  return {
    events: [...(merger ? introduce(merger, at, meeting) : []), ...events, { type: 'lifecycle.approved', at }],
    announce: merger
      ? say(merger.label, ' merged the minutes: ', name, '.')
      : say('The minutes are merged: ', name, '.'),
  };
}
