import { refuse, type Decision, type Meeting, type Typed } from '../../meeting/feature.ts';
import { code, message, text } from '../../meeting/message.ts';
import { toLocal } from '../../schedule/local.ts';
import { nextOccurrence, type Occurrence } from '../../schedule/occurrences.ts';
import { calendarOf } from '../calendar/calendar.ts';
import { dayWords, timeIn } from '../calendar/words.ts';
import { readStarts } from './readings.ts';
import { onDay, without } from './reschedule.ts';
import { isBetween, nextAfter, type NextOutcome } from './state.ts';
import { occurrenceAt, planning, reader, upcoming } from './upcoming.ts';

type Outcome = Decision<NextOutcome>;

/** Cancels the next meeting, or the one on a day. */
export function cancel(typed: Typed, meeting: Meeting): Outcome {
  const { at, args } = typed;
  const calendar = calendarOf(meeting);
  const known = upcoming(meeting);
  const target = args === '' ? known && occurrenceAt(meeting, known.start) : dayNamed(typed, meeting);
  if (!target)
    return refuse(args === '' ? 'There is no date that could be cancelled.' : `There is no meeting on "${args}".`);
  const cancelled: NextOutcome = { type: 'calendar.cancelled', at, occurrence: target.key };
  const gone = text({ strong: dayWords(target.start, target.zone) }, ' is not held.');
  if (target.start !== known?.start) return { events: [cancelled], announce: message(gone) };
  const following = nextOccurrence(without(calendar, target), nextAfter(meeting, at));
  if (!following)
    return {
      events: [cancelled, isBetween(meeting) ? { type: 'lifecycle.unplanned', at } : { type: 'next-meeting.set', at }],
      announce: message(gone, text('There is no further date yet: ', code('/meeting next WHEN'), ' sets one.')),
    };
  return {
    events: [cancelled, planning({ start: following.start, occurrence: following.key }, at, meeting)],
    announce: message(gone, text('Next meeting: ', timeIn(meeting, following.start), '.')),
  };
}

function dayNamed(typed: Typed, meeting: Meeting): Occurrence | undefined {
  const from = reader(typed, meeting);
  const found = readStarts(typed.args, from);
  if ('refuse' in found) return undefined;
  const after = nextAfter(meeting, typed.at);
  return found.starts
    .map((start) => onDay(calendarOf(meeting), toLocal(start, from.zone).slice(0, 10), after))
    .find((one) => one !== undefined);
}
