import { DateTime } from 'luxon';
import { parse } from 'yaml';

import type { MinutesDocument } from '../minutes/document.ts';
import { clocksIn, daysIn, instantOnDay, type DayRange } from './dates.ts';
import { linesOf } from './lines.ts';
import { dateInPath, monthInPath, withMonthNumbers } from './path-dates.ts';
import { isSaidAs } from './vocabulary.ts';

/** When a meeting was. */
export interface HeldMeeting {
  /** The day, YYYY-MM-DD. */
  readonly date?: string | undefined;
  /** The planned start, ISO 8601 in UTC. */
  readonly start?: string | undefined;
}

/** A value of front matter as text. */
function inWords(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The keys of front matter; none if it's no YAML. */
export function frontOf({ front = '' }: MinutesDocument): Readonly<Record<string, unknown>> {
  try {
    const values: unknown = parse(front);
    return typeof values === 'object' && values !== null ? { ...values } : {};
  } catch {
    return {};
  }
}

/** What says that minutes are not the first of their day. */
const NTH = /(?<=\d{4}-\d{2}-\d{2})-(?<nth>[2-9]|[1-9]\d)(?!-?\d)/u;

/** Which minutes of their day a path is of: 2 for `minutes-2026-11-24-2.md`. */
export const nthInPath = (path: string): number => Number(NTH.exec(path)?.groups?.['nth'] ?? 1);

/** Paths of minutes in the order of their names, those of one day in the order of its meetings. */
export function inOrderOfPaths(a: string, b: string): number {
  const [first, other] = [a, b].map((path) => withMonthNumbers(path.replace(NTH, '')));
  if (first === other) return nthInPath(a) - nthInPath(b);
  return (first ?? '') < (other ?? '') ? -1 : 1;
}

const ISO = /\d{4}-\d{2}-\d{2}/u;
const LONG_AGO = '2000-01-01';

/**
 * The day and the instant that a text names first.
 * @param month that the path is of, YYYY-MM: a day without a year can be in it
 */
function moment(text: string, month?: string): HeldMeeting | undefined {
  const hasYear = /\b\d{4}\b/u.test(text);
  const day = hasYear ? daysIn(text, LONG_AGO)[0] : month && daysIn(text, `${month}-01`).find(isNamed(month));
  if (!day) return undefined;
  const clock = clocksIn(text)[0];
  return { date: day.from, start: clock && instantOnDay(day.from, clock) };
}

/** A day of the month that is named by a number: `May 8th`, and not `Friday`. */
const isNamed =
  (month: string) =>
  ({ from, text }: DayRange): boolean =>
    from.startsWith(month) && /\d/u.test(text);

const OTHER_MEETING = /\b(?:next|previous|last|upcoming)\b|(?<!\p{L})(?:nächst|letzt|vorig|vorherig)/iu;
const DATE_LABEL = /^(?:(?:meeting )?date|when|held(?: on)?|datum|wann|am)(?!\p{L})/iu;
const TIME_LABEL = /^(?:(?:meeting |start )?time|start|begin|when|(?:uhr)?zeit|beginn)(?!\p{L})/iu;

/** The start, if a line of its own says it: `Time: 17:00 UTC` under `Date: 2026-03-03`. */
function withStart(held: HeldMeeting, prose: readonly string[]): HeldMeeting {
  if (held.date === undefined || held.start !== undefined) return held;
  const [clock] = prose.filter((text) => TIME_LABEL.test(text)).flatMap(clocksIn);
  return clock?.zone === undefined ? held : { ...held, start: instantOnDay(held.date, clock) };
}

/** When the meeting was: by the front matter, else by what is at the top, else by the titles, else by the path. */
export function heldAt(document: MinutesDocument, path = ''): HeldMeeting {
  const front = frontOf(document);
  const stated = Object.entries(front).filter(
    ([key]) => /time|date|zeit|datum/iu.test(key) && !/next|nächst/iu.test(key),
  );
  const values = stated.map(([, value]) => inWords(value));
  const [first] = document.sections;
  const prose = [...linesOf(document.blocks), ...linesOf(first?.blocks ?? [])].map(({ text }) => text);
  const titles = document.sections.map(({ text }) => text).filter((text, i) => i === 0 || ISO.test(text));
  const about = prose.filter(
    (text) => !OTHER_MEETING.test(text) && (isSaidAs(text, ({ meeting }) => meeting) || DATE_LABEL.test(text)),
  );
  const month = dateInPath(path) === undefined ? monthInPath(path) : undefined;
  for (const text of [...values, ...about, inWords(front['title']), ...titles]) {
    const found = moment(text, month);
    if (found) return withStart(found, prose);
  }
  const date = dateInPath(path);
  return date === undefined || !DateTime.fromISO(date).isValid ? {} : { date };
}
