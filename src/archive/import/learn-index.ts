import { ENGLISH } from '../../language/language.ts';
import type { ConfiguredFormat } from '../../minutes/format.ts';
import { readDocument } from '../../minutes/parse-document.ts';
import { utcDateTime } from '../../minutes/placeholders.ts';
import { clocksIn, daysIn, instantOnDay } from '../dates.ts';
import { frontOf } from '../held-at.ts';
import { isIndex } from '../lint/index-page.ts';
import type { TextFile } from '../lint/lint.ts';
import { commonText, withPlaceholders } from './date-patterns.ts';

type IndexFormat = NonNullable<ConfiguredFormat['index']>;

const ISO = /\d{4}-\d{2}-\d{2}/u;
const ITEM = /^\s*[-*+]\s.*\]\([^()]*\)/u;

interface IndexLine {
  readonly text: string;
  readonly date: string;
}

const linesOf = ({ text }: TextFile): string[] => text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);

const listed = (page: TextFile): IndexLine[] =>
  linesOf(page).flatMap((text) => {
    const date = ISO.exec(text)?.[0];
    return ITEM.test(text) && date !== undefined ? [{ text, date }] : [];
  });

/** The heading above a year's lines. */
function yearHeading(page: TextFile): string | undefined {
  const years = linesOf(page).flatMap((line) =>
    /^#{1,6}\s.*(?<!\d)\d{4}(?!\d)/u.test(line) && !ISO.test(line)
      ? [line.replace(/(?<!\d)\d{4}(?!\d)/u, '{date:yyyy}')]
      : [],
  );
  return commonText(years, 1);
}

/** The key of the page's front matter that has the next meeting's time. */
function nextKey(page: TextFile): IndexFormat['next'] {
  for (const [key, value] of Object.entries(frontOf(readDocument(page.text)))) {
    if (!/next|nächst/iu.test(key) || typeof value !== 'string') continue;
    const [day] = daysIn(value, '2000-01-01');
    const [clock] = clocksIn(value);
    const at = day && (clock ? instantOnDay(day.from, clock) : day.from);
    if (at === undefined) continue;
    const template = withPlaceholders(value, { next: utcDateTime(at) }, ENGLISH);
    if (template !== value) return { key, value: template };
  }
  return undefined;
}

/** The page that lists the minutes, if there is one: where it is, its lines, and what it says of the next meeting. */
export function learnIndex(pages: readonly TextFile[]): IndexFormat | undefined {
  const page = pages
    .filter((one) => isIndex({ lines: linesOf(one) }))
    .toSorted((a, b) => listed(b).length - listed(a).length)[0];
  if (!page) return undefined;
  const lines = listed(page);
  const templates = lines.map(({ text, date }) => withPlaceholders(text, { date: utcDateTime(date) }, ENGLISH));
  const line = commonText(templates, Math.ceil(lines.length / 2));
  if (line === undefined) return undefined;
  const dates = lines.map(({ date }) => date);
  const falling = dates.slice(1).filter((date, i) => date < (dates[i] ?? '')).length;
  const year = yearHeading(page);
  const next = nextKey(page);
  return {
    path: page.path,
    line,
    ...(year === undefined ? {} : { year }),
    ...(falling * 2 > dates.length - 1 ? { order: 'newest first' as const } : {}),
    ...(next ? { next } : {}),
  };
}
