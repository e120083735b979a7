import type {
  EntryAmended,
  EntryBoxed,
  EntryMoved,
  EntryOwned,
  EntryRecorded,
  EntryRevised,
  EntryUndone,
} from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import { type Command, type Decided, type Feature, type Meeting, wrongUsage } from '../../meeting/feature.ts';
import { lifecycleState, nominalStart, type MeetingEnded, type MeetingStarted } from '../../meeting/lifecycle.ts';
import { code, messageOf, sayText, textLine } from '../../meeting/message.ts';
import { MOST_MINUTES, readMinuteCount } from '../../meeting/read-minutes.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import type { TopicEvent } from '../../meeting/topics.ts';
import { timeIn } from '../calendar/words.ts';
import { endingDecision } from '../end/ending-decision.ts';
import { unattendedMessages } from './messages.ts';

/** It was asked whether the meeting is over. */
interface Asked extends Event {
  readonly type: 'overrun.asked';
}
interface Extended extends Event {
  readonly type: 'overrun.extended';
  /** The new end: ISO 8601, UTC. */
  readonly until: string;
}

/** Events that show that people are still meeting. */
type Activity =
  | EntryRecorded
  | EntryAmended
  | EntryRevised
  | EntryBoxed
  | EntryMoved
  | EntryOwned
  | EntryUndone
  | TopicEvent
  | MeetingStarted;

interface State {
  /** When something was recorded last. */
  readonly active: string;
  readonly asked?: string | undefined;
  readonly until?: string;
}

const later = (...instants: readonly string[]): string => instants.toSorted().at(-1) ?? '';
const recorded = (state: State, { at = '' }: Partial<Event>): State => ({ ...state, active: later(state.active, at) });

/** The planned end: the duration after the planned start or the real one, or as it was extended. */
export function plannedEnd(meeting: Meeting): string | undefined {
  const { begun } = meeting.stateOf(lifecycleState);
  const { until } = meeting.stateOf(overrunFeature);
  const start = nominalStart(meeting);
  if (begun === undefined || start === undefined) return undefined;
  return until ?? shiftMinutes(later(begun, start), meeting.group.schedule.duration);
}

/** After this many quiet minutes nobody is disturbed by a question. */
const QUIET_MINUTES = 5;

function wakeAt(meeting: Meeting): string | undefined {
  const { unattended } = meeting.group;
  const end = plannedEnd(meeting);
  if (meeting.stateOf(lifecycleState).phase !== 'in session' || end === undefined || unattended === false)
    return undefined;
  const { active, asked } = meeting.stateOf(overrunFeature);
  if (asked === undefined)
    return later(shiftMinutes(end, unattended.askEnd), active && shiftMinutes(active, QUIET_MINUTES));
  return shiftMinutes(later(asked, active), unattended.endAfter);
}

function ask(at: string, end: string, minutes: number, meeting: Meeting): Decided<Asked> {
  const say = unattendedMessages(meeting.group);
  return {
    events: [{ type: 'overrun.asked', at }],
    announce: messageOf(
      textLine(...say.isItOver(timeIn(meeting, end), code('/meeting end'), code('/meeting extend'))),
      textLine(...say.endsByItself(timeIn(meeting, shiftMinutes(at, minutes)))),
    ),
  };
}

/** The minutes tell when it was over: at its planned end, or when something was recorded last. */
const close = (at: string, end: string, active: string, meeting: Meeting): Decided<MeetingEnded> =>
  endingDecision(
    { type: 'lifecycle.ended', at, over: later(end, active) },
    unattendedMessages(meeting.group).endedByItself,
    meeting,
  );

const DEFAULT_MINUTES = 15;

const extend: Command<Extended> = {
  verb: 'meeting extend',
  usage: '/meeting extend [MINUTES]',
  help: (of) => unattendedMessages(of).helpExtend(DEFAULT_MINUTES),
  who: 'chair',
  when: ['in session'],
  decide({ args, at }, meeting) {
    const minutes = args === '' ? DEFAULT_MINUTES : readMinuteCount(args);
    if (minutes === undefined) return wrongUsage(unattendedMessages(meeting.group).howMany(MOST_MINUTES));
    const until = shiftMinutes(later(at, plannedEnd(meeting) ?? at), minutes);
    return {
      events: [{ type: 'overrun.extended', at, until }],
      announce: sayText(...unattendedMessages(meeting.group).extended(timeIn(meeting, until))),
    };
  },
};

/** Looks after a meeting that nobody ends: asks whether it is over, then ends it. */
export const overrunFeature: Feature<State, Asked | Extended | Activity, Asked | Extended | MeetingEnded> = {
  name: 'overrun',
  voided: (before) => before,
  initial: () => ({ active: '' }),
  commands: [extend],
  evolve: {
    'overrun.asked': (state, { at }) => ({ ...state, asked: at }),
    'overrun.extended': (state, { until }) => ({ ...state, until, asked: undefined }),
    'lifecycle.started': recorded,
    'entry.recorded': recorded,
    'entry.amended': recorded,
    'entry.revised': recorded,
    'entry.boxed': recorded,
    'entry.owned': recorded,
    'entry.moved': recorded,
    'entry.undone': recorded,
    'topics.added': recorded,
    'topics.taken-up': recorded,
    'topics.removed': recorded,
    'topics.renamed': recorded,
    'topics.moved': recorded,
  },
  wakeAt,
  onTimer(at, meeting) {
    const { unattended } = meeting.group;
    const end = plannedEnd(meeting);
    if (unattended === false || end === undefined) return undefined;
    const { active, asked } = meeting.stateOf(overrunFeature);
    return asked === undefined ? ask(at, end, unattended.endAfter, meeting) : close(at, end, active, meeting);
  },
};
