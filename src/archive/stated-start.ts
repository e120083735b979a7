import { ENGLISH, type InLanguage, type Language } from '../language/language.ts';
import { clocksBeside, daysIn, instantOnDay, type TimeOfDay, type DayRange } from './dates.ts';
import { weekdaysIn } from './weekdays.ts';

/** When a line says that a meeting is; nothing is guessed. */
export type StatedStart =
  | {
      /** ISO 8601, UTC. */
      readonly start: string;
      /** The day as written: YYYY-MM-DD. */
      readonly day: string;
      /** A weekday beside it that isn't the day's. */
      readonly wrongWeekday?: string | undefined;
    }
  | UnclearStart;

/** Why a line can't be read as a date. */
export interface UnclearStart {
  readonly unclear:
    | 'two ways'
    | 'no date'
    | 'several days'
    | 'twelve hours'
    | 'other zone'
    | 'no zone'
    | 'several times';
  /** The zone that nobody knows for sure. */
  readonly zone?: string;
}

/** What to assume if a line leaves something out. */
export interface UnsaidStart {
  /** The group, whose language says how `8.12.` is meant. */
  readonly of?: InLanguage | undefined;
  /** The day of the minutes, YYYY-MM-DD: a date without a year is the first from then on. */
  readonly held: string;
  /** The instant of a day on which no time is named. */
  readonly startOn: (day: string) => string;
  /** Area/City or UTC: the zone of a time that names none; undefined if that's not known. */
  readonly zone: string | undefined;
}

/** `5/6/2026` is written both ways, and so is `5.6.` in English. */
const EITHER_WAY: Readonly<Record<Language, RegExp>> = {
  en: /(?<![\d/.])(?:0?[1-9]|1[0-2])[./](?:0?[1-9]|1[0-2])(?:[./]\d{2,4})?(?![\d/])/u,
  de: /(?<![\d/.])(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|1[0-2])(?:\/\d{2,4})?(?![\d/])/u,
};
const TWELVE_HOURS = /\d\s*[ap]\.?m\b/iu;
/** Letters after a time that may be a zone and are none that is known. */
const OTHER_ZONE = /^\s*\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?<zone>(?!UTC|GMT|CES?T\b|MES?Z\b)[A-Z]{2,4}T)\b/u;
const RELATIVE = /^(?:in|within)\b/iu;

/** Reads when the meeting that a line names starts. */
export function statedStart(line: string, unsaid: UnsaidStart): StatedStart {
  const day = oneDay(line, unsaid);
  if ('unclear' in day) return day;
  const time = instantIn(line, day, unsaid);
  if ('unclear' in time) return time;
  const wrongWeekday = weekdaysIn(line).find(({ fits }) => !fits(day.from))?.written;
  return { ...time, day: day.from, ...(wrongWeekday === undefined ? {} : { wrongWeekday }) };
}

function oneDay(line: string, { held, of = ENGLISH }: UnsaidStart): DayRange | UnclearStart {
  if (EITHER_WAY[of.language].test(line)) return { unclear: 'two ways' };
  const days = daysIn(line, held, of).filter(({ text }) => /\d/u.test(text) && !RELATIVE.test(text));
  const [day, ...others] = days;
  if (!day) return { unclear: 'no date' };
  const isOne = day.from === day.to && others.every(({ from, to }) => from === day.from && to === day.from);
  return isOne ? day : { unclear: 'several days' };
}

function instantIn(
  line: string,
  stated: DayRange,
  { startOn, zone }: UnsaidStart,
): { readonly start: string } | UnclearStart {
  if (TWELVE_HOURS.test(line)) return { unclear: 'twelve hours' };
  const day = stated.from;
  const clocks = clocksBeside(line, [stated]);
  if (clocks.length === 0) return { start: startOn(day) };
  const other = clocks.map(({ index }) => OTHER_ZONE.exec(line.slice(index))?.groups?.['zone']).find(Boolean);
  if (other !== undefined) return { unclear: 'other zone', zone: other };
  const instants = new Set(clocks.map((clock) => instantOfClock(day, clock, zone)));
  const [start, ...more] = instants;
  if (start === undefined) return { unclear: 'no zone' };
  return more.length === 0 ? { start } : { unclear: 'several times' };
}

function instantOfClock(day: string, clock: TimeOfDay, zone: string | undefined): string | undefined {
  const named = clock.zone ?? zone;
  return named === undefined ? undefined : instantOnDay(day, { time: clock.time, zone: named });
}
