/** How much of a text another one has, line by line. */
export interface LineComparison {
  /** How many lines of the first text the second has as well, in the same order. */
  readonly same: number;
  /** How many lines the first has that say something. */
  readonly of: number;
  /** How many the second has. */
  readonly written: number;
  /** Lines of the first that the second doesn't have. */
  readonly missing: readonly string[];
  /** Lines that only the second has. */
  readonly added: readonly string[];
}

/** What a line says, whatever its marker, its indent and the way its characters are escaped. */
const sayingOf = (line: string): string =>
  line
    .replaceAll(' ', ' ')
    .replace(/^\s*(?:[-*+]|\d+[.)])\s+/u, '- ')
    .replaceAll(/\\(?=[\\`*_{}[\]()#+\-.!<>~|&@])/gu, '')
    .replaceAll(/<(?=https?:[^<>\s]*>)|(?<=https?:[^<>\s]{0,500})>/gu, '')
    // How wide the columns of a table are says nothing.
    .replace(/^\|[\s:|-]+\|\s*$/u, (rule) => rule.replaceAll(/\s+/gu, '').replaceAll(/-+/gu, '-'))
    .replaceAll('&#123;', '{')
    .replaceAll(/\s+/gu, ' ')
    .trim();

const MARKER = /^\s*(?:[-*+]|\d+[.)])\s/u;

/** Items whose words go on in indented lines are one line each: how people break a sentence says nothing. */
function withoutWraps(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let isItem = false;
  for (const line of lines) {
    const goesOn: boolean = isItem && /^\s+[^\s|`~<>#]/u.test(line) && !MARKER.test(line);
    if (goesOn) joined.push(`${joined.pop() ?? ''} ${line.trim()}`);
    else joined.push(line);
    isItem = goesOn || MARKER.test(line);
  }
  return joined;
}

/** The lines that say something: neither empty ones nor those that say that there is nothing. */
function sayings(text: string): string[] {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  return withoutWraps(lines)
    .map(sayingOf)
    .filter((line) => line !== '' && line !== '-' && line !== '- …' && line !== '<!---->');
}

/** The longest row of lines that two texts have in common, as places in both. */
function commonLines(first: readonly string[], second: readonly string[]): [number, number][] {
  const width = second.length + 1;
  const table = new Uint32Array((first.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = first.length - 1; i >= 0; i -= 1) {
    for (let j = second.length - 1; j >= 0; j -= 1)
      table[i * width + j] = first[i] === second[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < first.length && j < second.length) {
    if (first[i] === second[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Longer texts are compared only so far: the table grows with the square. */
const LONGEST = 4000;

/** Compares minutes with what a format makes of them. */
export function compareLines(text: string, written: string): LineComparison {
  const [first, second] = [text, written].map((one) => sayings(one).slice(0, LONGEST)) as [string[], string[]];
  const pairs = commonLines(first, second);
  const [kept, made] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))];
  return {
    same: pairs.length,
    of: first.length,
    written: second.length,
    missing: first.filter((_, i) => !kept.has(i)),
    added: second.filter((_, j) => !made.has(j)),
  };
}
