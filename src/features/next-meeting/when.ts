import { casual, strict, type Chrono, type ParsedComponents, type ParsedResult } from 'chrono-node';
import { DateTime } from 'luxon';

/** A day or a time that somebody typed, read from a moment and in a zone. */
export interface When {
  /** In the zone in which it was read. */
  readonly date: DateTime;
  /** False where only a day was named. */
  readonly timed: boolean;
}

const EXACT =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T\s]+(?:@\s*|at\s+)?(?<time>\d{1,2}:\d{2}))?(?:\s*(?<zone>UTC|Z|[A-Z][\w+-]*\/[\w/+-]+))?$/iu;

/**
 * Reads `2024-06-05 16:00`, `next wednesday 16:00`, `in two weeks` … The whole text has to be a date.
 * @param at the moment from which relative words count, ISO 8601 UTC
 * @param zone in which a time without a zone is meant
 */
export function readWhen(typed: string, at: string, zone: string): When | undefined {
  return exact(typed.trim(), zone) ?? inWords(casual, typed.trim(), at, zone);
}

/** Like readWhen, without casual words that are rather part of a sentence ("by now"). */
export const readDay = (typed: string, at: string, zone: string): DateTime | undefined =>
  (exact(typed.trim(), zone) ?? inWords(strict, typed.trim(), at, zone) ?? inWords(casual, typed.trim(), at, zone))
    ?.date;

function exact(typed: string, zone: string): When | undefined {
  const { day, time, zone: named } = EXACT.exec(typed)?.groups ?? {};
  if (day === undefined) return undefined;
  const own = named === undefined ? zone : /^(?:utc|z)$/iu.test(named) ? 'utc' : named;
  const date = DateTime.fromISO(`${day}T${(time ?? '00:00').padStart(5, '0')}`, { zone: own });
  return date.isValid ? { date, timed: time !== undefined } : undefined;
}

function inWords(chrono: Chrono, typed: string, at: string, zone: string): When | undefined {
  const now = DateTime.fromISO(at).setZone(zone);
  const reference = { instant: now.toJSDate(), timezone: now.offset };
  const found: ParsedResult | undefined = chrono.parse(typed, reference, { forwardDate: true })[0];
  if (!found || found.end || found.text.length < typed.length) return undefined;
  const { start } = found;
  const timed = start.isCertain('hour');
  const isMoment = timed && start.isCertain('timezoneOffset');
  const date = isMoment ? DateTime.fromJSDate(start.date()).setZone(zone) : wallClock(start, timed, zone);
  return date.isValid ? { date, timed } : undefined;
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
