// Corrections as people type them in W3C's channels: `s/old/new/` and `i/where/new/`. Old, new and where are plain
// text, never patterns.

/** A line of a channel: who said what. */
export interface ChannelLine {
  /** Its number in the file. */
  readonly line: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly nick: string;
  readonly text: string;
}

export interface CorrectedLog {
  readonly lines: readonly ChannelLine[];
  /** Corrections that nothing above matched, or that would have made a line too long. */
  readonly unmatched: readonly ChannelLine[];
}

/** What a line corrects. */
type Correction =
  | { readonly kind: 'replace'; readonly old: string; readonly by: string; readonly which: 'last' | 'above' | 'all' }
  | { readonly kind: 'insert'; readonly before: string; readonly text: string };

/** How long a corrected line can be: no entry of the minutes can be longer. Otherwise `s/a/aa/g`, typed often, would fill the memory. */
const LONGEST = 4000;

const DELIMITERS: readonly string[] = ['/', '|'];

/** The text up to the last delimiter, and the flag after it. */
function ending(rest: string, delimiter: string): { readonly text: string; readonly flag: string } {
  const end = rest.lastIndexOf(delimiter);
  const flag = end < 0 ? '' : rest.slice(end + 1);
  return end >= 0 && ['', 'g', 'G'].includes(flag) ? { text: rest.slice(0, end), flag } : { text: rest, flag: '' };
}

const WHICH: Readonly<Record<string, 'last' | 'above' | 'all'>> = { g: 'above', G: 'all' };

/**
 * Reads a line as a correction: `s/old/new/` for the latest line that has it, with `g` for all lines above and with `G`
 * for all lines; `i/where/new/` for a line before the latest that has `where`. The last delimiter may be missing, and
 * `|` delimits as well.
 */
export function readCorrection(said: string): Correction | undefined {
  const text = said.trim();
  const [kind = '', delimiter = ''] = text;
  const middle = DELIMITERS.includes(delimiter) ? text.indexOf(delimiter, 2) : -1;
  const first = middle < 0 ? '' : text.slice(2, middle);
  if (first.trim() === '') return undefined;
  const second = ending(text.slice(middle + 1), delimiter);
  if (kind === 's') return { kind: 'replace', old: first, by: second.text, which: WHICH[second.flag] ?? 'last' };
  return kind === 'i' ? insertion(first, second) : undefined;
}

function insertion(before: string, { text, flag }: ReturnType<typeof ending>): Correction | undefined {
  return text.trim() === '' || flag !== '' ? undefined : { kind: 'insert', before, text: text.trim() };
}

type Replacement = Extract<Correction, { kind: 'replace' }>;

/** Undefined if the text doesn't have it, or would become too long. */
function replaced(text: string, { old, by, which }: Replacement): string | undefined {
  if (!text.includes(old)) return undefined;
  const parts = text.split(old);
  const last = parts.pop() ?? '';
  const changed = which === 'last' ? `${parts.join(old)}${by}${last}` : [...parts, last].join(by);
  return changed.length > LONGEST ? undefined : changed;
}

/** Changes lines in place. @returns whether there was one to change */
function replaceAbove(lines: ChannelLine[], correction: Replacement): boolean {
  let changed = false;
  for (let i = lines.length - 1; i >= 0 && !(changed && correction.which === 'last'); i -= 1) {
    const line = lines[i];
    const text = line && replaced(line.text, correction);
    if (line === undefined || text === undefined) continue;
    lines[i] = { ...line, text };
    changed = true;
  }
  return changed;
}

function insertAbove(lines: ChannelLine[], before: string, line: ChannelLine): boolean {
  const at = lines.findLastIndex(({ text }) => text.includes(before));
  if (at < 0) return false;
  lines.splice(at, 0, { ...line, at: lines[at]?.at ?? line.at });
  return true;
}

const corrected = (line: ChannelLine, standing: readonly Replacement[]): ChannelLine =>
  standing.reduce((one, correction) => ({ ...one, text: replaced(one.text, correction) ?? one.text }), line);

/**
 * Carries out the corrections of a log, in order, and takes them out of it. It takes as many steps as there are
 * corrections times lines, and no line grows beyond what an entry can be.
 */
export function correctLog(log: readonly ChannelLine[]): CorrectedLog {
  const lines: ChannelLine[] = [];
  const unmatched: ChannelLine[] = [];
  const standing: Replacement[] = [];
  for (const line of log) {
    const correction = readCorrection(line.text);
    if (correction === undefined) lines.push(corrected(line, standing));
    else if (correction.kind === 'insert') {
      if (!insertAbove(lines, correction.before, { ...line, text: correction.text })) unmatched.push(line);
    } else {
      const isFound = replaceAbove(lines, correction);
      if (correction.which === 'all') standing.push(correction);
      else if (!isFound) unmatched.push(line);
    }
  }
  return { lines, unmatched };
}
