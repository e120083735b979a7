import type { EntryRecorded } from '../../meeting/entry.ts';
import {
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type TypedCommand,
  wrongUsage,
} from '../../meeting/feature.ts';
import {
  lifecycleState,
  type MeetingAborted,
  type MeetingGathered,
  type MeetingLapsed,
  type MeetingStarted,
} from '../../meeting/lifecycle.ts';
import { code, messageOf, textLine } from '../../meeting/message.ts';
import { HELD_PHASES } from '../../meeting/phases.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import { nextOccurrence } from '../../schedule/occurrences.ts';
import { calendarOf, ownOccurrence, type CalendarEvent } from '../calendar/calendar.ts';
import { nextMeetingLine } from '../calendar/next-meeting-line.ts';
import { abortMessages } from './messages.ts';

/** A start planned this close to the abort, in minutes, is the one that was aborted. */
const SAME_MINUTES = 120;

interface Plan {
  readonly events: readonly (MeetingAborted | CalendarEvent)[];
  readonly start?: string;
}

/** The date after the abort: the meeting's own if that is still to come, else the next one. */
function planAnew({ at, by }: TypedCommand, meeting: Meeting): Plan {
  const { planned } = meeting.stateOf(lifecycleState);
  const own = ownOccurrence(meeting);
  const aborted: MeetingAborted = { type: 'lifecycle.aborted', at, by: by.key };
  if (planned !== undefined && planned > shiftMinutes(at, SAME_MINUTES))
    return { events: [{ ...aborted, start: planned, occurrence: own?.key ?? planned }], start: planned };
  const after = planned !== undefined && planned > at ? planned : at;
  const next = nextOccurrence(calendarOf(meeting), after);
  // Its time is still to come, so without this it would be planned for then again.
  const cancelled: CalendarEvent[] =
    own && own.start > at ? [{ type: 'calendar.cancelled', at, occurrence: own.key }] : [];
  const start = next ? { start: next.start, occurrence: next.key } : {};
  return { events: [...cancelled, { ...aborted, ...start, other: true }], ...start };
}

function decide(typed: TypedCommand, meeting: Meeting): Decision<MeetingAborted | CalendarEvent> {
  const say = abortMessages(meeting.group);
  const word = typed.args.toLowerCase();
  if (word !== '' && word !== 'yes') return wrongUsage(say.onlyYes);
  const { recorded } = meeting.stateOf(abortFeature);
  if (recorded > 0 && word !== 'yes')
    return {
      events: [],
      answer: messageOf(
        textLine(say.wouldLose(recorded)),
        textLine(...say.choose(code('/meeting abort yes'), code('/meeting end'))),
      ),
    };
  const { events, start } = planAnew(typed, meeting);
  return {
    events,
    announce: messageOf(
      textLine(...say.aborted(typed.by.label)),
      nextMeetingLine(start, meeting),
      textLine(...say.mistake(code('/meeting start'))),
    ),
  };
}

const abort: Command<MeetingAborted | CalendarEvent> = {
  verb: 'meeting abort',
  aliases: ['abort'],
  usage: '/meeting abort',
  help: (of) => abortMessages(of).help,
  who: 'chair',
  when: HELD_PHASES,
  decide,
};

interface State {
  /** How much was recorded since people gathered. */
  readonly recorded: number;
  readonly open: boolean;
}

const CLOSED: State = { recorded: 0, open: false };

/** Calls a meeting off, and counts what that would lose. */
export const abortFeature: Feature<
  State,
  MeetingAborted | EntryRecorded | MeetingGathered | MeetingStarted | MeetingLapsed,
  MeetingAborted | CalendarEvent
> = {
  name: 'aborting',
  initial: () => CLOSED,
  commands: [abort],
  evolve: {
    'lifecycle.gathered': (state) => ({ ...state, open: true }),
    'lifecycle.started': (state) => ({ ...state, open: true }),
    'entry.recorded': (state) => (state.open ? { ...state, recorded: state.recorded + 1 } : state),
    'lifecycle.lapsed': () => CLOSED,
    'lifecycle.aborted': () => CLOSED,
  },
};
