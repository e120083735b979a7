import { refuse, type Command, type Decision, type Meeting, type TypedCommand } from '../../meeting/feature.ts';
import { sayText } from '../../meeting/message.ts';
import { REVIEW_PHASES } from '../../meeting/phases.ts';
import { mayLead } from '../roles/roles.ts';
import type { ReviewEvent } from './events.ts';
import { reviewMessages } from './messages.ts';
import { reviewState } from './state.ts';

function decide({ by }: TypedCommand, meeting: Meeting): Decision<ReviewEvent> {
  const { merged } = meeting.stateOf(reviewState);
  const say = reviewMessages(meeting.group);
  if (!mayLead(by, meeting)) return refuse(say.proposeLeadersOnly);
  if (merged) return refuse(say.alreadyMerged);
  return { events: [], announce: sayText(say.proposing), effects: ['propose'] };
}

/** For a proposal that people closed, or whose branch they deleted. */
export const proposeCommand: Command<ReviewEvent> = {
  verb: 'meeting propose',
  aliases: ['propose'],
  usage: '/meeting propose',
  help: (of) => reviewMessages(of).helpPropose,
  who: 'anyone',
  when: REVIEW_PHASES,
  reachesReview: true,
  decide,
};
