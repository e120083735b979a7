import type { InLanguage } from '../language/language.ts';
import { clocksBeside, daysIn, instantOnDay, type TimeOfDay } from './dates.ts';
import { linesOf, withLinesBelow, type LineMeaning, type MinutesLine } from './lines.ts';
import { isSaidAs } from './vocabulary.ts';

/** What minutes say of the meeting after them. */
export interface NextFact {
  readonly line: number;
  readonly text: string;
  /** YYYY-MM-DD; undefined if there is no date yet. */
  readonly date?: string | undefined;
  /** ISO 8601, UTC; undefined if no time of day is named. */
  readonly start?: string | undefined;
  /** Another instant that is named as a choice. */
  readonly alternative?: string | undefined;
}

const isUtc = ({ zone }: TimeOfDay): boolean => zone !== undefined && /^(?:UTC|GMT|Z)$/u.test(zone);

/** The time that goes with a day: one in UTC if there is any, else the first after the day. */
function clockFor(clocks: readonly TimeOfDay[], from: number, to: number): TimeOfDay | undefined {
  const near = clocks.filter(({ index }) => index >= from && index < to);
  return near.find(isUtc) ?? near[0] ?? clocks.find(isUtc);
}

/** A day that is named exactly is preferred to `in four weeks`. */
const isExact = (text: string): boolean => /\d/u.test(text) && !/^(?:in|within)\b/iu.test(text);

function fact({ text, line }: MinutesLine, held: string, of: InLanguage | undefined): NextFact {
  const days = daysIn(text, held, of);
  const exact = days.filter((one) => isExact(one.text));
  const named = exact.length > 0 ? exact : days;
  const clocks = clocksBeside(text, named);
  const instants = named.map((one, i) => {
    const clock = clockFor(clocks, one.index, named[i + 1]?.index ?? text.length);
    return clock && instantOnDay(one.from, clock);
  });
  const choice = named[1] && isSaidAs(text.slice(named[0]?.index, named[1].index), ({ or }) => or);
  return {
    line,
    text,
    date: named[0]?.from,
    start: instants[0],
    ...(choice && instants[1] !== undefined ? { alternative: instants[1] } : {}),
  };
}

const linesIn = (sections: readonly LineMeaning[]): MinutesLine[] =>
  sections
    .flatMap(({ section }) => linesOf(section.blocks).flatMap(withLinesBelow))
    .filter(({ text }) => text !== '' && text !== '…');

/**
 * Reads when the next meeting is: under a heading of its own, else wherever a line says so.
 * @param held the day of this meeting, YYYY-MM-DD, from which dates without a year are meant
 */
export function nextOf(sections: readonly LineMeaning[], held: string, of?: InLanguage): NextFact | undefined {
  const own = linesIn(sections.filter(({ meaning }) => meaning === 'next'));
  const elsewhere =
    own.length > 0 ? [] : linesIn(sections.filter(({ meaning }) => meaning !== 'next')).filter(isAboutNext);
  const facts = [...own, ...elsewhere.toReversed()].map((line) => fact(line, held, of));
  const dated = facts.filter(({ date }) => date !== undefined);
  return dated.find(({ date = '' }) => date > held) ?? (own.length > 0 ? (dated[0] ?? facts[0]) : undefined);
}

const isAboutNext = ({ text }: MinutesLine): boolean => isSaidAs(text, ({ nextMeeting }) => nextMeeting);
