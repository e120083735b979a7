import { DateTime } from 'luxon';

import { clocksIn, daysIn, instantOnDay, isArea, type TimeOfDay } from '../dates.ts';
import { lintRule, numberedLines, type LintRule, type LintSource, type LintSpot } from './mistake.ts';

/** The hours ahead of UTC that people's letters stand for, and the place whose clock they mean if they mix them up. */
const LETTERS: Readonly<Record<string, { readonly hours?: number; readonly place?: string }>> = {
  CET: { hours: 1, place: 'Europe/Berlin' },
  CEST: { hours: 2, place: 'Europe/Berlin' },
  MEZ: { hours: 1, place: 'Europe/Berlin' },
  MESZ: { hours: 2, place: 'Europe/Berlin' },
  EET: { hours: 2, place: 'Europe/Helsinki' },
  EEST: { hours: 3, place: 'Europe/Helsinki' },
  BST: { hours: 1, place: 'Europe/London' },
  EST: { hours: -5, place: 'America/New_York' },
  EDT: { hours: -4, place: 'America/New_York' },
  ET: { place: 'America/New_York' },
  CT: { place: 'America/Chicago' },
  MST: { hours: -7, place: 'America/Denver' },
  MDT: { hours: -6, place: 'America/Denver' },
  MT: { place: 'America/Denver' },
  PST: { hours: -8, place: 'America/Los_Angeles' },
  PDT: { hours: -7, place: 'America/Los_Angeles' },
  PT: { place: 'America/Los_Angeles' },
  JST: { hours: 9 },
};

/** Area/City by the city, as people write it: `Amsterdam`, `new york`. */
const CITIES = new Map(
  Intl.supportedValuesOf('timeZone').flatMap((zone) => {
    const city = zone.includes('/') ? zone.split('/').at(-1) : undefined;
    return city === undefined ? [] : [[city.replaceAll('_', ' ').toLowerCase(), zone] as const];
  }),
);
const CITY = /^[\d:.]{4,8}(?: [ap]m)?,? (?:in )?(?<one>\p{Lu}\p{L}+)(?:[ _](?<two>\p{Lu}\p{L}+))?/u;

/** The zone of a time by the city behind it. */
function cityZone(line: string, { index }: TimeOfDay): string | undefined {
  const { one = '', two = '' } = CITY.exec(line.slice(index, index + 60))?.groups ?? {};
  return CITIES.get(`${one} ${two}`.trim().toLowerCase()) ?? CITIES.get(one.toLowerCase());
}

const isUtc = ({ zone }: TimeOfDay): boolean => zone === 'UTC' || zone === 'GMT' || zone === 'Z';
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const clock = (total: number): string => {
  const within = (total + 24 * 60) % (24 * 60);
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};

/** The times that a zone can have at a time in UTC: people write CET all year, and EST for what their clock says. */
function rightTimes(utc: string, zone: string, day: string | undefined): string[] {
  const { hours, place } = isArea(zone) ? { place: zone } : (LETTERS[zone] ?? {});
  const literal = hours === undefined ? [] : [clock(minutes(utc) + hours * 60)];
  if (place === undefined) return literal;
  // Without a day it may be winter or summer.
  const days = day === undefined ? ['2026-01-15', '2026-07-15'] : [day];
  const there = days.flatMap((one) => {
    const instant = instantOnDay(one, { time: utc, zone: 'UTC' });
    return instant === undefined ? [] : [DateTime.fromISO(instant).setZone(place).toFormat('HH:mm')];
  });
  return [...there, ...literal];
}

/** The day that a line is about: one that it names, else that of the meeting if it tells of the meeting. */
function dayFor(line: string, number: number, { facts, frame }: Times): string | undefined {
  const days = daysIn(line, facts.date ?? '2000-01-01');
  // "In three weeks exactly, January 29" is the day that has a date.
  const named = days.find(({ text }) => /\d/u.test(text) && !/^(?:in|within)\b/iu.test(text)) ?? days[0];
  return named?.from ?? (frame.has(number) ? facts.date : undefined);
}

interface Times {
  readonly facts: LintSource['facts'];
  /** The lines about the meeting itself. */
  readonly frame: ReadonlySet<number>;
}

function wrongTimes(line: string, number: number, times: Times): LintSpot[] {
  const clocks = clocksIn(line);
  const [utc, ...others] = clocks.filter(isUtc);
  // `17:00/18:00 UTC` is for summer and winter.
  if (!utc || others.length > 0 || clocks.length < 2 || /\d\/\d{1,2}:\d{2} ?UTC/u.test(line)) return [];
  const day = dayFor(line, number, times);
  return clocks.flatMap((one): LintSpot[] => {
    const zone = one.zone ?? cityZone(line, one);
    const right = one === utc || zone === undefined ? [] : rightTimes(utc.time, zone, day);
    if (right.length === 0 || right.includes(one.time)) return [];
    const on = day === undefined ? '' : ` on ${day}`;
    return [[number, `${utc.time} UTC${on} is ${right[0]} ${zone}, not ${one.time}: correct the one that's wrong`]];
  });
}

/** A local time beside one in UTC is the same instant. */
export const localTime: LintRule = lintRule('local-time', (source) => {
  const { facts, sections } = source;
  const about = sections.filter(({ meaning }, i) => i === 0 || meaning === 'details' || meaning === 'roles');
  const frame = new Set(
    about.flatMap(({ section: { blocks } }) =>
      blocks.flatMap(({ position: { line, endLine } }) =>
        Array.from({ length: endLine - line + 1 }, (_, i) => line + i),
      ),
    ),
  );
  return [...numberedLines(source)].flatMap(([number, line]) => wrongTimes(line, number, { facts, frame }));
});
