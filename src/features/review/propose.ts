import { refuse, type Command, type Decision, type Meeting, type TypedCommand } from '../../meeting/feature.ts';
import { sayText } from '../../meeting/message.ts';
import { REVIEW_PHASES } from '../../meeting/phases.ts';
import { mayLead } from '../roles/roles.ts';
import type { ReviewEvent } from './events.ts';
import { reviewState } from './state.ts';

function decide({ by }: TypedCommand, meeting: Meeting): Decision<ReviewEvent> {
  const { merged } = meeting.stateOf(reviewState);
  if (!mayLead(by, meeting)) return refuse('Only the chair or secretary can propose the minutes again.');
  if (merged) return refuse('These minutes are merged already.');
  return { events: [], announce: sayText('I’m proposing the minutes again.'), effects: ['propose'] };
}

/** For a proposal that people closed, or whose branch they deleted. */
export const proposeCommand: Command<ReviewEvent> = {
  verb: 'meeting propose',
  aliases: ['propose'],
  usage: '/meeting propose',
  help: () => 'Proposes the minutes again, if their branch was deleted or their pull request was closed.',
  who: 'anyone',
  when: REVIEW_PHASES,
  reachesReview: true,
  decide,
};
