import { shorten } from '../../meeting/clean.ts';
import { refuse, type Command, type Decision, type Meeting, type Typed } from '../../meeting/feature.ts';
import { code, item, message, text } from '../../meeting/message.ts';
import { toLocal } from '../../schedule/local.ts';
import { nextOccurrence, type Occurrence } from '../../schedule/occurrences.ts';
import { calendarOf, ownOccurrence } from '../calendar/calendar.ts';
import { dayWords, timeIn } from '../calendar/words.ts';
import { readStarts } from './readings.ts';
import { onDay, without } from './reschedule.ts';
import { isBetween, nextAfter, type NextOutcome } from './state.ts';
import { occurrenceAt, planning, reader, upcoming } from './upcoming.ts';

type Outcome = Decision<NextOutcome>;

const PHASES = ['planned', 'gathering', 'in session'] as const;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/u;

const dayOf = ({ start, zone }: Occurrence): string => toLocal(start, zone).slice(0, 10);

/** Asks for the day: whoever says it twice, or means the meeting that is on now, cancels nothing by that. */
function ask(target: Occurrence, meeting: Meeting): Outcome {
  const words = timeIn(meeting, target.start);
  const what = isBetween(meeting)
    ? text('This would cancel the meeting of ', words, '.')
    : text(
        code('/meeting abort'),
        ' ends the meeting that is on now, without minutes. This would cancel the one of ',
        words,
        '.',
      );
  return { events: [], answer: message(what, text(code(`/meeting cancel ${dayOf(target)}`), ' cancels it.')) };
}

/** Cancels the meeting on a day that is named as YYYY-MM-DD; asks about any other. */
export function cancel(typed: Typed, meeting: Meeting): Outcome {
  const { args } = typed;
  const known = upcoming(meeting);
  const isNamed = args !== '' && !/^(?:yes|ok|it)$/iu.test(args);
  const target = isNamed ? dayNamed(typed, meeting) : known && occurrenceAt(meeting, known.start);
  if (target) return ISO_DAY.test(args) ? cancelled(target, typed, meeting) : ask(target, meeting);
  if (!isNamed) return refuse('There is no date that could be cancelled.');
  const own = isBetween(meeting) ? undefined : ownOccurrence(meeting);
  return own && dayOf(own) === args
    ? refuse('That meeting is on now: /meeting abort ends it without minutes.')
    : refuse(`There is no meeting on "${shorten(args, 40)}".`);
}

function cancelled(target: Occurrence, { at, by }: Typed, meeting: Meeting): Outcome {
  const event: NextOutcome = { type: 'calendar.cancelled', at, occurrence: target.key };
  const day = dayWords(target.start, target.zone);
  const gone = text(`${by.label} cancelled the meeting of `, { strong: day }, '.');
  const back = text(code(`/meeting uncancel ${dayOf(target)}`), ' takes that back.');
  if (target.start !== upcoming(meeting)?.start) return { events: [event], announce: message(gone, back) };
  const following = nextOccurrence(without(calendarOf(meeting), target), nextAfter(meeting, at));
  if (!following)
    return {
      events: [event, isBetween(meeting) ? { type: 'lifecycle.unplanned', at } : { type: 'next-meeting.set', at }],
      announce: message(gone, text('There is no further date yet: ', code('/meeting next WHEN'), ' sets one.'), back),
    };
  return {
    events: [event, planning({ start: following.start, occurrence: following.key }, at, meeting)],
    announce: message(gone, text('Next meeting: ', timeIn(meeting, following.start), '.'), back),
  };
}

/** The days of the group's calendar that words can mean, as its meetings' clocks have them. */
function daysIn(typed: Typed, meeting: Meeting): string[] {
  const from = reader(typed, meeting);
  const found = readStarts(typed.args, from);
  return 'refuse' in found ? [] : found.starts.map((start) => toLocal(start, from.zone).slice(0, 10));
}

function dayNamed(typed: Typed, meeting: Meeting): Occurrence | undefined {
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

function restored(start: string, { at, by }: Typed, meeting: Meeting): Outcome {
  const known = upcoming(meeting);
  const added: NextOutcome = { type: 'calendar.added', at, start };
  const isNext = known === undefined || start < known.start;
  return {
    events: isNext ? [added, planning({ start, occurrence: start }, at, meeting)] : [added],
    announce: message(text(`The meeting of `, timeIn(meeting, start), ` is on again, said ${by.label}.`)),
  };
}

function uncancel(typed: Typed, meeting: Meeting): Outcome {
  const all = cancelledOnes(meeting, typed.at);
  const days = typed.args === '' ? [] : daysIn(typed, meeting);
  const { zone } = reader(typed, meeting);
  const dayAt = (start: string): string => toLocal(start, zone).slice(0, 10);
  const found = typed.args === '' ? all : all.filter((start) => days.includes(dayAt(start)));
  const [start, ...others] = found;
  if (start === undefined)
    return refuse(
      typed.args === ''
        ? 'No meeting to come is cancelled.'
        : `No meeting on "${shorten(typed.args, 40)}" is cancelled.`,
    );
  if (others.length === 0) return restored(start, typed, meeting);
  const choices = found.map((one) => item(code(`/meeting uncancel ${dayAt(one)}`), ': ', timeIn(meeting, one)));
  return { events: [], answer: message(text('Which one?'), ...choices) };
}

export const cancelCommand: Command<NextOutcome> = {
  verb: 'meeting cancel',
  aliases: ['meeting skip'],
  usage: '/meeting cancel [YYYY-MM-DD]',
  help: 'Cancels the meeting on a day; without one it asks about the next.',
  who: 'chair',
  when: PHASES,
  decide: cancel,
};

export const uncancelCommand: Command<NextOutcome> = {
  verb: 'meeting uncancel',
  aliases: ['meeting unskip'],
  usage: '/meeting uncancel [DAY]',
  help: 'Takes back that a meeting was cancelled.',
  who: 'chair',
  when: PHASES,
  decide: uncancel,
};
