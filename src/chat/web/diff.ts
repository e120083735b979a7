import type { DiffLine } from './protocol.ts';

const HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/u;
const KINDS: Readonly<Record<string, DiffLine['kind']>> = { '+': 'added', '-': 'removed', ' ': 'same', '': 'same' };
// Which lines count for the old file, and which for the new one.
const OLD: readonly DiffLine['kind'][] = ['same', 'removed'];
const FRESH: readonly DiffLine['kind'][] = ['same', 'added'];

/**
 * The lines of a unified diff, for showing. The counts in a hunk's header tell where it ends, so that a removed line
 * which begins with dashes is not taken for a file's header. Git's notes (`index …`, `\ No newline …`) are left out.
 */
export function diffLines(diff: string): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let left = { old: 0, fresh: 0 };
  for (const line of diff.split(/\r?\n/u)) {
    const shown = left.old > 0 || left.fresh > 0 ? inHunk(line) : betweenHunks(line);
    if (!shown) continue;
    lines.push(shown);
    if (shown.kind === 'hunk') left = hunkSize(line);
    left.old -= OLD.includes(shown.kind) ? 1 : 0;
    left.fresh -= FRESH.includes(shown.kind) ? 1 : 0;
  }
  return lines;
}

function hunkSize(header: string): { old: number; fresh: number } {
  const [, old = 1, fresh = 1] = HUNK.exec(header) ?? [];
  return { old: Number(old), fresh: Number(fresh) };
}

function inHunk(line: string): DiffLine | undefined {
  const kind = KINDS[line.charAt(0)];
  return kind && { kind, text: line.slice(1) };
}

function betweenHunks(line: string): DiffLine | undefined {
  if (HUNK.test(line)) return { kind: 'hunk', text: line };
  const file = /^diff --git a\/.+ b\/(.+)$/u.exec(line)?.[1];
  return file === undefined ? undefined : { kind: 'file', text: file };
}
