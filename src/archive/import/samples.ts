import type { DateTime } from 'luxon';

import { ENGLISH, type InLanguage } from '../../language/language.ts';
import type { Directory } from '../../meeting/member.ts';
import type { MinutesDocument } from '../../minutes/document.ts';
import type { MinutesFormat } from '../../minutes/format.ts';
import { readDocument } from '../../minutes/parse-document.ts';
import { utcDateTime } from '../../minutes/placeholders.ts';
import { factsOf, type MinutesFacts } from '../facts.ts';
import { frontOf } from '../held-at.ts';
import { linesOf } from '../lines.ts';
import type { TextFile } from '../lint/lint.ts';
import type { KnownDates } from './date-patterns.ts';
import { statedClock } from './stated-clock.ts';

/** One file of minutes, read to learn from. */
export interface MinutesSample {
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly document: MinutesDocument;
  readonly facts: MinutesFacts;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Its planned start, ISO 8601 in UTC, if the minutes name a time and its zone. */
  readonly start?: string | undefined;
  /** What a date in it may stand for; `next` is the next meeting's. */
  readonly dates: KnownDates;
}

export interface SampleContext {
  readonly directory?: Directory | undefined;
  readonly format?: MinutesFormat | undefined;
}

/** The texts in which minutes say when their meeting was: front matter, and what is above and under the first heading. */
const aboutStart = (document: MinutesDocument): string[] => [
  ...Object.values(frontOf(document)).map(String),
  ...[...linesOf(document.blocks), ...linesOf(document.sections[0]?.blocks ?? [])].map(({ text }) => text),
  ...linesOf(document.sections[0]?.sections[0]?.blocks ?? []).map(({ text }) => text),
];

const known = (dates: Readonly<Record<string, DateTime | undefined>>): KnownDates =>
  Object.fromEntries(Object.entries(dates).flatMap(([name, date]) => (date?.isValid === true ? [[name, date]] : [])));

const remembered = new WeakMap<KnownDates, KnownDates>();

/** The dates of a meeting itself, and not of the next one: the same ones each time, as what they look like is remembered. */
export function ownDates({ dates }: Pick<MinutesSample, 'dates'>): KnownDates {
  const before = remembered.get(dates);
  if (before) return before;
  const { next: _next, ...own } = dates;
  remembered.set(dates, own);
  return own;
}

/** Reads minutes to learn from them; undefined for a file that doesn't say of which day it is. */
export function minutesSample(
  { path, text }: TextFile,
  { directory, format }: SampleContext,
  of: InLanguage = ENGLISH,
): MinutesSample | undefined {
  const document = readDocument(text);
  const facts = factsOf(document, { directory, format, path, of });
  const { date } = facts;
  if (date === undefined) return undefined;
  const start = statedClock(aboutStart(document), date);
  const next = facts.next?.start ?? facts.next?.date;
  return {
    path,
    text,
    lines: text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u),
    document,
    facts,
    date,
    start,
    dates: known({
      date: utcDateTime(date),
      start: start === undefined ? undefined : utcDateTime(start),
      next: next === undefined ? undefined : utcDateTime(next),
    }),
  };
}
