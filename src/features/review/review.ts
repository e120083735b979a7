import type { Feature, Meeting } from '../../meeting/feature.ts';
import type { PersonJoined } from '../../meeting/link.ts';
import { approveTyped, onReaction } from './approve.ts';
import type { ReviewEvent } from './events.ts';
import { mergeCommand } from './merge.ts';
import { reviewMessages } from './messages.ts';
import { proposeCommand } from './propose.ts';
import { wakeAt, remindReviewers } from './reminders.ts';
import { REVIEW_STEPS, reviewState, type ReviewState } from './state.ts';
import { reviewViews } from './view.ts';

/** The minutes on their way from the end of the meeting to the main branch. */
export const reviewFeature: Feature<ReviewState, ReviewEvent | PersonJoined, ReviewEvent> = {
  ...reviewState,
  commands: [
    {
      verb: 'meeting approve',
      aliases: ['approve'],
      usage: '/meeting approve [PROPOSAL]',
      help: (of) => reviewMessages(of).helpApprove,
      who: 'anyone',
      when: ['in review'],
      reachesReview: true,
      decide: approveTyped,
    },
    mergeCommand,
    proposeCommand,
  ],
  evolve: REVIEW_STEPS,
  wakeAt,
  onTimer: remindReviewers,
  onReaction: onReaction,
  views: (meeting: Meeting) => reviewViews(meeting),
};
