import { refuse, type Command, type Feature } from '../../meeting/feature.ts';
import { lifecycleState, type MeetingEnded } from '../../meeting/lifecycle.ts';
import { HELD_PHASES } from '../../meeting/phases.ts';
import { endingDecision } from './ending-decision.ts';
import { endMessages } from './messages.ts';

const end: Command<MeetingEnded> = {
  verb: 'meeting end',
  aliases: ['end', 'endmeeting', 'em'],
  meetbot: ['#endmeeting'],
  usage: '/meeting end',
  help: (of) => endMessages(of).help,
  who: 'chair',
  when: HELD_PHASES,
  offRecord: true,
  decide({ by, at }, meeting) {
    if (meeting.stateOf(lifecycleState).phase === 'gathering') return refuse(endMessages(meeting.group).notStarted);
    return endingDecision({ type: 'lifecycle.ended', at, by: by.key }, undefined, meeting);
  },
};

/** Ends the meeting; a feature of its own because it looks at what is still open in others. */
export const endFeature: Feature<undefined, never, MeetingEnded> = {
  name: 'ending',
  initial: () => undefined,
  commands: [end],
  evolve: {},
};
