import { listInWords } from '../../language/lists.ts';
import {
  refuse,
  type AskedBy,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type TypedCommand,
  wrongUsage,
} from '../../meeting/feature.ts';
import { isBeingHeld, type MeetingMoved } from '../../meeting/lifecycle.ts';
import { code, messageOf, sayText, textLine, type MessageLine, type Message } from '../../meeting/message.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { toLocal } from '../../schedule/local.ts';
import { nextOccurrence } from '../../schedule/occurrences.ts';
import { calendarOf, occurrenceAt } from '../calendar/calendar.ts';
import { dayWords, placeWords, isRecurring, timeIn } from '../calendar/words.ts';
import { mayLead, onlyLeaders } from '../roles/roles.ts';
import { addMeeting } from './add.ts';
import { cancelMeeting, cancelCommand, uncancelCommand } from './cancel.ts';
import { nextMeetingMessages } from './messages.ts';
import { readStarts } from './readings.ts';
import { pauseSeries, reanchorSeries, rescheduleMeeting, type RescheduleResult } from './reschedule.ts';
import { isBetween, nextAfter, nextState, type ScheduleChange, type NextEvent, type NextOutcome } from './state.ts';
import { planningEvents, whenReader, upcomingMeeting } from './upcoming.ts';

type Outcome = Decision<NextOutcome>;

function tell({ by }: TypedCommand, meeting: Meeting): Outcome {
  const say = nextMeetingMessages(meeting.group);
  const known = upcomingMeeting(meeting);
  if (!known) return { events: [], answer: sayText(say.noDate) };
  const found = occurrenceAt(meeting, known.start);
  const following = nextOccurrence(calendarOf(meeting), known.start);
  return {
    events: [],
    answer: messageOf(
      textLine(...say.nextIs(timeIn(meeting, known.start), found ? placeWords(found) : [])),
      ...(following ? [textLine(...say.afterThat(timeIn(meeting, following.start)))] : []),
      // Whoever leads may have meant the next topic.
      ...(isBeingHeld(meeting) && mayLead(by, meeting) ? [textLine(...say.nextTopic(code('/topic next')))] : []),
    ),
  };
}

function read(typed: TypedCommand, change: ScheduleChange, meeting: Meeting): Outcome {
  const from = whenReader(typed, meeting);
  const found = readStarts(typed.args, from);
  if ('refuse' in found) return found;
  const [start] = found.starts;
  if (start === undefined || found.doubt !== undefined)
    return ask(found.starts, found.doubt ?? '', change, typed, meeting);
  const { zone: own } = typed.by;
  const otherwise = own !== undefined && !found.zoned && toLocal(start, own) !== toLocal(start, from.zone);
  const { readAs } = nextMeetingMessages(meeting.group);
  const hint = otherwise ? sayText(...readAs(from.zone, own, code('my time'))) : undefined;
  const decided = set(start, change, typed, meeting);
  return hint && !('refuse' in decided) ? { ...decided, answer: hint } : decided;
}

function ask(
  starts: readonly string[],
  doubt: string,
  change: ScheduleChange,
  { at, by }: TypedCommand,
  meeting: Meeting,
): Outcome {
  const say = nextMeetingMessages(meeting.group);
  const choices = starts.map((start, i): MessageLine => ({
    kind: 'item',
    depth: 0,
    pieces: [code(`/meeting next ${starts.length === 1 ? 'yes' : i + 1}`), ': ', timeIn(meeting, start)],
  }));
  return {
    events: [{ type: 'next-meeting.asked', at, by: by.key, starts, change }],
    answer: messageOf(textLine(`${doubt} ${starts.length === 1 ? say.didYouMean : say.whichOne}`), ...choices),
  };
}

/** `yes`, `no` or a number, if somebody was asked. */
function answered(typed: TypedCommand, meeting: Meeting): Outcome | undefined {
  const say = nextMeetingMessages(meeting.group);
  const { asked } = meeting.stateOf(nextState);
  const word = typed.args.toLowerCase();
  if (!asked || !/^(?:yes|no|[1-9])$/u.test(word)) return undefined;
  if (word === 'no')
    return { events: [{ type: 'next-meeting.dropped', at: typed.at }], answer: sayText(say.nothingChanged) };
  const start = word === 'yes' && asked.starts.length === 1 ? asked.starts[0] : asked.starts[Number(word) - 1];
  if (start === undefined) return refuse(say.whichNumber(asked.starts.length));
  return start <= typed.at ? refuse(say.pastByNow) : set(start, asked.change, typed, meeting);
}

