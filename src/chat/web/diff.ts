import { diffIndices } from 'node-diff3';

import type { DiffLine, DiffPiece } from './protocol.ts';

/** How many lines around a change are shown with it. */
const AROUND = 2;
/** Lines are one line that changed, and not two, if at least this share of their words is the same. */
const ALIKE = 0.4;

const FRONT_MATTER = /^---\n.*?\n---\n+/su;

/** What changed from one text of the minutes to the next, with a few lines around it; empty if nothing did. */
export function compareMinutes(before: string, now: string): readonly DiffLine[] {
  const lines = comparedLines(linesOf(before), linesOf(now));
  const shown = lines.map((_, i) =>
    lines.slice(Math.max(0, i - AROUND), i + AROUND + 1).some(({ kind }) => kind !== 'same'),
  );
  return lines.flatMap((line, i): DiffLine[] => {
    if (shown[i] === true) return [asHeading(line)];
    // The first of the lines that are left out stands for all of them.
    return shown.includes(true) && (i === 0 || shown[i - 1] === true) ? [{ kind: 'gap', pieces: [] }] : [];
  });
}

/** Front matter isn't shown to readers, and neither are empty lines and the signs of bold words. */
const linesOf = (markdown: string): readonly string[] =>
  markdown
    .replace(FRONT_MATTER, '')
    .replaceAll('**', '')
    .split('\n')
    .filter((line) => line.trim() !== '');

const HEADING = /^#{1,6} +/u;

/** A heading is shown without its signs. */
function asHeading(line: DiffLine): DiffLine {
  const [first, ...rest] = line.pieces;
  if (!first || !HEADING.test(first.text)) return line;
  return { ...line, heading: true, pieces: [{ ...first, text: first.text.replace(HEADING, '') }, ...rest] };
}

function comparedLines(before: readonly string[], now: readonly string[]): readonly DiffLine[] {
  return compare(before, now).flatMap(({ same, removed, added }) => [
    ...same.map((text) => whole('same', text)),
    ...changedLines(removed, added),
  ]);
}

/** Lines that took the place of others: pair by pair as long as they're alike. */
function changedLines(removed: readonly string[], added: readonly string[]): readonly DiffLine[] {
  const pairs = removed.map((text, i) => wordsCompared(text, added[i] ?? ''));
  const firstUnlike = pairs.findIndex((pieces) => !areAlike(pieces));
  const paired = firstUnlike < 0 ? pairs.length : firstUnlike;
  return [
    ...pairs.slice(0, paired).map((pieces): DiffLine => ({ kind: 'changed', pieces })),
    ...removed.slice(paired).map((text) => whole('removed', text)),
    ...added.slice(paired).map((text) => whole('added', text)),
  ];
}

const whole = (kind: DiffPiece['kind'], text: string): DiffLine => ({ kind, pieces: [{ kind, text }] });

/** Lines longer than any that people write are compared as a whole. */
const MOST_WORDS = 1000;
const wordsOf = (line: string): readonly string[] => line.match(/\s+|[\p{L}\p{N}]+|./gu) ?? [];

function wordsCompared(before: string, now: string): readonly DiffPiece[] {
  const [words, wordsNow] = [wordsOf(before), wordsOf(now)];
  if (Math.max(words.length, wordsNow.length) > MOST_WORDS) return [];
  return compare(words, wordsNow).flatMap((part) =>
    (['same', 'removed', 'added'] as const).flatMap((kind): DiffPiece[] =>
      part[kind].length === 0 ? [] : [{ kind, text: part[kind].join('') }],
    ),
  );
}

function areAlike(pieces: readonly DiffPiece[]): boolean {
  const size = (kinds: readonly DiffPiece['kind'][]): number =>
    pieces
      .flatMap(({ kind, text }) => (kinds.includes(kind) ? text.replaceAll(/\s/gu, '').length : []))
      .reduce((a, b) => a + b, 0);
  return pieces.length > 0 && size(['same']) >= ALIKE * Math.max(size(['same', 'removed']), size(['same', 'added']));
}

interface Compared {
  readonly same: readonly string[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** In the order of the texts: what's the same, and then what's different after it. */
function compare(before: readonly string[], now: readonly string[]): readonly Compared[] {
  const parts: Compared[] = [];
  let at = 0;
  const changes: readonly { buffer1: number[]; buffer2: number[] }[] = diffIndices([...before], [...now]);
  for (const { buffer1, buffer2 } of changes) {
    const [start = 0, length = 0] = buffer1;
    const [startNow = 0, lengthNow = 0] = buffer2;
    parts.push({
      same: before.slice(at, start),
      removed: before.slice(start, start + length),
      added: now.slice(startNow, startNow + lengthNow),
    });
    at = start + length;
  }
  return [...parts, { same: before.slice(at), removed: [], added: [] }];
}
