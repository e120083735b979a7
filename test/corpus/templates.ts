// A format's patterns read backwards: what the placeholders stood for in a line that people wrote.
import { DateTime } from 'luxon';

import type { Language } from '../../src/language/language.ts';
import { PLACEHOLDER_PATTERN } from '../../src/minutes/placeholders.ts';
import { comparedLine } from './measure.ts';

/** What was in the place of each placeholder: an instant in UTC, or words. */
export type TemplateValues = Readonly<Record<string, DateTime | string>>;

interface Slot {
  readonly name: string;
  readonly zone: string;
  readonly pattern: string;
}

/** A placeholder, and what stands in its place. */
interface WrittenSlot extends Slot {
  readonly words: string;
}

const escaped = (literal: string): string => literal.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);

/** What comparing lines would take for markup in a pattern is not compared. */
const MARK = '\u0001';

/** The pattern as it's compared, each placeholder a group. */
function readTemplate(template: string): { readonly slots: readonly Slot[]; readonly expression: RegExp } {
  const slots: Slot[] = [];
  const marked = template.replaceAll(
    PLACEHOLDER_PATTERN,
    (_, name: string, zone: string | undefined, pattern: string | undefined) => {
      slots.push({ name, zone: zone ?? 'utc', pattern: pattern ?? 'yyyy-MM-dd' });
      return MARK;
    },
  );
  const parts = comparedLine(marked).split(MARK).map(escaped);
  return { slots, expression: new RegExp(`^${parts.join('(\\S.*?|)')}$`, 'iu') };
}

/** Where a pattern says only a part of a date, the rest is the meeting's. */
function missingIn(pattern: string, day: string, zone: string): { readonly words: string; readonly pattern: string } {
  const tokens = pattern.replaceAll(/'[^']*'/gu, '');
  const local = DateTime.fromISO(`${day}T12:00`, { zone: 'utc' }).setZone(zone);
  if (!/[dMLDo]/u.test(tokens)) return { words: local.toFormat('yyyy-MM-dd '), pattern: 'yyyy-MM-dd ' };
  return tokens.includes('y') ? { words: '', pattern: '' } : { words: local.toFormat('yyyy '), pattern: 'yyyy ' };
}

/** The day of a meeting, YYYY-MM-DD, and the language of its minutes. */
export interface MeetingDay {
  readonly day: string;
  readonly language: Language;
}

/** A day without what writers add to it: `15th`, `15.`. */
const bare = (words: string): string => words.replaceAll(/(?<=\d)(?:st|nd|rd|th)\b/giu, '');
const BETWEEN = ' | ';

const HOURS = /[Hh]/u;
const DAYS = /[dMy]/u;

/** The patterns that together say when something is: one that says it all, or a day's and an hour's in its zone. */
function partsOf(name: string, all: readonly WrittenSlot[]): WrittenSlot[] {
  const own = all.filter((part) => part.name === name);
  const whole = own.find(({ pattern }) => HOURS.test(pattern) && DAYS.test(pattern));
  if (whole) return [whole];
  const hour = own.find(({ pattern }) => HOURS.test(pattern));
  const days = own.filter(({ pattern, zone }) => !HOURS.test(pattern) && zone === own[0]?.zone);
  return [...days.map((part) => ({ ...part, zone: hour?.zone ?? part.zone })), ...(hour ? [hour] : [])];
}

/** The instant of which several patterns wrote a part each. */
function dateIn(parts: readonly WrittenSlot[], { day, language }: MeetingDay): DateTime | undefined {
  const [{ zone } = { zone: 'utc' }] = parts;
  const pattern = parts.map((part) => part.pattern.replaceAll(/\bdo\b/gu, 'd').replaceAll(/[–—]/gu, '-')).join(BETWEEN);
  const before = missingIn(pattern, day, zone);
  const words = before.words + parts.map((part) => bare(part.words)).join(BETWEEN);
  const found = DateTime.fromFormat(words, before.pattern + pattern, { zone, locale: language });
  return found.isValid ? found.toUTC() : undefined;
}

/**
 * The values with which a pattern gives a line; undefined if it can't give it.
 * @param dates the names of placeholders that stand for dates
 */
export function valuesIn(
  line: string,
  template: string,
  dates: ReadonlySet<string>,
  day: MeetingDay,
): TemplateValues | undefined {
  const { slots, expression } = readTemplate(template);
  const found = expression.exec(comparedLine(line));
  if (!found) return undefined;
  const parts = slots.map((slot, i) => ({ ...slot, words: found[i + 1] ?? '' }));
  const values: Record<string, DateTime | string> = {};
  for (const { name, words } of parts) {
    const value = dates.has(name) ? dateIn(partsOf(name, parts), day) : words;
    if (value === undefined) return undefined;
    values[name] ??= value;
  }
  return values;
}
