import type { DateTime } from 'luxon';

import type { InLanguage } from '../../language/language.ts';
import { writeDate } from '../../minutes/placeholders.ts';
import { isArea } from '../dates.ts';

/** What the dates in one file's minutes stand for, by the names of placeholders: `start`, `next`. */
export type KnownDates = Readonly<Record<string, DateTime>>;

/** How people write a day or a time, the most exact first: what fits none of these is no date that changes. */
const PATTERNS: readonly string[] = [
  'cccc, MMMM do, yyyy',
  'cccc, do MMMM yyyy',
  'cccc do MMMM yyyy',
  'cccc, MMMM d, yyyy',
  'cccc, d MMMM yyyy',
  'cccc d MMMM yyyy',
  'cccc, d. MMMM yyyy',
  'cccc, dd.MM.yyyy',
  'cccc yyyy-MM-dd',
  'cccc, yyyy-MM-dd',
  'ccc d MMM yyyy',
  'ccc, d MMM yyyy',
  'MMMM do, yyyy',
  'MMMM do yyyy',
  'MMMM d, yyyy',
  'MMMM d yyyy',
  'do MMMM yyyy',
  'd. MMMM yyyy',
  'd MMMM yyyy',
  'dd MMMM yyyy',
  'MMM d, yyyy',
  'dd MMM yyyy',
  'd MMM yyyy',
  'yyyy-MM-dd',
  'yyyy/MM/dd',
  'yyyy.MM.dd',
  'dd.MM.yyyy',
  'd.M.yyyy',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'yyyyMMdd',
  'cccc, MMMM do',
  'cccc, MMMM d',
  'cccc do MMMM',
  'cccc d MMMM',
  'MMMM do',
  'MMMM d',
  'do MMMM',
  'd. MMMM',
  'd MMMM',
  'dd.MM.',
  'MMMM yyyy',
  'yyyy-MM',
  'HH:mm',
  'h:mm a',
  'HHmm',
];

/** Placeholders that are a day and no time. */
const DAYS_ALONE: readonly string[] = ['date', 'from', 'to'];

const inWord = /[\p{L}\p{N}]/u;

const joins = (a: string, b: string): boolean => (/\d/u.test(a) ? /\d/u.test(b) : inWord.test(a) && inWord.test(b));

/** Whether a word or a number ends or begins there: `12` is not found in `2012`. */
const isApart = (text: string, from: number, to: number): boolean => {
  const [first = '', last = ''] = [text[from], text[to - 1]];
  const before = from === 0 ? '' : (text[from - 1] ?? '');
  const after = text[to] ?? '';
  return !joins(first, before) && !joins(last, after);
};

interface Written {
  readonly words: string;
  readonly placeholder: string;
}

const MONTH = /^\d{4}-\d{2}$/u;

/** Patterns with a time of day: nothing is known of that of a date alone. */
const isTimed = (pattern: string): boolean => /[Hh]/u.test(pattern);

/** By the character with which they begin, since few characters of a text begin a date. */
type WrittenForms = ReadonlyMap<string, readonly Written[]>;

const remembered = new WeakMap<KnownDates, Map<string, WrittenForms>>();

/** Everything that may stand for one of the dates, the longest words first; of the same words, the first date's. */
function writtenForms(dates: KnownDates, of: InLanguage): WrittenForms {
  const before = remembered.get(dates) ?? new Map<string, WrittenForms>();
  const known = before.get(of.language);
  if (known) return known;
  const forms = Object.entries(dates).flatMap(([name, date]) =>
    PATTERNS.flatMap((pattern): Written[] => {
      if (!date.isValid || (DAYS_ALONE.includes(name) && isTimed(pattern))) return [];
      const words = writeDate(date, pattern, of);
      const placeholder = pattern === 'yyyy-MM-dd' ? `{${name}}` : `{${name}:${pattern}}`;
      return words.length > 3 ? [{ words, placeholder }] : [];
    }),
  );
  const sorted = Map.groupBy(
    forms.toSorted((a, b) => b.words.length - a.words.length),
    ({ words }) => words.charAt(0),
  );
  remembered.set(dates, before.set(of.language, sorted));
  return sorted;
}

/** The text with placeholders for the dates in it. Words that only look like a part of a date stay. */
export function withPlaceholders(source: string, dates: KnownDates, of: InLanguage): string {
  const forms = writtenForms(dates, of);
  const text = withZones(source, dates);
  let [made, at] = ['', 0];
  while (at < text.length) {
    const from = at;
    const found = forms.get(text.charAt(from))?.find(
      ({ words }) =>
        text.startsWith(words, from) &&
        isApart(text, from, from + words.length) &&
        // The month of another day.
        !(MONTH.test(words) && /^-\d/u.test(text.slice(from + words.length))),
    );
    made += found?.placeholder ?? text[from];
    at += found?.words.length ?? 1;
  }
  return joined(made);
}

/** A day and a time of day side by side are one placeholder: `{start:yyyy-MM-dd HH:mm}`. */
const joined = (text: string): string =>
  text.replaceAll(
    /\{(?<of>[a-z]+)(?::(?<day>[^{}]+))?\}(?<between>,? )\{(?<name>[a-z]+):(?<time>[Hh][^{}]+)\}/gu,
    (whole, of: string, day: string | undefined, between: string, name: string, time: string) =>
      of === name || of === 'date' ? `{${name}:${day ?? 'yyyy-MM-dd'}${between}${time}}` : whole,
  );

const IN_ZONE = /(?<!\d)\d{1,2}:\d{2}(?<space>\s+)(?<zone>[A-Z][A-Za-z]+\/[A-Z][\w/+-]+)/gu;

/** A time of day with its zone is always that of the meeting there, whatever people made of it. */
function withZones(text: string, dates: KnownDates): string {
  const name = Object.keys(dates).find((one) => !DAYS_ALONE.includes(one));
  if (name === undefined) return text;
  return text.replaceAll(IN_ZONE, (whole, space: string, zone: string) =>
    isArea(zone) ? `{${name}@${zone}:HH:mm}${space}${zone}` : whole,
  );
}

/** The text that most of these texts are once their dates are placeholders; undefined if each is another. */
export function commonText(texts: readonly string[], needed: number): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first && first[1] >= needed ? first[0] : undefined;
}
