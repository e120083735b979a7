import { shortenText } from '../../meeting/clean-text.ts';
import { refuse, type Command, type Decision, type Meeting, type TypedCommand } from '../../meeting/feature.ts';
import { code, itemLine, messageOf, sayText, textLine } from '../../meeting/message.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { dayIn } from '../../schedule/local.ts';
import { nextOccurrence, type Occurrence } from '../../schedule/occurrences.ts';
import { calendarOf, occurrenceAt, ownOccurrence } from '../calendar/calendar.ts';
import { dayWords, timeIn } from '../calendar/words.ts';
import { nextMeetingMessages } from './messages.ts';
import { readStarts } from './readings.ts';
import { onDay, withoutDecision } from './reschedule.ts';
import { isBetween, nextAfter, type NextOutcome } from './state.ts';
import { addingEvents, planningEvents, whenReader, upcomingMeeting } from './upcoming.ts';

type Outcome = Decision<NextOutcome>;

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/u;

const dayOf = ({ start, zone }: Occurrence): string => dayIn(start, zone);

/** Asks for the day, so that nobody cancels twice, or cancels the wrong meeting while one is on. */
function ask(target: Occurrence, meeting: Meeting): Outcome {
  const say = nextMeetingMessages(meeting.group);
  const words = timeIn(meeting, target.start);
  const what = isBetween(meeting) ? say.wouldCancel(words) : say.wouldCancelNext(code('/meeting abort'), words);
  const how = say.cancelsIt(code(`/meeting cancel ${dayOf(target)}`));
  return { events: [], answer: messageOf(textLine(...what), textLine(...how)) };
}

/** Cancels the meeting on a day written as YYYY-MM-DD; asks about any other. */
export function cancelMeeting(typed: TypedCommand, meeting: Meeting): Outcome {
  const say = nextMeetingMessages(meeting.group);
  const { args } = typed;
  const known = upcomingMeeting(meeting);
  const isNamed = args !== '' && !/^(?:yes|ok|it)$/iu.test(args);
  const target = isNamed ? dayNamed(typed, meeting) : known && occurrenceAt(meeting, known.start);
  if (target) return ISO_DAY.test(args) ? cancelled(target, typed, meeting) : ask(target, meeting);
  if (!isNamed) return refuse(say.nothingToCancel);
  const own = isBetween(meeting) ? undefined : ownOccurrence(meeting);
  return own && dayOf(own) === args ? refuse(say.onNow) : refuse(say.noMeetingOn(shortenText(args, 40)));
}

function cancelled(target: Occurrence, { at, by }: TypedCommand, meeting: Meeting): Outcome {
  const say = nextMeetingMessages(meeting.group);
  const event: NextOutcome = { type: 'calendar.cancelled', at, occurrence: target.key };
  const gone = textLine(...say.cancelled(by.label, dayWords(target, meeting.group, at)));
  const back = textLine(...say.undoes(code(`/meeting uncancel ${dayOf(target)}`)));
  if (target.start !== upcomingMeeting(meeting)?.start) return { events: [event], announce: messageOf(gone, back) };
  const following = nextOccurrence(withoutDecision(calendarOf(meeting), target), nextAfter(meeting, at));
  if (!following)
    return {
      events: [event, isBetween(meeting) ? { type: 'lifecycle.unplanned', at } : { type: 'next-meeting.set', at }],
      announce: messageOf(gone, textLine(...say.noFurtherDate(code('/meeting next WHEN'))), back),
    };
  return {
    events: [event, planningEvents({ start: following.start, occurrence: following.key }, at, meeting)],
    announce: messageOf(gone, textLine(...say.nextIs(timeIn(meeting, following.start), [])), back),
  };
}

/** The days that words can mean, in the zone of the group's meetings. */
function daysIn(typed: TypedCommand, meeting: Meeting): string[] {
  const from = whenReader(typed, meeting);
  const found = readStarts(typed.args, from);
  return 'refuse' in found ? [] : found.starts.map((start) => dayIn(start, from.zone));
}

function dayNamed(typed: TypedCommand, meeting: Meeting): Occurrence | undefined {
  const after = nextAfter(meeting, typed.at);
  return daysIn(typed, meeting)
    .map((day) => onDay(calendarOf(meeting), day, after))
    .find((one) => one !== undefined);
}

/** The meetings to come that were cancelled, by the start that they were first given: ISO 8601, UTC. */
const cancelledOnes = (meeting: Meeting, at: string): string[] =>
  calendarOf(meeting)
    .decisions.overrides.filter(({ key, start }) => start === undefined && key > nextAfter(meeting, at))
    .map(({ key }) => key)
    .toSorted();

const restored = (start: string, { at, by }: TypedCommand, meeting: Meeting): Outcome => ({
  events: addingEvents(start, at, meeting),
  announce: sayText(...nextMeetingMessages(meeting.group).uncancelled(by.label, timeIn(meeting, start))),
});

function uncancel(typed: TypedCommand, meeting: Meeting): Outcome {
  const say = nextMeetingMessages(meeting.group);
  const all = cancelledOnes(meeting, typed.at);
  const days = typed.args === '' ? [] : daysIn(typed, meeting);
  const { zone } = whenReader(typed, meeting);
  const dayAt = (start: string): string => dayIn(start, zone);
  const found = typed.args === '' ? all : all.filter((start) => days.includes(dayAt(start)));
  const [start, ...others] = found;
  if (start === undefined)
    return refuse(typed.args === '' ? say.noneCancelled : say.noneCancelledOn(shortenText(typed.args, 40)));
  if (others.length === 0) return restored(start, typed, meeting);
  const choices = found.map((one) => itemLine(code(`/meeting uncancel ${dayAt(one)}`), ': ', timeIn(meeting, one)));
  return { events: [], answer: messageOf(textLine(say.whichOne), ...choices) };
}

export const cancelCommand: Command<NextOutcome> = {
  verb: 'meeting cancel',
  aliases: ['meeting skip'],
  usage: '/meeting cancel [YYYY-MM-DD]',
  help: (of) => nextMeetingMessages(of).helpCancel,
  who: 'chair',
  when: OPEN_PHASES,
  decide: cancelMeeting,
};

export const uncancelCommand: Command<NextOutcome> = {
  verb: 'meeting uncancel',
  aliases: ['meeting unskip'],
  usage: '/meeting uncancel [DAY]',
  help: (of) => nextMeetingMessages(of).helpUncancel,
  who: 'chair',
  when: OPEN_PHASES,
  decide: uncancel,
};
