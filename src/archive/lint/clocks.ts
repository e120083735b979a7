import { DateTime } from 'luxon';

import { clocksIn, instantOnDay } from '../dates.ts';
import { linesOf, type LineMeaning } from '../lines.ts';
import { lintRule, type LintRule, type LintSource, type LintSpot } from './mistake.ts';

/** How many minutes off its time a meeting may begin before its heading looks copied. */
const LEEWAY = 30;

interface ClockHeading {
  readonly line: number;
  readonly time: string;
  readonly text: string;
}

const clockHeadings = ({ sections }: LintSource): ClockHeading[] =>
  sections.flatMap(({ meaning, section: { text, position } }) => {
    const clock = meaning === 'clock' ? clocksIn(text)[0] : undefined;
    return clock ? [{ line: position.line, time: clock.time, text }] : [];
  });

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes between two times of day, across midnight if that's nearer. */
function apart(a: string, b: string): number {
  const between = Math.abs(minutesOf(a) - minutesOf(b));
  return Math.min(between, 24 * 60 - between);
}

/** The heading of the start has the meeting's time; one that was copied has another's. */
export const copiedClock: LintRule = lintRule('copied-clock', (source) => {
  const { start } = source.facts;
  const planned = start === undefined ? undefined : DateTime.fromISO(start, { zone: 'utc' }).toFormat('HH:mm');
  const heading = clockHeadings(source).find(({ text }) => /\b(?:start|begin)/iu.test(text) && !/\bpre\b/iu.test(text));
  if (planned === undefined || !heading || apart(heading.time, planned) <= LEEWAY) return [];
  return [[heading.line, `the meeting was planned for ${planned} UTC, but this heading says ${heading.time}: copied?`]];
});

/** The clock goes on from heading to heading. */
export const clockOrder: LintRule = lintRule('clock-order', (source) => {
  const headings = clockHeadings(source);
  return headings.flatMap(({ line, time }, i): LintSpot[] => {
    const before = headings[i - 1];
    const goesBack =
      before !== undefined && minutesOf(time) < minutesOf(before.time) && minutesOf(before.time) < 20 * 60;
    return goesBack ? [[line, `${time} is before ${before.time}, the heading above`]] : [];
  });
});

/** A heading such as `Agenda 2025-03-12` is for the day of the meeting. */
function otherDay({ section }: LineMeaning, date: string): LintSpot[] {
  const named = /\d{4}-\d{2}-\d{2}/u.exec(section.text)?.[0];
  const isOther = named !== undefined && named !== date;
  return isOther ? [[section.position.line, `this heading is for ${named}, the minutes for ${date}`]] : [];
}

/** The day with which a text begins, and its instant if a time follows. */
function stated(text: string): { readonly day: string; readonly at?: string | undefined } | undefined {
  const day = /^\d{4}-\d{2}-\d{2}\b/u.exec(text)?.[0];
  const [clock] = clocksIn(text);
  return day === undefined ? undefined : { day, at: clock && instantOnDay(day, clock) };
}

/** The line under it that begins with the day, and with the hour, has those of the meeting. */
function otherHour({ section }: LineMeaning, date: string, start = date): LintSpot[] {
  const [first] = linesOf(section.blocks);
  const its = first && stated(first.text);
  if (!its) return [];
  const [said, planned] = its.at === undefined ? [its.day, date] : [its.at, start];
  return said === planned ? [] : [[first.line, `this says ${said}, the front matter ${planned}`]];
}

/** What the top says about the meeting's time is what the front matter says. */
export const otherTime: LintRule = lintRule('other-time', ({ facts: { date, start }, sections }) =>
  date === undefined
    ? []
    : sections
        .filter(({ meaning }) => meaning === 'details' || meaning === 'wrapper')
        .flatMap((one) => [...otherDay(one, date), ...otherHour(one, date, start)]),
);
