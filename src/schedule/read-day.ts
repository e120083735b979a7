import { casual, strict, type Chrono, type ParsedComponents, type ParsedResult } from 'chrono-node';
import { DateTime } from 'luxon';

const EXACT =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T\s]+(?:@\s*|at\s+)?(?<time>\d{1,2}:\d{2}))?(?:\s*(?<zone>UTC|Z|[A-Z][\w+-]*\/[\w/+-]+))?$/iu;

/**
 * Reads a day: `2024-06-05`, `friday`, `in two weeks`. The whole text has to be a date; words that are rather part of a
 * sentence ("by now") come last.
 * @param at the moment from which relative words count, ISO 8601 UTC
 * @param zone whose days they are
 */
export const readDay = (typed: string, at: string, zone: string): DateTime | undefined =>
  exact(typed.trim(), zone) ?? inWords(strict, typed.trim(), at, zone) ?? inWords(casual, typed.trim(), at, zone);

/** The day of a moment where the group keeps its clock: YYYY-MM-DD. */
export const localDay = (at: string, zone: string): string => DateTime.fromISO(at, { zone }).toISODate() ?? '';

function exact(typed: string, zone: string): DateTime | undefined {
  const { day, time, zone: named } = EXACT.exec(typed)?.groups ?? {};
  if (day === undefined) return undefined;
  const own = named === undefined ? zone : /^(?:utc|z)$/iu.test(named) ? 'utc' : named;
  const date = DateTime.fromISO(`${day}T${(time ?? '00:00').padStart(5, '0')}`, { zone: own });
  return date.isValid ? date : undefined;
}

function inWords(chrono: Chrono, typed: string, at: string, zone: string): DateTime | undefined {
  const now = DateTime.fromISO(at).setZone(zone);
  const reference = { instant: now.toJSDate(), timezone: now.offset };
  const found: ParsedResult | undefined = chrono.parse(typed, reference, { forwardDate: true })[0];
  if (!found || found.end || found.text.length < typed.length) return undefined;
  const { start } = found;
  const timed = start.isCertain('hour');
  const isMoment = timed && start.isCertain('timezoneOffset');
  const date = isMoment ? DateTime.fromJSDate(start.date()).setZone(zone) : wallClock(start, timed, zone);
  return date.isValid ? date : undefined;
}

/** What a clock on the wall of the zone shows: chrono's fields as they stand, without its own idea of the zone. */
function wallClock(start: ParsedComponents, timed: boolean, zone: string): DateTime {
  const field = (name: Parameters<ParsedComponents['get']>[0]): { readonly [unit: string]: number } => {
    const value = start.get(name);
    return value === null ? {} : { [name]: value };
  };
  const day = { ...field('year'), ...field('month'), ...field('day') };
  return DateTime.fromObject(timed ? { ...day, ...field('hour'), ...field('minute') } : day, { zone });
}
