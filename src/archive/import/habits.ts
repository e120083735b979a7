import { DateTime } from 'luxon';

import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { allSections } from '../../minutes/document.ts';
import type { MinutesFormat } from '../../minutes/format.ts';
import type { DatedMinutes } from '../ages.ts';
import { interpretLines } from '../lines.ts';
import { meaningOf } from '../meaning.ts';

/** When a group meets, as its minutes show. */
export interface MeetingRhythm {
  /** The most frequent start: HH:MM in UTC. */
  readonly start: string;
  /** The day of the last meeting, from which it is counted. */
  readonly from: string;
  /** RFC 5545; undefined if the meetings have no rhythm. */
  readonly every?: string | undefined;
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

/** The rhythm of meetings, from their days (oldest first) and their starts. */
export function rhythmOf(
  held: readonly { readonly date: string; readonly start?: string | undefined }[],
): MeetingRhythm | undefined {
  const last = held.at(-1);
  if (!last) return undefined;
  const starts = held.flatMap(({ start }) => (start === undefined ? [] : [start.slice(11, 16)]));
  const days = held.map(({ date }) => DateTime.fromISO(date));
  const weeks = days.slice(1).map((day, i) => Math.round(day.diff(days[i] ?? day, 'days').days / 7));
  const usual = mostFrequent(weeks.filter((count) => count > 0));
  const isUsual = usual !== undefined && weeks.filter((count) => count === usual).length * 2 > weeks.length;
  return {
    start: mostFrequent(starts.slice(-6)) ?? '17:00',
    from: last.date,
    every: isUsual ? `FREQ=WEEKLY;INTERVAL=${usual}` : undefined,
  };
}

/** A heading that minutes have again and again. */
export interface StandingHeading {
  readonly title: string;
  readonly url?: string | undefined;
}

/** How many minutes show which topics are always there. */
const RECENT = 4;

/** The topics that at least half of the recent minutes have, as the last ones call them. */
export function standingTopics(minutes: readonly DatedMinutes[], format?: MinutesFormat): StandingHeading[] {
  const recent = minutes.toSorted((a, b) => a.date.localeCompare(b.date)).slice(-RECENT);
  const titles = recent.map(
    ({ document }) => new Set(allSections(document).map(({ text }) => normalizeForMatch(text))),
  );
  const found = new Map<string, StandingHeading>();
  for (const { document } of recent) {
    for (const { meaning, section, path } of interpretLines(document, format)) {
      // A topic of a topic is no standing one.
      if (path.some((above) => meaningOf(above.text, format) === 'topic')) continue;
      const key = normalizeForMatch(section.text);
      const often = titles.filter((set) => set.has(key)).length;
      if (meaning === 'topic' && often >= 2 && often * 2 >= recent.length)
        found.set(key, { title: section.text, ...(section.url === undefined ? {} : { url: section.url }) });
    }
  }
  return [...found.values()];
}
