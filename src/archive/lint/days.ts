import { DateTime } from 'luxon';

import { daysIn } from '../dates.ts';
import type { EventFact } from '../facts.ts';
import { inLines, lintRule, type LintRule } from './mistake.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTH = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
/** A weekday with the day beside it: `Friday 2025-01-10`, `Saturday January 6th, 2024`, `Saturday 26th October 2024`. */
const WEEKDAY = new RegExp(
  String.raw`\b(?<name>${WEEKDAYS.join('|')}),?\s+(?:the\s+)?(?<day>\d{4}-\d{2}-\d{2}|${MONTH}\s+${DAY}(?:,?\s+\d{4})?(?![-–\d])|${DAY}(?:\s+of)?\s+${MONTH}(?:,?\s+\d{4})?)`,
  'giu',
);
/** A date in ISO form that is part of nothing longer. */
const ISO = /(?<![\w/.-])(?<date>(?:19|20)\d{2}-\d{2}-\d{2})(?![\w-])/gu;

const weekdayOf = (day: string): string => WEEKDAYS[DateTime.fromISO(day).weekday - 1] ?? '';

/** The days that words without a year may mean, around a meeting. */
function candidates(words: string, around: string): string[] {
  const named = daysIn(words, around)[0]?.from;
  if (named === undefined) return [];
  if (/\d{4}/u.test(words)) return [named];
  return [-1, 0].flatMap((years) => DateTime.fromISO(named).plus({ years }).toISODate() ?? []);
}

/** The weekday beside a date is the date's. */
export const weekdayRule: LintRule = lintRule('weekday', (source) =>
  inLines(source, (line) =>
    [...line.matchAll(WEEKDAY)].flatMap(({ groups }) => {
      const { name = '', day = '' } = groups ?? {};
      const days = candidates(day, source.facts.date ?? '2000-01-01');
      if (days.length === 0 || days.some((one) => weekdayOf(one).toLowerCase() === name.toLowerCase())) return [];
      return [`${day} is a ${weekdayOf(days.at(-1) ?? '')}, not a ${name}: correct the day or the weekday`];
    }),
  ),
);

/** Every date is one. */
export const noSuchDay: LintRule = lintRule('no-such-day', (source) =>
  inLines(source, (line) =>
    [...line.matchAll(ISO)].flatMap(({ groups }) => {
      const date = groups?.['date'] ?? '';
      return DateTime.fromISO(date).isValid ? [] : [`${date} isn't a day of the calendar: correct it`];
    }),
  ),
);

/** The next meeting is after this one. */
export const nextInPast: LintRule = lintRule('next-in-past', ({ facts: { date, next } }) =>
  date !== undefined && next?.date !== undefined && next.date <= date
    ? [[next.line, `the next meeting, ${next.date}, isn't after this one, ${date}: correct its date`]]
    : [],
);

/** What tells of something that was, and announces nothing. */
const OF_THE_PAST =
  /\b(?:was|were|went|took place|happened|held|recap|reports? from|summary of|thanks|attended|passed|war|waren|fand)\b/iu;
/** What comes before an event and says nothing of when it is: when its papers were due, or its registration opened. */
const BEFORE_THE_EVENT = /\b(?:cfp|call for|deadline|registration|opened|closed|since|submi\w+|seit|anmeldung)\b/iu;

/** Whether an announcement is of something that is over. */
function isOver({ text, box, until }: EventFact, date: string): boolean {
  if (until === undefined || until >= date || box === 'ticked' || (box === 'none' && OF_THE_PAST.test(text)))
    return false;
  const [only, ...more] = daysIn(text, date);
  return only === undefined || more.length > 0 || !BEFORE_THE_EVENT.test(text.slice(0, only.index));
}

/** What is announced is still to come. */
export const pastEvent: LintRule = lintRule('past-event', ({ facts: { date, events } }) =>
  events.flatMap((event) => {
    const { line, text, until } = event;
    return date !== undefined && isOver(event, date)
      ? [[line, `"${text.slice(0, 40).trim()}" was over on ${until}: tick it, or correct its date`] as const]
      : [];
  }),
);