function set(start: string, change: ScheduleChange, typed: TypedCommand, meeting: Meeting): Outcome {
  if (change === 'add') return addMeeting(start, typed, meeting);
  const { at, by } = typed;
  const calendar = calendarOf(meeting);
  const after = nextAfter(meeting, at);
  const { zone } = whenReader(typed, meeting);
  const done =
    change === 'onwards'
      ? reanchorSeries(calendar, after, start, zone, at)
      : rescheduleMeeting(calendar, after, start, at);
  const events = [...done.events, planningEvents({ start, occurrence: done.occurrence }, at, meeting)];
  return { events, announce: moved(start, done, { by, at }, change, meeting) };
}

function moved(
  start: string,
  { moved: before, cancelled, events }: RescheduleResult,
  { by, at }: AskedBy,
  change: ScheduleChange,
  meeting: Meeting,
): Message {
  const { group } = meeting;
  const say = nextMeetingMessages(group);
  const instead = before && dayWords(before, group, at);
  const dropped = cancelled.map((one) => dayWords(one, group, at));
  const later = before && isRecurring(meeting) && change === 'next' && events.length > 0;
  return messageOf(
    textLine(...say.setBy(timeIn(meeting, start), instead, by.label)),
    ...(dropped.length === 0 ? [] : [textLine(say.cancelledDays(listInWords(dropped, group)))]),
    ...(change === 'onwards' ? [textLine(say.laterFollow)] : []),
    ...(later ? [textLine(...say.laterStay(code('/meeting next … onwards')))] : []),
  );
}

/** No date: between meetings for this one, else for the one after it, until somebody sets one. */
function none({ at }: TypedCommand, meeting: Meeting): Outcome {
  return {
    events: [
      ...pauseSeries(calendarOf(meeting), nextAfter(meeting, at), at),
      isBetween(meeting) ? { type: 'lifecycle.unplanned', at } : { type: 'next-meeting.set', at },
    ],
    announce: sayText(...nextMeetingMessages(meeting.group).noDateNow(code('/meeting next WHEN'))),
  };
}

/** Only the chair or secretary changes the calendar; anyone may ask. */
const leading = (typed: TypedCommand, meeting: Meeting, decide: () => Outcome): Outcome =>
  mayLead(typed.by, meeting) ? decide() : onlyLeaders(meeting);

const ONWARDS = /(?<!\s)\s+(?:onwards?|and from then on|from then on)$/iu;

const next: Command<NextOutcome> = {
  verb: 'meeting next',
  aliases: ['next'],
  usage: '/meeting next [WHEN [onwards] | none | cancel], such as 2024-06-05 16:00 or next wednesday 16:00',
  help: (of) => nextMeetingMessages(of).helpNext,
  who: 'anyone',
  when: OPEN_PHASES,
  privately: (args) => args === '',
  decide(typed, meeting) {
    const { args } = typed;
    if (args === '') return tell(typed, meeting);
    return leading(typed, meeting, () => {
      const answer = answered(typed, meeting);
      if (answer) return answer;
      if (/^(?:none|tbd|no date(?: yet)?)$/iu.test(args)) return none(typed, meeting);
      if (/^(?:cancel|skip)$/iu.test(args)) return cancelMeeting({ ...typed, args: '' }, meeting);
      const change = ONWARDS.test(args) ? 'onwards' : 'next';
      return read({ ...typed, args: args.replace(ONWARDS, '') }, change, meeting);
    });
  },
};

const addition: Command<NextOutcome> = {
  verb: 'meeting add',
  usage: '/meeting add WHEN',
  help: (of) => nextMeetingMessages(of).helpAdd,
  who: 'chair',
  when: OPEN_PHASES,
  decide: (typed, meeting) =>
    typed.args === '' ? wrongUsage(nextMeetingMessages(meeting.group).whichTime) : read(typed, 'add', meeting),
};

export const nextMeetingFeature: Feature<
  ReturnType<typeof nextState.initial>,
  NextEvent | MeetingMoved,
  NextOutcome
> = {
  ...nextState,
  voided: (before) => before,
  commands: [next, cancelCommand, uncancelCommand, addition],
};
