import { DateTime } from 'luxon';
import { parse } from 'yaml';

import type { MinutesDocument } from '../minutes/document.ts';
import { clocksIn, daysIn, instantOnDay } from './dates.ts';
import { linesOf } from './lines.ts';
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
  const [first, other] = [a, b].map((path) => path.replace(NTH, ''));
  if (first === other) return nthInPath(a) - nthInPath(b);
  return (first ?? '') < (other ?? '') ? -1 : 1;
}

const ISO = /\d{4}-\d{2}-\d{2}/u;
const LONG_AGO = '2000-01-01';

/** The day and the instant that a text names first. */
function moment(text: string): HeldMeeting | undefined {
  const day = daysIn(text, LONG_AGO).find(({ text: words }) => /\d{4}/u.test(words) || /\b\d{4}\b/u.test(text));
  if (!day) return undefined;
  const clock = clocksIn(text)[0];
  return { date: day.from, start: clock && instantOnDay(day.from, clock) };
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
  const titles = [inWords(front['title']), ...document.sections.map(({ text }) => text)].filter((text) =>
    ISO.test(text),
  );
  const about = prose.filter((text) => isSaidAs(text, ({ meeting }) => meeting));
  for (const text of [...values, ...about, ...titles]) {
    const found = moment(text);
    if (found) return found;
  }
  const date = ISO.exec(path)?.[0];
  return date === undefined || !DateTime.fromISO(date).isValid ? {} : { date };
}
