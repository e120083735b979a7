import { DateTime } from 'luxon';

import type { Format } from './format.ts';
import { fill, type Values } from './patterns.ts';

type IndexFormat = NonNullable<Format['index']>;

const DATE = /\d{4}-\d{2}-\d{2}/u;

/** Replaces the value of one top-level key in YAML front matter, touching no other line. */
function setKey(lines: readonly string[], key: string, value: string): string[] {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  const at = lines.findIndex((line, i) => i > 0 && i < end && line.startsWith(`${key}:`));
  return at < 0 ? [...lines] : lines.with(at, `${key}: ${value}`);
}

const isItem = (line: string): boolean => /^\s*[-*+]\s/u.test(line);

/** Where the first line that is a list item under the heading stands, and the line after the last one. */
function itemsUnder(lines: readonly string[], heading: number): { from: number; to: number } {
  const next = lines.findIndex((line, i) => i > heading && /^#{1,6}\s/u.test(line));
  const to = next < 0 ? lines.length : next;
  const from = lines.findIndex((line, i) => i > heading && i < to && isItem(line));
  if (from < 0) return { from: heading + 1, to: heading + 1 };
  return { from, to: lines.findLastIndex((line, i) => i < to && isItem(line)) + 1 };
}

/** Puts the line among the others of its year, by date; a line for the same date is replaced. */
function insert(lines: readonly string[], heading: number, line: string, order: IndexFormat['order']): string[] {
  const { from, to } = itemsUnder(lines, heading);
  const date = DATE.exec(line)?.[0] ?? '';
  const same = lines.findIndex((other, i) => i >= from && i < to && DATE.exec(other)?.[0] === date);
  if (same >= 0) return lines.with(same, line);
  const later = (other: string): boolean => {
    const its = DATE.exec(other)?.[0];
    if (its === undefined) return false;
    return order === 'oldest first' ? its > date : its < date;
  };
  const before = lines.findIndex((other, i) => i >= from && i < to && later(other));
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

/**
 * The index page with the line for these minutes under its year, and the next meeting's time in its front matter.
 * Every other line stays as people left it.
 */
export function updateIndex(current: string | undefined, format: IndexFormat, values: Values): string {
  const page = current ?? '# Meeting minutes\n';
  const next = values['next'];
  const { lines: withHeading, at } = withYear(page.split('\n'), fill(format.year, values));
  const listed = insert(withHeading, at, fill(format.line, values), format.order);
  const dated =
    format.next && next instanceof DateTime ? setKey(listed, format.next.key, fill(format.next.value, values)) : listed;
  const text = dated.join('\n');
  return text.endsWith('\n') ? text : `${text}\n`;
}
