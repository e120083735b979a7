import { clocksIn, daysIn, instantOnDay, type TimeOfDay, type DayRange } from './dates.ts';
import { weekdaysIn } from './weekdays.ts';

/** When a line says that a meeting is, read so strictly that nothing is guessed. */
export type StatedStart =
  | {
      /** ISO 8601, UTC. */
      readonly start: string;
      /** The day as written: YYYY-MM-DD. */
      readonly day: string;
      /** A weekday beside it that is not the day's. */
      readonly wrongWeekday?: string | undefined;
    }
  /** There is a word, and it is no date: why, as the end of "I can't take that over: …". */
  | { readonly unclear: string };

/** What to assume if a line leaves something out. */
export interface UnsaidStart {
  /** The day of the minutes, YYYY-MM-DD: a date without a year is the first from then on. */
  readonly held: string;
  /** The instant of a day on which no time is named. */
  readonly startOn: (day: string) => string;
  /** Area/City or UTC: whose clock a time without a zone is by; undefined if that is not known. */
  readonly zone: string | undefined;
}

/** `5/6/2026` is written both ways, and so is `5.6.` in some places. */
const EITHER_WAY = /(?<![\d/.])(?:0?[1-9]|1[0-2])[./](?:0?[1-9]|1[0-2])(?:[./]\d{2,4})?(?![\d/])/u;
const TWELVE_HOURS = /\d\s*[ap]\.?m\b/iu;
/** Letters after a time that may be a zone and are none that is known. */
const OTHER_ZONE = /^\s*\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?<zone>(?!UTC|GMT|CES?T\b)[A-Z]{2,4}T)\b/u;
const RELATIVE = /^(?:in|within)\b/iu;

/** Reads when the meeting that a line names starts. */
export function statedStart(line: string, unsaid: UnsaidStart): StatedStart {
  const day = oneDay(line, unsaid.held);
  if ('unclear' in day) return day;
  const time = instantIn(line, day.from, unsaid);
  if ('unclear' in time) return time;
  const wrongWeekday = weekdaysIn(line).find(({ fits }) => !fits(day.from))?.written;
  return { ...time, day: day.from, ...(wrongWeekday === undefined ? {} : { wrongWeekday }) };
}

function oneDay(line: string, held: string): DayRange | { readonly unclear: string } {
  if (EITHER_WAY.test(line)) return { unclear: 'its date can be read in two ways; write it like 2026-12-31' };
  const days = daysIn(line, held).filter(({ text }) => /\d/u.test(text) && !RELATIVE.test(text));
  const [day, ...others] = days;
  if (!day) return { unclear: 'I find no date in it; write one like 2026-12-31' };
  const isOne = day.from === day.to && others.every(({ from, to }) => from === day.from && to === day.from);
  return isOne ? day : { unclear: 'it names several days' };
}

function instantIn(
  line: string,
  day: string,
  { startOn, zone }: UnsaidStart,
): { readonly start: string } | { readonly unclear: string } {
  if (TWELVE_HOURS.test(line)) return { unclear: 'I read times like 17:00 UTC only' };
  const clocks = clocksIn(line);
  if (clocks.length === 0) return { start: startOn(day) };
  const other = clocks.map(({ index }) => OTHER_ZONE.exec(line.slice(index))?.groups?.['zone']).find(Boolean);
  if (other !== undefined) return { unclear: `${other} means different hours to different people; write UTC` };
  const instants = new Set(clocks.map((clock) => instantOfClock(day, clock, zone)));
  const [start, ...more] = instants;
  if (start === undefined) return { unclear: 'I can’t tell by which zone its time is; write UTC' };
  return more.length === 0 ? { start } : { unclear: 'its times are not the same moment' };
}

function instantOfClock(day: string, clock: TimeOfDay, zone: string | undefined): string | undefined {
  const named = clock.zone ?? zone;
  return named === undefined ? undefined : instantOnDay(day, { time: clock.time, zone: named });
}
