import { casual, de, strict, type Chrono, type ParsedComponents } from 'chrono-node';
import { DateTime } from 'luxon';

import { dateInWords, weekdayInWords } from '../language/days.ts';
import type { InLanguage, Language } from '../language/language.ts';
import { phraseDay } from './day-phrases.ts';
import { addDays, DAY_NAMES, dayIn, weekdayOf } from './local.ts';
import { scheduleMessages } from './messages.ts';
import { isZone } from './zone.ts';

// The one reader of the days that people type. English is read in every group, and other languages in theirs.

/** Who types a day. */
export interface DayReader extends InLanguage {
  /** The moment from which words such as "tomorrow" count: ISO 8601, UTC. */
  readonly at: string;
  /** Whose days they are: UTC or Area/City. */
  readonly zone: string;
}

/** The days that words can mean (YYYY-MM-DD); several, or one with a doubt, have to be confirmed. */
export interface DaysNamed {
  readonly days: readonly string[];
  /** A sentence that says why it isn't clear. */
  readonly doubt?: string | undefined;
}

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  en: DAY_NAMES.map((name) => name.toLowerCase()),
  de: ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag'],
};

/** 0 is Sunday; -1 for a word that is no weekday. */
function weekdayNumber(word: string, language: Language): number {
  const named = (names: readonly string[]): number => names.findIndex((name) => name.startsWith(word.toLowerCase()));
  if (word.length < 3) return -1;
  const english = named(WEEKDAYS.en);
  return english < 0 ? named(WEEKDAYS[language]) : english;
}

const isDay = (day: string): boolean => DateTime.fromISO(day, { zone: 'utc' }).isValid;

/** The day from `from` on (that day too) that is the nth of the week, 0 being Sunday. */
function onWeekday(from: string, weekday: number): string {
  const ahead = (weekday - DAY_NAMES.indexOf(weekdayOf(from)) + 7) % 7;
  return addDays(from, ahead);
}

/** A day with its weekday, which people get wrong. */
function checked(day: string, weekday: number, of: InLanguage): DaysNamed {
  const found = onWeekday(day, weekday);
  return weekday < 0 || found === day
    ? { days: [day] }
    : {
        days: [day, found],
        doubt: scheduleMessages(of).otherWeekday(dateInWords(day, of), weekdayInWords(day, of)),
      };
}

function isoDay(words: string, of: InLanguage): DaysNamed | undefined {
  const { weekday = '', day = '' } =
    /^(?:(?<weekday>\p{L}+),?\s+)?(?<day>\d{4}-\d{2}-\d{2})$/u.exec(words)?.groups ?? {};
  if (!isDay(day)) return undefined;
  const number = weekdayNumber(weekday, of.language);
  return weekday !== '' && number < 0 ? undefined : checked(day, number, of);
}

/** 5.6.2024 has the day first; 5/6/2024 is written both ways. */
function numbers(words: string, of: InLanguage): DaysNamed | undefined {
  const found = /^(?<a>\d{1,2})(?<mark>[./])(?<b>\d{1,2})[./](?<year>\d{4})$/u.exec(words)?.groups;
  if (!found) return undefined;
  const { a = '', b = '', mark, year = '' } = found;
  const day = (month: string, date: string): string => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const both = mark === '.' ? [day(b, a)] : [...new Set([day(a, b), day(b, a)])];
  const days = both.filter(isDay).toSorted();
  if (days.length === 0) return undefined;
  return { days, ...(days.length > 1 ? { doubt: scheduleMessages(of).eitherOrder(words) } : {}) };
}

/** The same without a year: 5/6 is written both ways, 14/3 is not. */
function numbersThisYear(words: string, today: string, of: InLanguage): DaysNamed | undefined {
  const { a = '', b = '' } = /^(?<a>\d{1,2})\/(?<b>\d{1,2})$/u.exec(words)?.groups ?? {};
  if (a === '') return undefined;
  const orders = [phraseDay(`${a}.${b}.`, today, 'en'), phraseDay(`${b}.${a}.`, today, 'en')];
  const days = [...new Set(orders.filter((day) => day !== undefined))].toSorted();
  if (days.length === 0) return undefined;
  return { days, ...(days.length > 1 ? { doubt: scheduleMessages(of).eitherOrder(words) } : {}) };
}

