import type { NamedPerson } from '../people.ts';

/** People in a line who become a placeholder. */
export interface PeoplePlaceholder {
  readonly name: 'chair' | 'secretary' | 'nextchair' | 'nextsecretary' | 'approvers' | 'merger';
  readonly people: readonly NamedPerson[];
}

/** What may stand between people who are named together. */
const BETWEEN = /^(?:[\s,;&]|\band\b|\bund\b)*$/u;

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** What is between the last two; undefined if it's one person. */
  readonly joint?: string | undefined;
}

/** Where people are named together, at or after a place; undefined if they aren't all there, or if more is between them. */
function stretchOf(line: string, people: readonly NamedPerson[], after: number): Stretch | undefined {
  const found = people.map(({ written }) => ({ written, at: line.indexOf(written, after) }));
  if (found.length === 0 || found.some(({ at, written }) => at < 0 || written === '')) return undefined;
  const sorted = found.toSorted((a, b) => a.at - b.at);
  const gaps = sorted.slice(1).map(({ at }, i) => {
    const before = sorted[i] ?? { at: 0, written: '' };
    return line.slice(before.at + before.written.length, at);
  });
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || !gaps.every((gap) => BETWEEN.test(gap))) return undefined;
  return { from: first.at, to: last.at + last.written.length, joint: gaps.at(-1) };
}

/** `{chair}`, `{chair:and}`, or with what else is between two people. */
function placeholderFor(name: string, joint: string | undefined): string {
  if (joint === undefined || joint === ', ') return `{${name}}`;
  return /\p{L}/u.test(joint) ? `{${name}:and}` : `{${name}:${joint}}`;
}

/**
 * A line with placeholders for the people in it.
 * @param after where the first of them can be
 */
export function withPeople(line: string, placeholders: readonly PeoplePlaceholder[], after = 0): string {
  let text = line;
  for (const { name, people } of placeholders) {
    const stretch = stretchOf(text, people, after);
    if (stretch) text = text.slice(0, stretch.from) + placeholderFor(name, stretch.joint) + text.slice(stretch.to);
  }
  return text;
}
