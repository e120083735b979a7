import { diff3Merge } from 'node-diff3';

/** A text brought into a file that people may have changed since Gavel last wrote it. */
interface Brought {
  readonly text: string;
  /** Both changed the same lines, and people's stay. */
  readonly disputed: boolean;
}

/**
 * People's changes stay; if both changed the same lines, theirs do.
 * @param earlier what Gavel wrote before, newest first
 */
export function broughtInto(markdown: string, earlier: readonly string[], current: string | undefined): Brought {
  const last = earlier.at(-1);
  if (current === undefined || last === undefined || earlier.includes(current))
    return { text: markdown, disputed: false };
  const [theirs = [], before = [], ours = []] = [current, last, markdown].map((text) => text.split('\n'));
  const parts = diff3Merge(theirs, before, ours).map(({ ok, conflict }) =>
    conflict ? lineByLine(conflict.a, conflict.o, conflict.b) : { lines: ok ?? [], disputed: false },
  );
  return { text: parts.flatMap(({ lines }) => lines).join('\n'), disputed: parts.some(({ disputed }) => disputed) };
}

/** Changes to neighbouring lines are no dispute. */
function lineByLine(theirs: readonly string[], before: readonly string[], ours: readonly string[]) {
  if (theirs.length !== before.length || ours.length !== before.length) return { lines: theirs, disputed: true };
  const both = before.map((line, i) => ({ before: line, theirs: theirs[i] ?? '', ours: ours[i] ?? '' }));
  return {
    lines: both.map((line) => (line.theirs === line.before ? line.ours : line.theirs)),
    disputed: both.some(
      (line) => line.theirs !== line.before && line.ours !== line.before && line.ours !== line.theirs,
    ),
  };
}
