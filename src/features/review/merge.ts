import { refuse, type Command, type Decision, type Meeting, type TypedCommand } from '../../meeting/feature.ts';
import { sayText } from '../../meeting/message.ts';
import { DONE_SIGN } from '../../meeting/signs.ts';
import { mayLead } from '../roles/roles.ts';
import type { ReviewEvent } from './events.ts';
import { reviewMessages } from './messages.ts';
import { missingApprovals } from './rule.ts';
import { reviewState } from './state.ts';

function decide({ by, at }: TypedCommand, meeting: Meeting): Decision<ReviewEvent> {
  const { proposal, merged, closed } = meeting.stateOf(reviewState);
  const { merge, mergers } = meeting.group.approval;
  const say = reviewMessages(meeting.group);
  if (!mayLead(by, meeting) && !mergers.includes(by.key)) return refuse(say.mergeLeadersOnly);
  if (merged) return refuse(say.alreadyMerged);
  if (!proposal || closed) return refuse(say.noneToMerge);
  if (merge === 'people') return refuse(say.mergeThere(proposal.url ?? proposal.label));
  const lacking = missingApprovals(meeting);
  if (lacking.length > 0) return refuse(say.notApproved(lacking.join(', ')));
  return {
    events: [{ type: 'review.merged-by', at, who: by.key }],
    answer: sayText(say.merging(proposal.label)),
    sign: DONE_SIGN,
    effects: ['merge'],
  };
}

export const mergeCommand: Command<ReviewEvent> = {
  verb: 'meeting merge',
  aliases: ['merge'],
  usage: '/meeting merge',
  help: (of) => reviewMessages(of).helpMerge,
  who: 'anyone',
  when: ['in review'],
  reachesReview: true,
  decide,
};
