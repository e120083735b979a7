import { refuse, type Command, type Decision, type Meeting, type TypedCommand } from '../../meeting/feature.ts';
import { sayText } from '../../meeting/message.ts';
import { mayLead } from '../roles/roles.ts';
import type { ReviewEvent } from './events.ts';
import { missingApprovals } from './rule.ts';
import { reviewState } from './state.ts';

function decide({ by, at }: TypedCommand, meeting: Meeting): Decision<ReviewEvent> {
  const { proposal, merged, closed } = meeting.stateOf(reviewState);
  const { merge, mergers } = meeting.group.approval;
  if (!mayLead(by, meeting) && !mergers.includes(by.key)) return refuse('Only those who lead may have it merged.');
  if (merged) return refuse('These minutes are merged already.');
  if (!proposal || closed) return refuse('No minutes wait to be merged.');
  if (merge === 'people') return refuse(`This group merges in the forge: ${proposal.url ?? proposal.label}`);
  const lacking = missingApprovals(meeting);
  if (lacking.length > 0) return refuse(`They are not approved yet: ${lacking.join(', ')}.`);
  return {
    events: [{ type: 'review.merged-by', at, who: by.key }],
    announce: sayText(by.label, ` has ${proposal.label} merged.`),
    effects: ['merge'],
  };
}

export const mergeCommand: Command<ReviewEvent> = {
  verb: 'meeting merge',
  aliases: ['merge'],
  usage: '/meeting merge',
  help: () => 'Merges approved minutes, in groups that leave it to a chair.',
  who: 'anyone',
  when: ['in review'],
  reachesReview: true,
  decide,
};
