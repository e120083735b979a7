// How close minutes are to others: line by line, whatever the list markers, the dashes and the targets of links are.

/** A line as it's compared. */
export function comparedLine(line: string): string {
  return line
    .replaceAll('\u00A0', ' ')
    .replace(/^\s*(?:[-*+]|\d+[.)])\s+/u, '- ')
    .replaceAll(/\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/gu, '$1')
    .replaceAll(/<(https?:[^>]*)>/gu, '$1')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!<>~|&@])/gu, '$1')
    .replaceAll(/&(?:nbsp|#x20|#32);/gu, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll(/[–—]/gu, '-')
    .replaceAll(/[“”]/gu, '"')
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll(/[*_`]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** A line of minutes, as it's compared and as it's written. */
interface MinutesLine {
  readonly compared: string;
  readonly written: string;
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(['', '-', '- …']);

/** The lines of minutes that say something, without their front matter. */
const comparedLines = (minutes: string): MinutesLine[] =>
  minutes
    .replace(/^\uFEFF/u, '')
    .replace(/^---\n[\s\S]*?\n---\n/u, '')
    .split('\n')
    .map((written) => ({ written, compared: comparedLine(written) }))
    .filter(({ compared }) => !SAYS_NOTHING.has(compared));

/** What two minutes have in common, and what only one of them has, as it's written there. */
export interface MinutesComparison {
  readonly matched: number;
  /** How many lines the minutes have that people wrote. */
  readonly reference: number;
  /** How many lines the minutes have that Gavel wrote. */
  readonly written: number;
  readonly lost: readonly string[];
  readonly invented: readonly string[];
}

/** For two places in two minutes: how many lines from there on are in both, in the same order. */
type CommonRest = (i: number, j: number) => number;

function commonRests(a: readonly MinutesLine[], b: readonly MinutesLine[]): CommonRest {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  const rest: CommonRest = (i, j) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const isSame = a[i]?.compared === b[j]?.compared;
      table[i * width + j] = isSame ? rest(i + 1, j + 1) + 1 : Math.max(rest(i + 1, j), rest(i, j + 1));
    }
  return rest;
}

/** Which line of one is which of the other. */
function commonLines(a: readonly MinutesLine[], b: readonly MinutesLine[]): Map<MinutesLine, MinutesLine> {
  const rest = commonRests(a, b);
  const found = new Map<MinutesLine, MinutesLine>();
  let [i, j] = [0, 0];
  for (let one = a[i], other = b[j]; one && other; one = a[i], other = b[j]) {
    const isSame = one.compared === other.compared;
    if (isSame) found.set(one, other);
    const isLost = rest(i + 1, j) >= rest(i, j + 1);
    i += isSame || isLost ? 1 : 0;
    j += isSame || !isLost ? 1 : 0;
  }
  return found;
}

/** Compares minutes that people wrote with those that Gavel wrote. */
export function compareMinutes(reference: string, output: string): MinutesComparison {
  const [people, gavel] = [comparedLines(reference), comparedLines(output)];
  const common = commonLines(people, gavel);
  const kept = new Set(common.values());
  const lost = people.filter((line) => !common.has(line)).map(({ written }) => written);
  const invented = gavel.filter((line) => !kept.has(line)).map(({ written }) => written);
  return { matched: common.size, reference: people.length, written: gavel.length, lost, invented };
}

/** The share of people's lines that Gavel wrote as well. */
export const recallOf = ({ matched, reference }: MinutesComparison): number => matched / Math.max(1, reference);

/** The share of Gavel's lines that people wrote as well. */
export const precisionOf = ({ matched, written }: MinutesComparison): number => matched / Math.max(1, written);

export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}
