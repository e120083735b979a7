import type { Facts } from '../../archive/facts.ts';
import { statedStart, type StatedStart } from '../../archive/stated-start.ts';
import { weekdaysIn } from '../../archive/weekdays.ts';
import { loosely, shorten } from '../../meeting/clean.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { code, say, text, type Line } from '../../meeting/message.ts';
import { fromLocal, toLocal, weekdayOf } from '../../schedule/local.ts';
import { startOnDay } from '../../schedule/occurrences.ts';
import { calendarOf } from '../calendar/calendar.ts';
import { dayWords, timeIn } from '../calendar/words.ts';
import { pause, reschedule } from '../next-meeting/reschedule.ts';
import { isBetween, nextAfter, nextMeeting } from '../next-meeting/state.ts';
import { occurrenceAt, planning, upcoming } from '../next-meeting/upcoming.ts';
import { NOTHING, type Taken } from './taken.ts';

/** What is known beside the minutes that were merged. */
export interface Proposed {
  /** The minutes as Gavel wrote them. */
  readonly facts: Facts;
  readonly reviewed: Meeting;
}

const NO_DATE = /^(?:tb[ac]|tbd|none|no date\b.*|to be (?:announced|decided|confirmed|defined))[.!]?$/iu;

const unchanged = (next: Meeting): Line => {
  const known = upcoming(next);
  const stays = known ? ['It stays ', timeIn(next, known.start), '; '] : ['There is no date yet; '];
  return text(...stays, code('/meeting next WHEN'), known ? ' changes it.' : ' sets one.');
};

/** Why a date is not taken over, with what to do about it. */
function refused(words: string, why: string, next: Meeting): Taken {
  const [what] = say(`I can’t take over “${shorten(words, 120)}” as the next meeting: ${why}. `).lines;
  const pieces = [...(what?.pieces ?? []), ...unchanged(next).pieces];
  return { ...NOTHING, problems: [text(...pieces)] };
}

/** How a line of this meeting's minutes says when the next one is. */
function read(line: string, held: string, next: Meeting, byUtc: boolean): StatedStart {
  const calendar = calendarOf(next);
  const known = upcoming(next);
  const occurrence = known && occurrenceAt(next, known.start);
  const { schedule } = next.group;
  const zone = occurrence?.zone ?? schedule.zone;
  const clock = occurrence ? toLocal(occurrence.key, zone).slice(11) : schedule.start;
  const startOn = (day: string): string => startOnDay(calendar, day)?.at ?? fromLocal(`${day}T${clock}`, zone).at;
  // The format's patterns are in UTC; a time that people wrote without a zone may be by any clock.
  return statedStart(line, { held, startOn, zone: byUtc || zone === 'UTC' ? 'UTC' : undefined });
}

const saysNoDate = (line: string, { format }: Meeting['group']): boolean =>
  NO_DATE.test(line.trim()) ||
  format.sections.some((section) => section.kind === 'next' && loosely(section.none) === loosely(line));

const lineOf = (facts: Facts | undefined): string => facts?.next?.text ?? '';

/** The date of the next meeting, as far as people decided it by what they wrote in minutes. */
export function takeOverDate(merged: Facts, next: Meeting, at: string, proposed?: Proposed): Taken {
  const line = lineOf(merged);
  const before = lineOf(proposed?.facts);
  if (isPlaceholder(line) || loosely(line) === loosely(before)) return NOTHING;
  if (saysNoDate(line, next.group)) return proposed ? withoutDate(line, next, at) : NOTHING;
  const held = merged.date ?? at.slice(0, 10);
  const found = read(line, held, next, proposed !== undefined);
  if ('unclear' in found) return refused(line, found.unclear, next);
  if (!proposed || before === '') return move(line, found, next, at);
  return changed({ line, found }, { line: before, own: read(before, held, next, true) }, next, at, proposed.reviewed);
}

const isMisread = (own: StatedStart, reviewed: Meeting): boolean =>
  'start' in own && own.start.slice(0, 16) !== nextMeeting(reviewed)?.slice(0, 16);

const isPlaceholder = (line: string): boolean => line === '' || /…|\bFIXME\b/u.test(line);

type Start = Exclude<StatedStart, { unclear: string }>;

/**
 * People changed the line that Gavel wrote: often the day, and left the weekday as it was. If what Gavel wrote can't be
 * read back as it was meant, no change of it can.
 */
function changed(
  { line, found }: { readonly line: string; readonly found: Start },
  before: { readonly line: string; readonly own: StatedStart },
  next: Meeting,
  at: string,
  reviewed: Meeting,
): Taken {
  const { own } = before;
  if (isMisread(own, reviewed)) return refused(line, 'I don’t read dates in this format well enough', next);
  const known = 'start' in own ? own : undefined;
  if (known?.start === found.start && found.wrongWeekday === undefined) return NOTHING;
  const isStale =
    found.wrongWeekday !== undefined && known?.day !== found.day && isWeekdayOf(before.line, found.wrongWeekday);
  return move(line, isStale ? { ...found, wrongWeekday: undefined } : found, next, at);
}

const isWeekdayOf = (before: string, weekday: string): boolean =>
  weekdaysIn(before).some(({ written }) => written.toLowerCase() === weekday.toLowerCase());

function move(line: string, found: Start, next: Meeting, at: string): Taken {
  const { start, day, wrongWeekday } = found;
  if (wrongWeekday !== undefined) return refused(line, `${day} is a ${weekdayOf(day)}, not a ${wrongWeekday}`, next);
  if (start <= at) return refused(line, 'that is in the past', next);
  if (upcoming(next)?.start === start) return NOTHING;
  if (!isBetween(next)) return refused(line, 'that meeting has its roll call open', next);
  const { events, occurrence, cancelled } = reschedule(calendarOf(next), nextAfter(next, at), start, at);
  const dropped = cancelled.map((one) => dayWords(one.start, one.zone)).join(', ');
  return {
    events: [...events, planning({ start, occurrence }, at, next)],
    told: [['next meeting ', timeIn(next, start)]],
    problems: dropped === '' ? [] : [text(`Not held: ${dropped}.`)],
  };
}

function withoutDate(line: string, next: Meeting, at: string): Taken {
  if (upcoming(next) === undefined) return NOTHING;
  if (!isBetween(next)) return refused(line, 'that meeting has its roll call open', next);
  return {
    events: [...pause(calendarOf(next), nextAfter(next, at), at), { type: 'lifecycle.unplanned', at }],
    told: [['the next meeting has no date yet']],
    problems: [],
  };
}
