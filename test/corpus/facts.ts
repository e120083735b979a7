// What minutes say that isn't said under a topic: when the meeting was, who was there, who led it, and what comes next.
// The patterns of the group's format are read backwards for it; whatever else people wrote is told by its words.
import { DateTime } from 'luxon';

import type { Group } from '../../src/meeting/group.ts';
import { PLACEHOLDER_PATTERN } from '../../src/minutes/placeholders.ts';
import { comparedLine } from './measure.ts';
import { valuesIn } from './templates.ts';

const DATES = ['date', 'start', 'begun', 'gathering', 'ended', 'closed', 'next'] as const;
export const DATE_NAMES: ReadonlySet<string> = new Set(DATES);

// The pattern itself remembers where it found something last.
const hasPlaceholder = (line: string): boolean => line.search(PLACEHOLDER_PATTERN) >= 0;

/** The instants that minutes state, by the placeholder that writes them. */
export type StatedTimes = Readonly<Partial<Record<(typeof DATES)[number], DateTime>>>;

/** Every line of a configured format that has a placeholder. */
function templatesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.split('\n').filter((line) => hasPlaceholder(line));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(templatesIn) : [];
}

/** A line without the mark of a heading or of an item. */
const bareLine = (line: string): string => line.replace(/^\s*(?:#{1,6}|[-*+]|\d+[.)])\s+/u, '');

/** Every line that a format writes by itself, with placeholders or without. */
function linesWritten({ format }: Group): string[] {
  const worded = format.sections.map((section) =>
    Object.entries(section).flatMap(([key, value]) =>
      ['markdown', 'lines', 'before', 'after', 'empty', 'none', 'unknown', 'waiting'].includes(key) ? [value] : [],
    ),
  );
  const strings = (value: unknown): string[] => {
    if (typeof value === 'string') return value.split('\n').filter((line) => line.trim() !== '');
    return Array.isArray(value) ? value.flatMap(strings) : [];
  };
  return strings(worded).map(bareLine);
}

/** Whether it could be anything: what says nothing but placeholders for words. */
const isOpenTemplate = (template: string): boolean =>
  !/[\p{L}\p{N}]{3}/u.test(
    template.replaceAll(PLACEHOLDER_PATTERN, (whole, name: string) => (DATE_NAMES.has(name) ? whole : '')),
  );

/** Whether the format writes a line by itself, so that nobody types it. */
export function isWritten(line: string, group: Group, day: string): boolean {
  const { language } = group;
  const bare = bareLine(line);
  const compared = comparedLine(bare);
  return linesWritten(group).some((template) => {
    if (!hasPlaceholder(template)) return comparedLine(template) === compared;
    return !isOpenTemplate(template) && valuesIn(bare, template, DATE_NAMES, { day, language }) !== undefined;
  });
}

/** Whether the format has a place for one of these. */
export const hasPlaceFor = (
  { format: { sections } }: Group,
  kind: string,
  ...placeholders: readonly string[]
): boolean =>
  sections.some((section) => section.kind === kind) ||
  placeholders.some((name) => JSON.stringify(sections).includes(`{${name}`));

/** What lines state in which a pattern of the format could have written them: instants, and words such as names. */
export interface StatedValues {
  readonly times: StatedTimes;
  readonly words: Readonly<Partial<Record<string, string>>>;
}

/** Reads the patterns of the group's format backwards, in whichever lines they fit. */
export function statedIn(lines: readonly string[], group: Group, day: string): StatedValues {
  const { language } = group;
  const { sections, frontMatter } = group.format;
  const front = Object.entries(frontMatter).map(([key, value]) => `${key}: ${value}`);
  const templates = templatesIn([sections, front]).filter((template) => !isOpenTemplate(template));
  const times: Partial<Record<string, DateTime>> = {};
  const words: Partial<Record<string, string>> = {};
  for (const template of templates)
    for (const line of lines) {
      const values = valuesIn(bareLine(line), bareLine(template), DATE_NAMES, { day, language });
      for (const [name, value] of Object.entries(values ?? {}))
        if (typeof value === 'string') words[name] ??= value;
        else times[name] ??= value;
    }
  return { times, words };
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const ISO = /(?<date>\d{4}-\d{2}-\d{2})(?:\D{1,6}(?<time>\d{1,2}:\d{2}))?/u;
const WRITTEN = new RegExp(
  String.raw`(?<month>${MONTHS})\s+(?<dayOfMonth>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year>\d{4}))?(?:\D{1,6}(?<time>\d{1,2}:\d{2}))?`,
  'iu',
);

/** A date in words, of this year or the next if they don't say which. */
function writtenDate(said: Readonly<Record<string, string | undefined>>, day: string, usual: string): DateTime {
  const { month, dayOfMonth, year = day.slice(0, 4), time = usual } = said;
  const at = DateTime.fromFormat(`${month} ${dayOfMonth} ${year} ${time}`, 'LLLL d yyyy H:mm', {
    zone: 'utc',
    locale: 'en',
  });
  return said['year'] === undefined && at.toFormat('yyyy-MM-dd') < day ? at.plus({ years: 1 }) : at;
}

/** A date that a line states in words, after the day of the meeting: in UTC. @param usual the hour if it says none */
export function dateInWords(words: string, day: string, usual: string): DateTime | undefined {
  const line = comparedLine(words);
  const { date, time = usual } = ISO.exec(line)?.groups ?? {};
  if (date !== undefined) return DateTime.fromISO(`${date}T${time.padStart(5, '0')}`, { zone: 'utc' });
  const said = WRITTEN.exec(line)?.groups;
  const at = said && writtenDate(said, day, usual);
  return at?.isValid === true ? at : undefined;
}
