/** A line that somebody typed. */
export interface TypedLine {
  readonly text: string;
  /** Set if the line is in a block of code or in a quote: nothing in there is meant for Gavel. */
  readonly within?: 'code' | 'quote';
  /** Of code: what the line says without a fence that begins or ends it. */
  readonly code?: string;
}

/** A block of code that has begun. */
interface Block {
  readonly mark: '`' | '~';
  readonly length: number;
  /** Whether it began with its line: other words before it keep its fences. */
  readonly fenced: boolean;
}

const FENCE = /^\s*(?<fence>`{3,}|~{3,})/u;
const FENCE_AT_END = /(?<![`~])[`~]{3,}$/u;
const QUOTE = /^\s*>/u;

/** Whether a line has an odd number of runs of so many backticks or more: two of them are code within the line. */
const isOdd = (line: string, length: number): boolean =>
  [...line.matchAll(/`{3,}/gu)].filter(([run]) => run.length >= length).length % 2 === 1;

/** How many tildes a line is, if it is nothing else. */
const tildes = (line: string): number => /^\s*(?<run>~+)\s*$/u.exec(line)?.groups?.['run']?.length ?? 0;

/** Some platforms end a block in the last line of its code, Markdown with a line of its own. */
const ends = (line: string, { mark, length }: Block): boolean =>
  mark === '`' ? isOdd(line, length) : tildes(line) >= length;

/** What ends a block in the lines from some line on. */
interface Endings {
  readonly isOdd: boolean;
  readonly tildes: number;
}

const NOTHING_BELOW: Endings = { isOdd: false, tildes: 0 };

/** For each line what is below it, found in one pass: a message may have tens of thousands of lines. */
function endingsBelow(lines: readonly string[]): Endings[] {
  const upwards: Endings[] = [];
  let now = NOTHING_BELOW;
  for (const line of lines.toReversed()) {
    upwards.push(now);
    now = { isOdd: now.isOdd || isOdd(line, 3), tildes: Math.max(now.tildes, tildes(line)) };
  }
  return upwards.toReversed();
}

/** The block that a line begins: with backticks at its start, or in another way if some later line ends it. */
function begun(line: string, below: Endings = NOTHING_BELOW): Block | undefined {
  const { fence = '' } = FENCE.exec(line)?.groups ?? {};
  const { length } = fence;
  if (fence.startsWith('~')) return only(below.tildes >= length, { mark: '~', length, fenced: true });
  if (!isOdd(line, 3)) return undefined;
  if (fence !== '') return { mark: '`', length, fenced: true };
  return only(below.isOdd, { mark: '`', length: 3, fenced: false });
}

const only = (isEnded: boolean, block: Block): Block | undefined => (isEnded ? block : undefined);

const isBackticked = (line: string): boolean => /^\s*`{3}/u.test(line);

const code = (text: string, ...fences: readonly RegExp[]): TypedLine => ({
  text,
  within: 'code',
  code: fences.reduce((bare, fence) => bare.trimEnd().replace(fence, ''), text),
});

/**
 * The lines of a text, and which of them are in code or in a quote, as Markdown (CommonMark 4.5, 5.1) and platforms show
 * them. A line in which a block only begins, after other words, is outside of it.
 */
export function typedLines(said: string): TypedLine[] {
  const lines = said.split(/\r?\n/u);
  const below = endingsBelow(lines);
  let block: Block | undefined;
  return lines.map((text, i): TypedLine => {
    if (block) {
      const { fenced } = block;
      if (!ends(text, block)) return code(text);
      block = undefined;
      return fenced ? code(text, FENCE_AT_END) : code(text);
    }
    if (QUOTE.test(text)) return { text, within: 'quote' };
    block = begun(text, below[i]);
    if (block?.fenced === true) return code(text, FENCE);
    return isBackticked(text) ? code(text, FENCE, FENCE_AT_END) : { text };
  });
}
