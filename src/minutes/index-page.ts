import { DateTime } from 'luxon';

import { ENGLISH, type InLanguage } from '../language/language.ts';
import type { MinutesFormat } from './format.ts';
import { fillPlaceholders, type PlaceholderValues } from './placeholders.ts';

type IndexFormat = NonNullable<MinutesFormat['index']>;

const DATE = /\d{4}-\d{2}-\d{2}/u;

/** Replaces the value of one top-level key in YAML front matter, touching no other line. */
function setKey(lines: readonly string[], key: string, value: string): string[] {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  const at = lines.findIndex((line, i) => i > 0 && i < end && line.startsWith(`${key}:`));
  return at < 0 ? [...lines] : lines.with(at, `${key}: ${value}`);
}

const isItem = (line: string): boolean => /^\s*[-*+]\s/u.test(line);

/** The first line that is a list item under the heading, and the line after the last one. */
function itemsUnder(lines: readonly string[], heading: number): { from: number; to: number } {
  const next = lines.findIndex((line, i) => i > heading && /^#{1,6}\s/u.test(line));
  const to = next < 0 ? lines.length : next;
  const from = lines.findIndex((line, i) => i > heading && i < to && isItem(line));
  if (from < 0) return { from: heading + 1, to: heading + 1 };
  return { from, to: lines.findLastIndex((line, i) => i < to && isItem(line)) + 1 };
}

/** The target of a line's first link, starting from the folder or file named for the day. */
function dayInLink(line: string): string | undefined {
  const target = /\]\((?<target>[^()\s]+)\)/u.exec(line)?.groups?.['target'];
  return target?.split('/').find((part) => DATE.test(part)) ?? target;
}

/** Whether two lines list the same minutes: those of one day, unless they lead to different files. */
function listsSame(line: string, other: string): boolean {
  if (DATE.exec(other)?.[0] !== (DATE.exec(line)?.[0] ?? '')) return false;
  const [here, there] = [dayInLink(line), dayInLink(other)];
  return here === undefined || there === undefined || here === there;
}

/** Puts the line among the others of its year, by date; a line for the same minutes is replaced. */
function insert(lines: readonly string[], heading: number, line: string, order: IndexFormat['order']): string[] {
  const { from, to } = itemsUnder(lines, heading);
  const date = DATE.exec(line)?.[0] ?? '';
  const same = lines.findIndex((other, i) => i >= from && i < to && listsSame(line, other));
  if (same >= 0) return lines.with(same, line);
  // The second meeting of a day comes after the first.
  const isBeyond = (other: string): boolean => {
    const its = DATE.exec(other)?.[0];
    if (its === undefined) return false;
    return order === 'oldest first' ? its > date : its <= date;
  };
  const before = lines.findIndex((other, i) => i >= from && i < to && isBeyond(other));
  return lines.toSpliced(before < 0 ? to : before, 0, line);
}

/** A year that has no heading yet gets one above the years that are there. */
function withYear(lines: readonly string[], year: string): { lines: readonly string[]; at: number } {
  const at = lines.indexOf(year);
  if (at >= 0) return { lines, at };
  const sample = year.replace(/\d{4}/u, '');
  const other = lines.findIndex((line) => /\d{4}/u.test(line) && line.replace(/\d{4}/u, '') === sample);
  if (other >= 0) return { lines: lines.toSpliced(other, 0, year, ''), at: other };
  const end = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  return { lines: lines.toSpliced(end, 0, '', year), at: end + 1 };
}

/** The minutes' file that a line of the index leads to. */
export interface ListedMinutes {
  readonly path: string;
  /** The path that the first meeting of the day has, as the line's pattern knows it. */
  readonly first: string;
  /** Which meeting of its day it is. */
  readonly nth: number;
}

/** The line for these minutes. A second meeting of a day has its own file, and says that it's the second. */
function lineFor(line: string, { path, first, nth }: ListedMinutes): string {
  if (nth <= 1) return line;
  const names = path.split('/');
  const at = first.split('/').findIndex((name, i) => name !== names[i]);
  const [was = '', is = ''] = [first.split('/')[at], names[at]].map((name) => name?.replace(/\.\w+$/u, ''));
  const led = line.replace(/\]\([^()]*\)/u, (target) => target.replaceAll(was, () => is));
  const words = led.indexOf('](');
  return words < 0 ? `${led} (${nth})` : `${led.slice(0, words)} (${nth})${led.slice(words)}`;
}

/**
 * The index page with the line for these minutes under its year, and the next meeting's time in its front matter.
 * Every other line stays as people left it.
 */
export function updateIndex(
  current: string | undefined,
  format: IndexFormat,
  values: PlaceholderValues,
  listed: ListedMinutes,
  of: InLanguage = ENGLISH,
): string {
  const page = current ?? '# Meeting minutes\n';
  const next = values['next'];
  const { lines: withHeading, at } = withYear(page.split('\n'), fillPlaceholders(format.year, values, of));
  const withLine = insert(withHeading, at, lineFor(fillPlaceholders(format.line, values, of), listed), format.order);
  const dated =
    format.next && next instanceof DateTime
      ? setKey(withLine, format.next.key, fillPlaceholders(format.next.value, values, of))
      : withLine;
  const text = dated.join('\n');
  return text.endsWith('\n') ? text : `${text}\n`;
}
