import { casual, strict, type Chrono, type ParsedComponents } from 'chrono-node';
import { DateTime } from 'luxon';

import { addDays, DAY_NAMES, dayIn, weekdayOf } from './local.ts';
import { isZone } from './zone.ts';

// The one reader of the days that people type, wherever they name one.

/** The days that words can mean (YYYY-MM-DD); several, or one with a doubt, are to be confirmed. */
export interface DaysNamed {
  readonly days: readonly string[];
  /** A sentence that says why it is not clear. */
  readonly doubt?: string | undefined;
}

const WEEKDAYS = DAY_NAMES.map((name) => name.toLowerCase());
const weekdayNumber = (word: string): number =>
  word.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(word.toLowerCase()));

const isDay = (day: string): boolean => DateTime.fromISO(day, { zone: 'utc' }).isValid;

/** The day from `from` on (that day too) that is the nth of the week, 0 being Sunday. */
function onWeekday(from: string, weekday: number): string {
  const ahead = (weekday - DAY_NAMES.indexOf(weekdayOf(from)) + 7) % 7;
  return addDays(from, ahead);
}

/** A day, where somebody named its weekday as well: people get that wrong. */
function checked(day: string, weekday: number): DaysNamed {
  const found = onWeekday(day, weekday);
  return weekday < 0 || found === day
    ? { days: [day] }
    : { days: [day, found], doubt: `${day} is a ${weekdayOf(day)}.` };
}

function isoDay(words: string): DaysNamed | undefined {
  const { weekday = '', day = '' } =
    /^(?:(?<weekday>\p{L}+),?\s+)?(?<day>\d{4}-\d{2}-\d{2})$/u.exec(words)?.groups ?? {};
  if (!isDay(day)) return undefined;
  return weekday !== '' && weekdayNumber(weekday) < 0 ? undefined : checked(day, weekdayNumber(weekday));
}

/** 5.6.2024 has the day first; 5/6/2024 is written both ways. */
function numbers(words: string): DaysNamed | undefined {
  const found = /^(?<a>\d{1,2})(?<mark>[./])(?<b>\d{1,2})[./](?<year>\d{4})$/u.exec(words)?.groups;
  if (!found) return undefined;
  const { a = '', b = '', mark, year = '' } = found;
  const day = (month: string, date: string): string => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const both = mark === '.' ? [day(b, a)] : [...new Set([day(a, b), day(b, a)])];
  const days = both.filter(isDay).toSorted();
  if (days.length === 0) return undefined;
  return {
    days,
    ...(days.length > 1 ? { doubt: `${words} is written with the day first and with the month first.` } : {}),
  };
}

/** On a Monday, "next Wednesday" is in two days to some and in nine to others. */
function nextWeekday(words: string, today: string): DaysNamed | undefined {
  const word = /^next\s+(?<day>\p{L}+)$/iu.exec(words)?.groups?.['day'] ?? '';
  const weekday = weekdayNumber(word);
  if (weekday < 0) return undefined;
  const soonest = onWeekday(addDays(today, 1), weekday);
  const nextMonday = onWeekday(addDays(today, 1), 1);
  const nextWeek = onWeekday(nextMonday, weekday);
  return soonest === nextWeek
    ? { days: [soonest] }
    : { days: [soonest, nextWeek], doubt: `Today is ${weekdayOf(today)}, so "${words}" can be two days.` };
}

/** The one date in words that are a date as a whole, and no span of time. */
function wholeDate(chrono: Chrono, words: string, now: DateTime): ParsedComponents | undefined {
  const reference = { instant: now.toJSDate(), timezone: now.offset };
  const [found, second] = chrono.parse(words, reference, { forwardDate: true });
  return found && !second && !found.end && found.text.length === words.length ? found.start : undefined;
}

function dayOf(start: ParsedComponents): string | undefined {
  const part = (name: 'year' | 'month' | 'day'): number => start.get(name) ?? 0;
  const fields = { year: part('year'), month: part('month'), day: part('day') };
  return DateTime.fromObject(fields, { zone: 'utc' }).toISODate() ?? undefined;
}

/** Whatever else chrono reads as a day, without a time. */
function inWords(words: string, at: string, zone: string): DaysNamed | undefined {
  const start = wholeDate(casual, words, DateTime.fromISO(at).setZone(zone));
  const day = start && !start.isCertain('hour') ? dayOf(start) : undefined;
  if (!start || day === undefined) return undefined;
  const weekday = start.isCertain('weekday') && start.isCertain('day') ? start.get('weekday') : undefined;
  return checked(day, weekday ?? -1);
}

/**
 * Reads words that name a day and no time: `2024-06-05`, `Friday 5.6.2024`, `next wednesday`, `in two weeks`.
 * @param at the moment from which they count, ISO 8601 UTC
 * @param zone whose today it is
 */
export const readDays = (words: string, at: string, zone: string): DaysNamed | undefined =>
  isoDay(words) ?? numbers(words) ?? nextWeekday(words, dayIn(at, zone)) ?? inWords(words, at, zone);

const EXACT =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T\s]+(?:@\s*|at\s+)?(?<time>\d{1,2}:\d{2}))?(?:\s*(?<zone>UTC|Z|[A-Z][\w+-]*\/[\w/+-]+))?$/iu;

/** A day in numbers; a time and a zone after it have to be right, but don't change the day. */
function exact(typed: string): string | undefined {
  const { day, time = '00:00', zone = 'UTC' } = EXACT.exec(typed)?.groups ?? {};
  const is = day !== undefined && isDay(`${day}T${time.padStart(5, '0')}`) && (/^z$/iu.test(zone) || isZone(zone));
  return is ? day : undefined;
}

/** The day of a date and a time in words. */
function timedDay(chrono: Chrono, words: string, at: string, zone: string): string | undefined {
  const start = wholeDate(chrono, words, DateTime.fromISO(at).setZone(zone));
  const isMoment = start?.isCertain('hour') === true && start.isCertain('timezoneOffset');
  return start && (isMoment ? dayIn(start.date().toISOString(), zone) : dayOf(start));
}

/**
 * Reads the one day (YYYY-MM-DD) that words most likely mean, such as the one on which something is due: what
 * `readDays` has no doubt about, else what is usual. A time beside it is left out of account. The whole text has to be a
 * date; words that are rather part of a sentence ("by now") come last.
 * @param at the moment from which they count, ISO 8601 UTC
 * @param zone whose days they are
 */
export function readDay(typed: string, at: string, zone: string): string | undefined {
  const words = typed.trim();
  const named = readDays(words, at, zone);
  if (named?.days[0] !== undefined && named.doubt === undefined) return named.days[0];
  return exact(words) ?? timedDay(strict, words, at, zone) ?? timedDay(casual, words, at, zone);
}

const MINUTE_MS = 60_000;

/**
 * Reads a distance from now, whatever the clocks show there: `in 3 hours`, `in 90 minutes`.
 * @param at now: ISO 8601 UTC, as is the result, to the minute
 */
export function readMoment(words: string, at: string): string | undefined {
  const [found] = casual.parse(words, { instant: new Date(at), timezone: 0 });
  if (!found || found.text !== words || !found.start.tags().has('result/relativeDateAndTime')) return undefined;
  return new Date(Math.floor(found.start.date().getTime() / MINUTE_MS) * MINUTE_MS).toISOString();
}
