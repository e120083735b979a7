import type { MinutesFacts } from '../../archive/facts.ts';
import { statedStart, type StatedStart, type UnclearStart } from '../../archive/stated-start.ts';
import { isSaidAs } from '../../archive/vocabulary.ts';
import { weekdaysIn } from '../../archive/weekdays.ts';
import { weekdayInWords } from '../../language/days.ts';
import { listInWords } from '../../language/lists.ts';
import { normalizeForMatch, shortenText } from '../../meeting/clean-text.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { code, textLine } from '../../meeting/message.ts';
import { inAllLanguages } from '../../minutes/written-by.ts';
import { fromLocal, toLocal } from '../../schedule/local.ts';
import { startOnDay } from '../../schedule/occurrences.ts';
import { calendarOf, occurrenceAt } from '../calendar/calendar.ts';
import { dayWords, timeIn } from '../calendar/words.ts';
import { pauseSeries, rescheduleMeeting } from '../next-meeting/reschedule.ts';
import { isBetween, nextAfter, nextMeeting } from '../next-meeting/state.ts';
import { planningEvents, upcomingMeeting } from '../next-meeting/upcoming.ts';
import { carryOverMessages } from './messages.ts';
import { NOTHING_TAKEN, type TakenOver } from './taken.ts';

/** What is known besides the minutes that were merged. */
export interface ProposedDate {
  /** The minutes as Gavel wrote them. */
  readonly facts: MinutesFacts;
  readonly reviewed: Meeting;
}

/** Why a date isn't taken over, with what to do about it. */
function refused(words: string, why: string, next: Meeting): TakenOver {
  const say = carryOverMessages(next.group);
  const known = upcomingMeeting(next);
  const line = shortenText(words, 120);
  const command = code('/meeting next WHEN');
  const pieces = known
    ? say.dateStays(line, why, timeIn(next, known.start), command)
    : say.stillNoDate(line, why, command);
  return { ...NOTHING_TAKEN, problems: [textLine(...pieces)] };
}

const whyUnclear = ({ unclear, zone = '' }: UnclearStart, { group }: Meeting): string =>
  carryOverMessages(group).why[unclear](zone);

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
  return statedStart(line, { of: next.group, held, startOn, zone: byUtc || zone === 'UTC' ? 'UTC' : undefined });
}

/** What Gavel writes if there's no date, in the group's own words or in those of any language. */
const noDates = ({ format }: Meeting['group']): readonly string[] => [
  ...format.sections.flatMap((section) => (section.kind === 'next' ? [section.none] : [])),
  ...inAllLanguages((say) => say.noDate),
];

const saysNoDate = (line: string, group: Meeting['group']): boolean =>
  isSaidAs(line.trim(), ({ noDate }) => noDate) ||
  noDates(group).some((words) => normalizeForMatch(words) === normalizeForMatch(line));

const lineOf = (facts: MinutesFacts | undefined): string => facts?.next?.text ?? '';

/** Takes over the date of the next meeting that people wrote into minutes. */
export function takeOverDate(merged: MinutesFacts, next: Meeting, at: string, proposed?: ProposedDate): TakenOver {
  const line = lineOf(merged);
  const before = lineOf(proposed?.facts);
  if (isPlaceholder(line) || normalizeForMatch(line) === normalizeForMatch(before)) return NOTHING_TAKEN;
  if (saysNoDate(line, next.group)) return proposed ? withoutDate(line, next, at) : NOTHING_TAKEN;
  const held = merged.date ?? at.slice(0, 10);
  const found = read(line, held, next, proposed !== undefined);
  if ('unclear' in found) return refused(line, whyUnclear(found, next), next);
  if (!proposed || before === '') return move(line, found, next, at);
  return changed({ line, found }, { line: before, own: read(before, held, next, true) }, next, at, proposed.reviewed);
}

const isMisread = (own: StatedStart, reviewed: Meeting): boolean =>
  'start' in own && own.start.slice(0, 16) !== nextMeeting(reviewed)?.slice(0, 16);

const isPlaceholder = (line: string): boolean => line === '' || /…|\bFIXME\b/u.test(line);

type Start = Exclude<StatedStart, UnclearStart>;

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
  if (isMisread(own, reviewed)) return refused(line, carryOverMessages(next.group).badFormat, next);
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
  const say = carryOverMessages(next.group);
  if (wrongWeekday !== undefined)
    return refused(line, say.wrongWeekday(day, weekdayInWords(day, next.group), wrongWeekday), next);
  if (start <= at) return refused(line, say.past, next);
  if (upcomingMeeting(next)?.start === start) return NOTHING_TAKEN;
  if (!isBetween(next)) return refused(line, say.rollCallOpen, next);
  const { events, occurrence, cancelled } = rescheduleMeeting(calendarOf(next), nextAfter(next, at), start, at);
  const dropped = cancelled.map((one) => dayWords(one, next.group, at));
  return {
    events: [...events, planningEvents({ start, occurrence }, at, next)],
    told: [say.nextMeeting(timeIn(next, start))],
    problems: dropped.length === 0 ? [] : [textLine(say.cancelled(listInWords(dropped, next.group), dropped.length))],
  };
}

function withoutDate(line: string, next: Meeting, at: string): TakenOver {
  const say = carryOverMessages(next.group);
  if (upcomingMeeting(next) === undefined) return NOTHING_TAKEN;
  if (!isBetween(next)) return refused(line, say.rollCallOpen, next);
  return {
    events: [...pauseSeries(calendarOf(next), nextAfter(next, at), at), { type: 'lifecycle.unplanned', at }],
    told: [[say.noDate]],
    problems: [],
  };
}
