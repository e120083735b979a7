import { DateTime, Info } from 'luxon';

import type { Language } from '../language/language.ts';
import { addDays, DAY_NAMES, weekdayOf } from './local.ts';

// Days as people say them, which chrono-node doesn't read: "the 20th", "14.3.", "end of the month", "Ende März".

interface PhraseWords {
  /** The day of a month alone, with a group `date`. */
  readonly dateAlone: RegExp;
  /** The end of something, with a group `what`. */
  readonly end: RegExp;
  readonly thisWeek: RegExp;
  readonly nextWeek: RegExp;
  readonly thisMonth: RegExp;
  readonly nextMonth: RegExp;
  readonly thisYear: RegExp;
}

const WORDS: Readonly<Record<Language, PhraseWords>> = {
  en: {
    dateAlone: /^(?:the\s+)?(?<date>\d{1,2})(?:st|nd|rd|th)$/iu,
    end: /^(?:the\s+)?end\s+of\s+(?<what>\S.*)$|^(?<only>month|week|year)[- ]?end$|^eo(?<short>[wmy])$/iu,
    thisWeek: /^(?:(?:the|this)\s+)?week$|^w$/iu,
    nextWeek: /^next\s+week$/iu,
    thisMonth: /^(?:(?:the|this)\s+)?month$|^m$/iu,
    nextMonth: /^next\s+month$/iu,
    thisYear: /^(?:(?:the|this)\s+)?year$|^y$/iu,
  },
  de: {
    dateAlone: /^(?:der\s+|den\s+|dem\s+)?(?<date>\d{1,2})\.$/iu,
    end: /^ende\s+(?<what>\S.*)$|^(?<only>monat|woche|jahr)(?:es|s|n)?ende$/iu,
    thisWeek: /^(?:(?:der|dieser)\s+)?woche$/iu,
    nextWeek: /^(?:(?:der\s+)?nächsten?|nächster|kommender)\s+woche$/iu,
    thisMonth: /^(?:(?:des|dieses)\s+)?monats?$/iu,
    nextMonth: /^(?:des\s+)?(?:nächsten|kommenden)\s+monats$/iu,
    thisYear: /^(?:(?:des|dieses)\s+)?jahre?s?$/iu,
  },
};

const iso = (day: DateTime): string => day.toISODate() ?? '';
const on = (day: string): DateTime => DateTime.fromISO(day, { zone: 'utc' });

const months = new Map<string, number>(
  (['en', 'de'] as const).flatMap((locale) =>
    (['long', 'short'] as const).flatMap((length) =>
      Info.months(length, { locale }).map((name, i): [string, number] => [
        name.toLowerCase().replace(/\.$/u, ''),
        i + 1,
      ]),
    ),
  ),
);

/** A working week ends on its Friday; from Saturday on, that is next week's. */
function fridayFrom(day: string): string {
  const ahead = (5 - DAY_NAMES.indexOf(weekdayOf(day)) + 7) % 7;
  return addDays(day, ahead);
}

/** The next day that has this number in its month, today too: the 31st isn't in every month. */
function dateAlone(date: number, today: string): string | undefined {
  if (date < 1 || date > 31) return undefined;
  const month = on(today).startOf('month');
  const days = Array.from({ length: 4 }, (_, i) => month.plus({ months: i }))
    .filter(({ daysInMonth }) => date <= (daysInMonth ?? 0))
    .map((first) => iso(first.set({ day: date })));
  return days.find((day) => day >= today);
}

/** The last day of a month that is named, with its year if need be. */
function endOfNamed(what: string, today: string): string | undefined {
  const { name = '', year } = /^(?<name>\p{L}+)\.?(?:\s+(?<year>\d{4}))?$/u.exec(what)?.groups ?? {};
  const month = months.get(name);
  if (month === undefined) return undefined;
  const inYear = (of: number): string => iso(DateTime.utc(of, month, 1).endOf('month'));
  if (year !== undefined) return inYear(Number(year));
  const thisYear = inYear(on(today).year);
  return thisYear < today ? inYear(on(today).year + 1) : thisYear;
}

function endOf(what: string, today: string, words: PhraseWords): string | undefined {
  if (words.thisWeek.test(what)) return fridayFrom(today);
  if (words.nextWeek.test(what)) return fridayFrom(iso(on(today).plus({ weeks: 1 }).startOf('week')));
  if (words.thisMonth.test(what)) return iso(on(today).endOf('month'));
  if (words.nextMonth.test(what)) return iso(on(today).startOf('month').plus({ months: 1 }).endOf('month'));
  if (words.thisYear.test(what)) return iso(on(today).endOf('year'));
  return endOfNamed(what, today);
}

function inLanguage(said: string, today: string, words: PhraseWords): string | undefined {
  const date = words.dateAlone.exec(said)?.groups?.['date'];
  if (date !== undefined) return dateAlone(Number(date), today);
  const { what, only, short } = words.end.exec(said)?.groups ?? {};
  const ended = what ?? only ?? short;
  if (ended !== undefined) return endOf(ended, today, words);
  return /^this week$|^diese(?:r)? woche$/u.test(said) ? fridayFrom(today) : undefined;
}

/** `14.3.` with the day first: this year's, or next year's if that is past. With no full stop behind it, it's a version. */
function dayAndMonth(said: string, today: string): string | undefined {
  const { date = '', month = '' } = /^(?<date>\d{1,2})\.\s?(?<month>\d{1,2})\.$/u.exec(said)?.groups ?? {};
  if (date === '') return undefined;
  const inYear = (year: number): DateTime => DateTime.utc(year, Number(month), Number(date));
  // Only leap years have a 29 February, and the next one can be eight years ahead.
  const years = Array.from({ length: 9 }, (_, i) => inYear(on(today).year + i));
  const found = years.find((day) => day.isValid && iso(day) >= today);
  return found && iso(found);
}

/**
 * The day (YYYY-MM-DD) that a phrase names, on `today` or after it.
 * @param language English is read in every group
 */
export function phraseDay(typed: string, today: string, language: Language): string | undefined {
  const said = typed.toLowerCase();
  const english = inLanguage(said, today, WORDS.en);
  const own = language === 'en' ? undefined : inLanguage(said, today, WORDS[language]);
  return english ?? own ?? dayAndMonth(said, today);
}
