import type { MinutesFacts } from '../../archive/facts.ts';
import { statedStart, type StatedStart } from '../../archive/stated-start.ts';
import { weekdaysIn } from '../../archive/weekdays.ts';
import { normalizeForMatch, shortenText } from '../../meeting/clean-text.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { code, sayText, textLine, type MessageLine } from '../../meeting/message.ts';
import { fromLocal, toLocal, weekdayOf } from '../../schedule/local.ts';
import { startOnDay } from '../../schedule/occurrences.ts';
import { calendarOf, occurrenceAt } from '../calendar/calendar.ts';
import { dayWords, timeIn } from '../calendar/words.ts';
import { pauseSeries, rescheduleMeeting } from '../next-meeting/reschedule.ts';
import { isBetween, nextAfter, nextMeeting } from '../next-meeting/state.ts';
import { planningEvents, upcomingMeeting } from '../next-meeting/upcoming.ts';
import { NOTHING_TAKEN, type TakenOver } from './taken.ts';

/** What is known beside the minutes that were merged. */
export interface ProposedDate {
  /** The minutes as Gavel wrote them. */
  readonly facts: MinutesFacts;
  readonly reviewed: Meeting;
}

const NO_DATE = /^(?:tb[ac]|tbd|none|no date\b.*|to be (?:announced|decided|confirmed|defined))[.!]?$/iu;

const unchanged = (next: Meeting): MessageLine => {
  const known = upcomingMeeting(next);
  const stays = known ? ['It stays ', timeIn(next, known.start), '; '] : ['There is no date yet; '];
  return textLine(...stays, code('/meeting next WHEN'), known ? ' changes it.' : ' sets one.');
};

/** Why a date is not taken over, with what to do about it. */
function refused(words: string, why: string, next: Meeting): TakenOver {
  const [what] = sayText(`I can’t take over “${shortenText(words, 120)}” as the next meeting: ${why}. `).lines;
  const pieces = [...(what?.pieces ?? []), ...unchanged(next).pieces];
  return { ...NOTHING_TAKEN, problems: [textLine(...pieces)] };
}

/** How a line of this meeting's minutes says when the next one is. */
function read(line: string, held: string, next: Meeting, byUtc: boolean): StatedStart {
  const calendar = calendarOf(next);
  const known = upcomingMeeting(next);
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
  format.sections.some(
    (section) => section.kind === 'next' && normalizeForMatch(section.none) === normalizeForMatch(line),
  );

const lineOf = (facts: MinutesFacts | undefined): string => facts?.next?.text ?? '';

/** The date of the next meeting, as far as people decided it by what they wrote in minutes. */
export function takeOverDate(merged: MinutesFacts, next: Meeting, at: string, proposed?: ProposedDate): TakenOver {
  const line = lineOf(merged);
  const before = lineOf(proposed?.facts);
  if (isPlaceholder(line) || normalizeForMatch(line) === normalizeForMatch(before)) return NOTHING_TAKEN;
  if (saysNoDate(line, next.group)) return proposed ? withoutDate(line, next, at) : NOTHING_TAKEN;
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
): TakenOver {
  const { own } = before;
  if (isMisread(own, reviewed)) return refused(line, 'I don’t read dates in this format well enough', next);
  const known = 'start' in own ? own : undefined;
  if (known?.start === found.start && found.wrongWeekday === undefined) return NOTHING_TAKEN;
  const isStale =
    found.wrongWeekday !== undefined && known?.day !== found.day && isWeekdayOf(before.line, found.wrongWeekday);
  return move(line, isStale ? { ...found, wrongWeekday: undefined } : found, next, at);
}

const isWeekdayOf = (before: string, weekday: string): boolean =>
  weekdaysIn(before).some(({ written }) => written.toLowerCase() === weekday.toLowerCase());

function move(line: string, found: Start, next: Meeting, at: string): TakenOver {
  const { start, day, wrongWeekday } = found;
  if (wrongWeekday !== undefined) return refused(line, `${day} is a ${weekdayOf(day)}, not a ${wrongWeekday}`, next);
  if (start <= at) return refused(line, 'that is in the past', next);
  if (upcomingMeeting(next)?.start === start) return NOTHING_TAKEN;
  if (!isBetween(next)) return refused(line, 'that meeting has its roll call open', next);
  const { events, occurrence, cancelled } = rescheduleMeeting(calendarOf(next), nextAfter(next, at), start, at);
  const dropped = cancelled.map((one) => dayWords(one, next.group, at)).join(', ');
  return {
    events: [...events, planningEvents({ start, occurrence }, at, next)],
    told: [['next meeting ', timeIn(next, start)]],
    problems: dropped === '' ? [] : [textLine(`Not held: ${dropped}.`)],
  };
}

function withoutDate(line: string, next: Meeting, at: string): TakenOver {
  if (upcomingMeeting(next) === undefined) return NOTHING_TAKEN;
  if (!isBetween(next)) return refused(line, 'that meeting has its roll call open', next);
  return {
    events: [...pauseSeries(calendarOf(next), nextAfter(next, at), at), { type: 'lifecycle.unplanned', at }],
    told: [['the next meeting has no date yet']],
    problems: [],
  };
}
