import { refuse, type Command, type Feature, type Meeting } from '../../meeting/feature.ts';
import {
  EARLY_MINUTES,
  LIFECYCLE_STEPS,
  lifecycleState,
  type LifecycleEvent,
  type MeetingLifecycle,
} from '../../meeting/lifecycle.ts';
import type { PersonJoined } from '../../meeting/link.ts';
import { code, messageOf, sayText, textLine, type Message } from '../../meeting/message.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import { firstChair, type RolesNamed } from '../roles/roles.ts';

const CHAIR_HINT = textLine(
  'Record with ',
  code('/note'),
  ', ',
  code('/action @user'),
  ' and ',
  code('/topic'),
  '; ',
  code('/meeting end'),
  ' makes the minutes.',
);

const start: Command<LifecycleEvent | RolesNamed> = {
  verb: 'meeting start',
  aliases: ['start', 'startmeeting', 'sm'],
  meetbot: ['#startmeeting'],
  usage: '/meeting start',
  help: () =>
    'Opens the meeting. Before the planned time it opens the roll call, and the meeting starts on time by itself.',
  who: 'chair',
  when: OPEN_PHASES,
  decide({ by, at, form }, meeting) {
    const { phase, planned, begun } = meeting.stateOf(lifecycleState);
    if (phase === 'in session') return refuse(`This meeting has been running since ${begun?.slice(11, 16)} UTC.`);
    const early = planned !== undefined && at < planned && at >= shiftMinutes(planned, -EARLY_MINUTES);
    // MeetBot's meetings begin when somebody starts them, and who did that leads.
    const isMeetBot = form === '#startmeeting';
    if (phase === 'planned' && early && !isMeetBot) {
      return {
        events: [{ type: 'lifecycle.gathered', at, by: by.key }],
        announce: sayText(
          'The roll call is open: react ✋ to be counted. The meeting starts at ',
          { time: planned },
          '.',
        ),
      };
    }
    return {
      events: [{ type: 'lifecycle.started', at, by: by.key }, ...(isMeetBot ? firstChair(by, at, meeting) : [])],
      announce: messageOf(textLine({ strong: `${meeting.group.name}: the meeting has started.` }), CHAIR_HINT),
    };
  },
};

export const lifecycleFeature: Feature<MeetingLifecycle, LifecycleEvent | PersonJoined, LifecycleEvent | RolesNamed> = {
  ...lifecycleState,
  commands: [start],
  evolve: LIFECYCLE_STEPS,
  wakeAt(meeting) {
    const { phase, planned, opened } = meeting.stateOf(lifecycleState);
    if (planned === undefined) return undefined;
    if (phase === 'planned') return shiftMinutes(planned, -meeting.group.schedule.gathering);
    return phase === 'gathering' && opened !== undefined ? planned : undefined;
  },
  onTimer(at, meeting) {
    const { phase, opened, planned } = meeting.stateOf(lifecycleState);
    // Gavel was not running then; what becomes of the meeting is for the feature that looks after forgotten ones.
    const { schedule, unattended } = meeting.group;
    if (unattended !== false && planned !== undefined && at >= shiftMinutes(planned, schedule.duration))
      return undefined;
    if (phase === 'planned') return { events: [{ type: 'lifecycle.gathered', at }], announce: gathering(meeting) };
    if (phase !== 'gathering' || opened === undefined) return undefined;
    return { events: [{ type: 'lifecycle.started', at }], announce: sayText({ strong: 'The meeting has started.' }) };
  },
};

function gathering(meeting: Meeting): Message {
  const { planned } = meeting.stateOf(lifecycleState);
  const when = planned === undefined ? ['soon'] : ['on ', { time: planned }];
  return sayText({ strong: meeting.group.name }, ' meets ', ...when, '. React ✋ to the roll call to be counted.');
}
