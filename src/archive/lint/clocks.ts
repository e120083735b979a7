import { DateTime } from 'luxon';

import { clocksIn, instantOnDay, type TimeOfDay } from '../dates.ts';
import { linesOf, type LineMeaning } from '../lines.ts';
import { lintRule, numberedLines, type LintRule, type LintSource, type LintSpot } from './mistake.ts';

/** How many minutes off its time a meeting may begin before its heading looks copied. */
const LEEWAY = 30;

interface ClockHeading {
  readonly line: number;
  readonly time: string;
  readonly zone?: string | undefined;
  /** The line of the heading that it's under; 0 for none. */
  readonly parent: number;
}

const clockHeadings = ({ sections }: LintSource): ClockHeading[] =>
  sections.flatMap(({ meaning, path, section: { text, position } }) => {
    const clock = meaning === 'clock' ? clocksIn(text)[0] : undefined;
    const parent = path.at(-1)?.position.line ?? 0;
    return clock ? [{ line: position.line, time: clock.time, zone: clock.zone, parent }] : [];
  });

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes between two times of day, across midnight if that's nearer. */
function apart(a: string, b: string): number {
  const between = Math.abs(minutesOf(a) - minutesOf(b));
  return Math.min(between, 24 * 60 - between);
}

/** A time of day as it is in UTC, if it says by whose clock it is. */
function inUtc({ time, zone }: TimeOfDay, date: string): string | undefined {
  const instant = zone === undefined ? undefined : instantOnDay(date, { time, zone });
  return instant === undefined ? undefined : DateTime.fromISO(instant, { zone: 'utc' }).toFormat('HH:mm');
}

const STARTS = /\b(?:start|begin|beginn)/iu;
/** What says that it's about something else, or that it was late. */
const NO_START = /\bpre\b|\bdelayed\b|\blate\b|\bpostponed\b|\bverspätet\b/iu;
const CALLED_TO_ORDER = /\b(?:called to order|meeting (?:was )?(?:started|opened|began|begun)|eröffnet)\b/iu;

/** The lines that say when the meeting began. */
function startLines({ sections, lines }: LintSource): { readonly line: number; readonly text: string }[] {
  const heading = sections.find(
    ({ meaning, section: { text } }) => meaning === 'clock' && STARTS.test(text) && !NO_START.test(text),
  );
  const called = [...numberedLines({ lines })].find(([, text]) => CALLED_TO_ORDER.test(text) && !NO_START.test(text));
  return [
    ...(heading ? [{ line: heading.section.position.line, text: heading.section.text }] : []),
    ...(called ? [{ line: called[0], text: called[1] }] : []),
  ];
}

/** What says that the meeting began has the meeting's time; what was copied has another's. */
export const copiedClock: LintRule = lintRule('copied-clock', (source) => {
  const { start, date } = source.facts;
  if (start === undefined || date === undefined) return [];
  const planned = DateTime.fromISO(start, { zone: 'utc' }).toFormat('HH:mm');
  return startLines(source).flatMap(({ line, text }): LintSpot[] => {
    const [said] = clocksIn(text);
    const began = said && inUtc(said, date);
    if (said === undefined || began === undefined || apart(began, planned) <= LEEWAY) return [];
    return [
      [
        line,
        `the meeting was planned for ${planned} UTC, but this says ${said.time} ${said.zone}: correct the wrong one`,
      ],
    ];
  });
});

/** The clock goes on from heading to heading. */
export const clockOrder: LintRule = lintRule('clock-order', (source) => {
  const byParent = Object.groupBy(clockHeadings(source), ({ parent }) => parent);
  return Object.values(byParent).flatMap((headings = []) =>
    headings.flatMap(({ line, time, zone }, i): LintSpot[] => {
      const before = headings[i - 1];
      const goesBack =
        before !== undefined &&
        before.zone === zone &&
        minutesOf(time) < minutesOf(before.time) &&
        minutesOf(before.time) < 20 * 60;
      return goesBack ? [[line, `${time} is before ${before.time}, the heading above: correct the wrong one`]] : [];
    }),
  );
});

/** A heading such as `Agenda 2025-03-12` is for the day of the meeting. */
function otherDay({ section }: LineMeaning, date: string): LintSpot[] {
  const named = /\d{4}-\d{2}-\d{2}/u.exec(section.text)?.[0];
  const isOther = named !== undefined && named !== date;
  return isOther
    ? [[section.position.line, `this heading is for ${named}, but the minutes are for ${date}: correct the wrong one`]]
    : [];
}

/** The day with which a text begins, and its instant if a time in a zone follows. */
function stated(text: string): { readonly day: string; readonly at?: string | undefined } | undefined {
  const day = /^\d{4}-\d{2}-\d{2}\b/u.exec(text)?.[0];
  const [clock] = clocksIn(text);
  return day === undefined ? undefined : { day, at: clock?.zone === undefined ? undefined : instantOnDay(day, clock) };
}

const inWords = (at: string): string =>
  at.length === 10 ? at : DateTime.fromISO(at, { zone: 'utc' }).toFormat("yyyy-MM-dd HH:mm 'UTC'");

/** The line under it that begins with the day, and with the hour, has those of the meeting. */
function otherHour({ section }: LineMeaning, date: string, start?: string): LintSpot[] {
  const [first] = linesOf(section.blocks);
  const its = first && stated(first.text);
  if (!its) return [];
  const [said, planned] = its.at === undefined || start === undefined ? [its.day, date] : [its.at, start];
  if (said === planned) return [];
  return [[first.line, `this says ${inWords(said)}, but the meeting was ${inWords(planned)}: correct the wrong one`]];
}

/** What the top says about the meeting's time is what the front matter says. */
export const otherTime: LintRule = lintRule('other-time', ({ facts: { date, start }, sections }) =>
  date === undefined
    ? []
    : sections
        .filter(({ meaning }) => meaning === 'details' || meaning === 'wrapper')
        .flatMap((one) => [
          ...otherDay(one, date),
          // A first point of the agenda can begin with a day as well.
          ...(one.meaning === 'details' || one === sections[0] ? otherHour(one, date, start) : []),
        ]),
);
