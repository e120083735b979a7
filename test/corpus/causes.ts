// Why lines are lost or invented, told by what kind of line it is.
import { distance } from 'fastest-levenshtein';

import type { Group } from '../../src/meeting/group.ts';
import { sectionFor } from './convert-topics.ts';
import type { MeasuredFile } from './files.ts';
import { comparedLine } from './measure.ts';

/** Lines of one cause, as they're written, with the line of the other minutes that is most like it, if any is. */
export interface CausedLine {
  readonly cause: string;
  readonly line: string;
  readonly like?: string;
}

const OF_SECTION: Readonly<Record<string, string>> = {
  roles: 'roles',
  attendance: 'attendance',
  present: 'attendance',
  regrets: 'attendance',
  absent: 'attendance',
  approval: 'wording',
  next: 'wording',
  elections: 'wording',
  text: 'fixed text',
  events: 'events',
};

/** What a line is by its looks, under which section it may stand. */
function looks(line: string, section: string | undefined): string {
  if (/^\s*#{1,6}\s/u.test(line)) return 'headings';
  if (/^\s*\|/u.test(line)) return 'tables';
  const ofSection = section === undefined ? undefined : OF_SECTION[section];
  if (ofSection !== undefined) return ofSection;
  if (/^\s*!\[/u.test(line)) return 'pictures';
  if (/\]\(|https?:/u.test(line)) return 'links';
  if (/^\s*(?:[-*+]|\d+[.)])\s+\[[ xX\u00A0]?\]/u.test(line)) return 'boxes';
  if (!/^\s*(?:[-*+]|\d+[.)])\s/u.test(line)) return 'prose';
  return 'notes';
}

/** The kind of the format's section under which each line of minutes is. */
function sectionsOf(minutes: string, group: Group, day: string): ReadonlyMap<string, string> {
  const kinds = new Map<string, string>();
  let kind: string | undefined;
  for (const line of minutes.split('\n')) {
    const heading = /^#{1,6}\s+(?<words>\S.*)$/u.exec(line)?.groups?.['words'];
    if (heading !== undefined) kind = sectionFor(heading, group, day)?.kind;
    else if (kind !== undefined && !kinds.has(line)) kinds.set(line, kind);
  }
  return kinds;
}

/** What two lines share, from 0 to 1. */
function likeness(one: string, other: string): number {
  const [a, b] = [comparedLine(one), comparedLine(other)];
  return 1 - distance(a, b) / Math.max(a.length, b.length, 1);
}

const mostLike = (line: string, others: readonly string[]): string | undefined =>
  others
    .map((other) => ({ other, like: likeness(line, other) }))
    .filter(({ like }) => like >= 0.6)
    .toSorted((a, b) => b.like - a.like)[0]?.other;

const unboxed = (words: string): string => words.replace(/^(?<mark>- )?\[[ xX]\] /u, '$<mark>');
const nameless = (words = ''): string => words.replace(/^@?[\w.-]+(?: -|:|,)? /u, '');

/** A line that is only elsewhere, only boxed otherwise, only named otherwise, or something else. */
function causeOf(line: string, like: string | undefined, section: string | undefined): string {
  const plain = looks(line, section);
  if (like === undefined) return plain;
  const [one, other] = [comparedLine(line), comparedLine(like)];
  if (one === other) return 'order';
  if (unboxed(one).toLowerCase() === unboxed(other).toLowerCase()) return 'boxes';
  const [marked, bare] = [one, other].map((words) => unboxed(words).replace(/^(?:- |#+ )/u, ''));
  if (marked === bare) return plain === 'headings' ? 'levels' : 'prose';
  if (plain === 'notes' && nameless(marked) === nameless(bare)) return 'names';
  return plain;
}

/** The cause of each line that one of two minutes doesn't have. */
function causedIn(lines: readonly string[], others: readonly string[], minutes: string, group: Group, day: string) {
  const sections = sectionsOf(minutes, group, day);
  return lines.map((line): CausedLine => {
    const like = mostLike(line, others);
    return { cause: causeOf(line, like, sections.get(line)), line, ...(like === undefined ? {} : { like }) };
  });
}

/** The causes of what is lost of people's minutes, and of what is invented in Gavel's. */
export function causesOf({ comparison: { lost, invented }, people, minutes, group, day }: MeasuredFile): {
  readonly lost: readonly CausedLine[];
  readonly invented: readonly CausedLine[];
} {
  return {
    lost: causedIn(lost, invented, people, group, day),
    invented: causedIn(invented, lost, minutes, group, day),
  };
}

/** How many lines each cause has, the most first. */
export function countedCauses(lines: readonly CausedLine[]): string {
  const counts = new Map<string, number>();
  for (const { cause } of lines) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([cause, count]) => `${cause} ${count}`)
    .join(', ');
}
