import { refuse, type Command, type Feature } from '../../meeting/feature.ts';
import { message, text } from '../../meeting/message.ts';
import { closing, openMotion } from '../votes/votes.ts';
import { lifecycle, type Ended } from './lifecycle.ts';

const end: Command<Ended> = {
  verb: 'meeting end',
  aliases: ['end', 'endmeeting', 'em'],
  meetbot: ['#endmeeting'],
  usage: '/meeting end',
  help: 'Closes the meeting, with the vote that is open, and proposes its minutes.',
  who: 'chair',
  when: ['in session', 'gathering'],
  offRecord: true,
  decide({ by, at }, meeting) {
    if (meeting.of(lifecycle).phase === 'gathering') return refuse('The meeting has not started yet: /meeting start.');
    const motion = openMotion(meeting);
    return {
      events: [{ type: 'lifecycle.ended', at, by: by.key }],
      announce: message(
        ...(motion ? [closing(motion, meeting)] : []),
        text({ strong: 'The meeting has ended.' }, ' Thank you all.'),
      ),
      effects: ['propose', 'plan'],
    };
  },
};

/** Ends the meeting; a feature of its own because it looks at what is still open in others. */
export const ending: Feature<undefined, never, Ended> = {
  name: 'ending',
  initial: () => undefined,
  commands: [end],
  on: {},
};