const NEXT: Readonly<Record<Language, RegExp>> = {
  en: /^next\s+(?<day>\p{L}+)$/iu,
  de: /^nächste[nr]?\s+(?<day>\p{L}+)$/iu,
};

/** On a Monday, "next Wednesday" is in two days to some and in nine to others. */
function nextWeekday(words: string, today: string, of: InLanguage): DaysNamed | undefined {
  const word = (NEXT.en.exec(words) ?? NEXT[of.language].exec(words))?.groups?.['day'] ?? '';
  const weekday = weekdayNumber(word, of.language);
  if (weekday < 0) return undefined;
  const soonest = onWeekday(addDays(today, 1), weekday);
  const nextMonday = onWeekday(addDays(today, 1), 1);
  const nextWeek = onWeekday(nextMonday, weekday);
  if (soonest === nextWeek) return { days: [soonest] };
  return { days: [soonest, nextWeek], doubt: scheduleMessages(of).couldBeTwo(weekdayInWords(today, of), words) };
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

/** What chrono reads as a day, or makes the next one of, though nobody means a day by it. */
const NO_DAY =
  /^(?:(?:an?|the)\s+)?(?:second|minute|hour|day|week|month|year)s?$|^(?:last|past|letzte[nrs]?)\s|^so$|^(?:right\s+)?now$|^jetzt$/iu;

/** How the readers of a language come: English first, since what people type is English in every group. */
const casuals = (language: Language): readonly Chrono[] => (language === 'de' ? [casual, de.casual] : [casual]);

/** Whatever else chrono reads as a day, without a time. */
function inWords(words: string, { at, zone, language }: DayReader): DaysNamed | undefined {
  if (NO_DAY.test(words)) return undefined;
  const spelled = words.replace(/^((?:in|within)\s+)?a\s+fortnight$/iu, 'in two weeks').replace(/^within\s/iu, 'in ');
  for (const chrono of casuals(language)) {
    const start = wholeDate(chrono, spelled, DateTime.fromISO(at).setZone(zone));
    const day = start && !start.isCertain('hour') ? dayOf(start) : undefined;
    if (!start || day === undefined) continue;
    const weekday = start.isCertain('weekday') && start.isCertain('day') ? start.get('weekday') : undefined;
    return checked(day, weekday ?? -1, { language });
  }
  return undefined;
}

/** Reads words that name a day and no time: `2024-06-05`, `Friday 5.6.2024`, `next wednesday`, `the 20th`, `in two weeks`. */
export function readDays(words: string, reader: DayReader): DaysNamed | undefined {
  const today = dayIn(reader.at, reader.zone);
  const phrase = phraseDay(words, today, reader.language);
  return (
    isoDay(words, reader) ??
    numbers(words, reader) ??
    numbersThisYear(words, today, reader) ??
    nextWeekday(words, today, reader) ??
    (phrase === undefined ? inWords(words, reader) : { days: [phrase] })
  );
}

const EXACT =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T\s]+(?:@\s*|at\s+)?(?<time>\d{1,2}:\d{2}))?(?:\s*(?<zone>UTC|Z|[A-Z][\w+-]*\/[\w/+-]+))?$/iu;

/** A day in numbers; a time and a zone after it have to be right, but don't change the day. */
function exact(typed: string): string | undefined {
  const { day, time = '00:00', zone = 'UTC' } = EXACT.exec(typed)?.groups ?? {};
  const is = day !== undefined && isDay(`${day}T${time.padStart(5, '0')}`) && (/^z$/iu.test(zone) || isZone(zone));
  return is ? day : undefined;
}

/** The day of a date and a time in words. */
function timedDay(chrono: Chrono, words: string, { at, zone }: DayReader): string | undefined {
  if (NO_DAY.test(words)) return undefined;
  const start = wholeDate(chrono, words, DateTime.fromISO(at).setZone(zone));
  const isMoment = start?.isCertain('hour') === true && start.isCertain('timezoneOffset');
  return start && (isMoment ? dayIn(start.date().toISOString(), zone) : dayOf(start));
}

/**
 * The same with a time beside the day, which is left out of account. The whole text has to be a date.
 */
export function readDaysTimed(typed: string, reader: DayReader): DaysNamed | undefined {
  const words = typed.trim();
  const named = readDays(words, reader);
  if (named) return named;
  let day = exact(words);
  for (const chrono of [strict, ...casuals(reader.language)]) day ??= timedDay(chrono, words, reader);
  return day === undefined ? undefined : { days: [day] };
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
