// What no person writes and a Markdown parser takes forever for, or goes too deep for: it's kept as text.

/** Columns that the markers before a line's words can take; two are a level of a list, and one a level of a quote. */
const WIDEST_PREFIX = 100;
/** Delimiters of emphasis in one piece of prose, which bounds how deep emphasis can nest. */
const MOST_DELIMITERS = 1000;
/** Pictures in one piece of prose: they can be in each other's words. */
const MOST_PICTURES = 200;
/**
 * Brackets of each kind in one piece of prose: each one that opens may begin a link and is looked up among all that
 * close, and for each one that closes, one that opens is looked for in all that comes before it.
 */
const MOST_BRACKETS = 1000;
/** Beginnings of a comment in one piece of prose: for each, an end is looked for in all that follows. */
const MOST_COMMENTS = 50;
/** Characters that are read of one file: ten thousand lines of minutes are half of it. */
const MOST_READ = 2_000_000;

const MARKER = /(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/uy;
/** An item that begins a new piece of prose whatever comes before it. */
const NEW_ITEM = /^ {0,3}[-*+] +\S/u;
const DELIMITER = /\\.|!\[|\[|\]|<!|[*_]/gsu;

/** Where a line's markers end, or where the first one that is too deep begins. */
interface Prefix {
  readonly end: number;
  readonly isTooDeep: boolean;
}

/** The marker at a place of a line, or the space there. */
function partAt(line: string, at: number) {
  MARKER.lastIndex = at;
  const [marker] = MARKER.exec(line) ?? [];
  if (marker !== undefined) return { isMarker: true, length: marker.length, columns: marker.length };
  const space = line.charAt(at);
  if (space === '\t') return { isMarker: false, length: 1, columns: 4 };
  return space === ' ' ? { isMarker: false, length: 1, columns: 1 } : undefined;
}

function prefixOf(line: string): Prefix {
  let column = 0;
  let at = 0;
  while (at < line.length) {
    const found = partAt(line, at);
    if (!found) break;
    if (found.isMarker && column >= WIDEST_PREFIX) return { end: at, isTooDeep: true };
    column += found.columns;
    at += found.length;
  }
  return { end: at, isTooDeep: false };
}

/** `- - -`, which is a line across the page and no list. */
const isRule = (line: string): boolean => /^(?:-+|\*+|_+)$/u.test(line.replaceAll(/[ \t]/gu, ''));

/** `\>` and `1\.` are words. */
const escaped = (marker: string): string => marker.replace(/[^\d]/u, String.raw`\$&`);

/** The line with its markers no deeper than people put them; those that are deeper are words. */
function shallow(line: string): string {
  const { end, isTooDeep } = prefixOf(line);
  if (end <= WIDEST_PREFIX && !isTooDeep) return line;
  const kept = line.slice(0, Math.min(end, WIDEST_PREFIX));
  if (isRule(line)) return kept;
  return kept + (isTooDeep ? escaped(line.slice(end)) : line.slice(end));
}

const MOST: Readonly<Record<string, number>> = {
  '![': MOST_PICTURES,
  '[': MOST_BRACKETS,
  ']': MOST_BRACKETS,
  '<!': MOST_COMMENTS,
};

/** Counts delimiters from line to line, and makes words of those that are too many. */
function sober(): (line: string) => string {
  const counts = new Map<string, number>();
  const isOneTooMany = (found: string): boolean => {
    // Stars and underscores nest in each other.
    const kind = found in MOST ? found : 'emphasis';
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count > (MOST[kind] ?? MOST_DELIMITERS);
  };
  return (line) => {
    if (line.trim() === '' || NEW_ITEM.test(line)) counts.clear();
    return line.replaceAll(DELIMITER, (found) =>
      !found.startsWith('\\') && isOneTooMany(found) ? `\\${found}` : found,
    );
  };
}

/** The lines as a parser can read them, one for one. All but the most unusual come back as they are. */
export function boundedLines(lines: readonly string[]): string[] {
  const sobered = sober();
  return lines.map((line) => sobered(shallow(line)));
}

/** How many of a file's lines are read; what comes after them is kept as it is. @param most in characters */
export function readableLength(lines: readonly string[], most = MOST_READ): number {
  let length = 0;
  const end = lines.findIndex((line) => (length += line.length + 1) > most);
  return end === -1 ? lines.length : end;
}
