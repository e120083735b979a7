import type { Feature, Meeting } from '../../meeting/feature.ts';
import type { Joined } from '../../meeting/link.ts';
import { approveTyped, reacted } from './approve.ts';
import type { ReviewEvent } from './events.ts';
import { mergeCommand } from './merge.ts';
import { proposeCommand } from './propose.ts';
import { wakeAt, woken } from './reminders.ts';
import { ON, reviewState, type Review } from './state.ts';
import { view } from './view.ts';

/** The minutes on their way from the end of the meeting to the main branch. */
export const review: Feature<Review, ReviewEvent | Joined, ReviewEvent> = {
  ...reviewState,
  commands: [
    {
      verb: 'meeting approve',
      aliases: ['approve'],
      usage: '/meeting approve [PROPOSAL]',
      help: 'Approves the minutes that are proposed; ✅ on the proposal does the same.',
      who: 'anyone',
      when: ['in review'],
      reachesReview: true,
      decide: approveTyped,
    },
    mergeCommand,
    proposeCommand,
  ],
  on: ON,
  wakeAt,
  woken,
  reacted,
  views: (meeting: Meeting) => view(meeting),
};
