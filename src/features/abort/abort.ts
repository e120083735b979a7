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
import { code, messageOf, textLine, type MessageLine } from '../../meeting/message.ts';
import { HELD_PHASES } from '../../meeting/phases.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import { nextOccurrence } from '../../schedule/occurrences.ts';
import { calendarOf, ownOccurrence, type CalendarEvent } from '../calendar/calendar.ts';
import { timeIn } from '../calendar/words.ts';

/** What is planned for this long after an abort, or was planned before it, was meant by it. In minutes. */
const SAME_MINUTES = 120;

interface Plan {
  readonly events: readonly (MeetingAborted | CalendarEvent)[];
  readonly start?: string;
}

/** The date that the meeting has once it is aborted: its own if that is still to come, else the next one. */
function planAnew({ at, by }: TypedCommand, meeting: Meeting): Plan {
  const { planned } = meeting.stateOf(lifecycleState);
  const own = ownOccurrence(meeting);
  const aborted: MeetingAborted = { type: 'lifecycle.aborted', at, by: by.key };
  if (planned !== undefined && planned > shiftMinutes(at, SAME_MINUTES))
    return { events: [{ ...aborted, start: planned, occurrence: own?.key ?? planned }], start: planned };
  const after = planned !== undefined && planned > at ? planned : at;
  const next = nextOccurrence(calendarOf(meeting), after);
  // Its time is still to come, so that without this it would be planned for then once more.
  const cancelled: CalendarEvent[] =
    own && own.start > at ? [{ type: 'calendar.cancelled', at, occurrence: own.key }] : [];
  const start = next ? { start: next.start, occurrence: next.key } : {};
  return { events: [...cancelled, { ...aborted, ...start, other: true }], ...start };
}

const nextLine = (start: string | undefined, meeting: Meeting): MessageLine =>
  start === undefined
    ? textLine('There is no date for the next meeting yet: ', code('/meeting next WHEN'), ' sets one.')
    : textLine('Next meeting: ', timeIn(meeting, start), '.');

const entriesOf = (count: number): string => (count === 1 ? 'One entry was' : `${count} entries were`);

function decide(typed: TypedCommand, meeting: Meeting): Decision<MeetingAborted | CalendarEvent> {
  const word = typed.args.toLowerCase();
  if (word !== '' && word !== 'yes') return wrongUsage('Only "yes" can follow.');
  const { recorded } = meeting.stateOf(abortFeature);
  if (recorded > 0 && word !== 'yes')
    return {
      events: [],
      answer: messageOf(
        textLine(`${entriesOf(recorded)} recorded in this meeting, and would be in no minutes.`),
        textLine(
          code('/meeting abort yes'),
          ' aborts it all the same; ',
          code('/meeting end'),
          ' ends it with minutes.',
        ),
      ),
    };
  const { events, start } = planAnew(typed, meeting);
  return {
    events,
    announce: messageOf(
      textLine(`${typed.by.label} aborted the meeting: `, { strong: 'it has no minutes.' }),
      nextLine(start, meeting),
      textLine('Was that a mistake? ', code('/meeting start'), ' starts one now.'),
    ),
  };
}

const abort: Command<MeetingAborted | CalendarEvent> = {
  verb: 'meeting abort',
  aliases: ['abort'],
  usage: '/meeting abort',
  help: () =>
    'Ends a meeting that should not have been started: it has no minutes, and its agenda waits for the next date.',
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

/** Ends what should not have begun; it counts what would be lost by that. */
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
