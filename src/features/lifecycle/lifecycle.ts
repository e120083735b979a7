import { refuse, type Command, type Feature } from '../../meeting/feature.ts';
import {
  EARLY_MINUTES,
  LIFECYCLE_STEPS,
  lifecycleState,
  type LifecycleEvent,
  type MeetingLifecycle,
} from '../../meeting/lifecycle.ts';
import type { PersonJoined } from '../../meeting/link.ts';
import { code, messageOf, strong, textLine } from '../../meeting/message.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import { DONE_SIGN } from '../../meeting/signs.ts';
import { timeIn } from '../calendar/words.ts';
import { firstChair, type RolesNamed } from '../roles/roles.ts';
import { lifecycleMessages } from './messages.ts';

const start: Command<LifecycleEvent | RolesNamed> = {
  verb: 'meeting start',
  aliases: ['start', 'startmeeting', 'sm'],
  meetbot: ['#startmeeting'],
  usage: '/meeting start',
  help: (of) => lifecycleMessages(of).helpStart,
  who: 'chair',
  when: OPEN_PHASES,
  decide({ by, at, form }, meeting) {
    const say = lifecycleMessages(meeting.group);
    const { phase, planned, begun } = meeting.stateOf(lifecycleState);
    if (phase === 'in session') return refuse(say.running(begun?.slice(11, 16) ?? ''));
    const early = planned !== undefined && at < planned && at >= shiftMinutes(planned, -EARLY_MINUTES);
    // MeetBot's meetings begin when someone starts them, and that person leads.
    const isMeetBot = form === '#startmeeting';
    if (phase === 'planned' && early && !isMeetBot) {
      return {
        events: [{ type: 'lifecycle.gathered', at, by: by.key }],
        answer: messageOf(textLine(...say.rollCallOpen(timeIn(meeting, planned)))),
        sign: DONE_SIGN,
      };
    }
    return {
      events: [{ type: 'lifecycle.started', at, by: by.key }, ...(isMeetBot ? firstChair(by, at, meeting) : [])],
      answer: messageOf(
        textLine(strong(say.started)),
        textLine(...say.howTo(code('/note'), code('/action @user'), code('/topic'), code('/meeting end'))),
      ),
      sign: DONE_SIGN,
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
    // Gavel wasn't running then. What becomes of the meeting is up to the feature that looks after forgotten ones.
    const { schedule, unattended } = meeting.group;
    if (unattended !== false && planned !== undefined && at >= shiftMinutes(planned, schedule.duration))
      return undefined;
    if (phase === 'planned') return { events: [{ type: 'lifecycle.gathered', at }] };
    if (phase !== 'gathering' || opened === undefined) return undefined;
    return { events: [{ type: 'lifecycle.started', at }] };
  },
};
