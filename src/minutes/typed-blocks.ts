// What people type in several lines, as blocks: words, code, tables, and lists of them.

/** A block as it was typed, with its lines. Lines of words are one line. */
export type TypedBlock =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'code'; readonly language: string; readonly code: string }
  /** The first row is its head, the second says how columns are aligned. */
  | { readonly kind: 'table'; readonly rows: readonly string[] };

/** Something to record: its blocks as one text, and what was typed under it as a list. */
export interface TypedPart {
  /** Blocks with an empty line between them, which `typedBlocks` reads. */
  readonly text: string;
  /** Whether it was typed as an item of a list. */
  readonly isItem: boolean;
  readonly below: readonly TypedPart[];
}

const FENCE = /^\s*(?<fence>`{3,}|~{3,})(?<language>[^`~]*)$/u;
const ITEM = /^(?<indent>[ \t]*)(?:[-*+•]|\d{1,3}[.)])[ \t]+(?<words>\S.*)$/u;
const LANGUAGE = /^[\w+#.-]{1,30}$/u;

interface Fence {
  readonly mark: string;
  readonly indent: number;
}

/** The cells of a row of a table; undefined if it's none. */
export function tableCells(row: string): string[] | undefined {
  const line = row.trim();
  if (line.length < 2 || !line.startsWith('|')) return undefined;
  const inside = line.slice(1, line.endsWith('|') && !line.endsWith('\\|') ? -1 : undefined);
  return inside.split(/(?<!\\)\|/u);
}

const isAlignment = (row: string): boolean => tableCells(row)?.every((cell) => /^ *:?-+:? *$/u.test(cell)) === true;

const isTable = ([head = '', alignment = '']: readonly string[]): boolean =>
  isAlignment(alignment) && tableCells(head)?.length === tableCells(alignment)?.length;

const indentOf = (line: string): number => /^[ \t]*/u.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;

/** The line without as much space as its block is indented by. */
const outdented = (line: string, by: number): string => line.slice(Math.min(by, line.length - line.trimStart().length));

/** Whether a line ends the block of code that began with such a fence: it's as long, and nothing else stands there. */
function endsCode(line: string, mark: string): boolean {
  const said = line.trim();
  return said.startsWith(mark) && said.replaceAll(mark.charAt(0), '') === '';
}

/** Neighbouring lines of a text that are code, or are not; and where the text has empty lines. */
function paragraphs(text: string): readonly (readonly string[])[] {
  const all: string[][] = [[]];
  let fence: Fence | undefined;
  for (const line of text.split('\n')) {
    const { fence: mark } = FENCE.exec(line)?.groups ?? {};
    const last = all.at(-1) ?? [];
    if (fence) {
      last.push(outdented(line, fence.indent));
      if (!endsCode(line, fence.mark)) continue;
      fence = undefined;
      all.push([]);
    } else if (mark !== undefined) {
      fence = { mark, indent: indentOf(line) };
      all.push([line.trim()]);
    } else if (line.trim() === '') all.push([]);
    else last.push(line);
  }
  return all.filter((lines) => lines.length > 0);
}

function blockOf(lines: readonly string[]): TypedBlock[] {
  const [first = ''] = lines;
  return FENCE.test(first) ? codeOf(lines) : tablesIn(lines);
}

function codeOf([first = '', ...more]: readonly string[]): TypedBlock[] {
  const { fence = '', language = '' } = FENCE.exec(first)?.groups ?? {};
  const isClosed = endsCode(more.at(-1) ?? '', fence);
  const code = (isClosed ? more.slice(0, -1) : more).join('\n');
  const named = language.trim();
  return code.trim() === '' ? [] : [{ kind: 'code', language: LANGUAGE.test(named) ? named : '', code }];
}

/** Words, and the tables between them. */
function tablesIn(lines: readonly string[]): TypedBlock[] {
  const blocks: TypedBlock[] = [];
  let from = 0;
  for (let at = 0; at < lines.length;) {
    if (isTable(lines.slice(at, at + 2))) {
      const rows = rowsAt(lines, at);
      blocks.push(...wordsOf(lines.slice(from, at)), { kind: 'table', rows });
      at += rows.length;
      from = at;
    } else at += 1;
  }
  return [...blocks, ...wordsOf(lines.slice(from))];
}

/** The rows of a table from a line on. */
function rowsAt(lines: readonly string[], head: number): string[] {
  const rows: string[] = [];
  for (let at = head; at < lines.length && tableCells(lines[at] ?? '') !== undefined; at += 1)
    rows.push((lines[at] ?? '').trim());
  return rows;
}

const wordsOf = (lines: readonly string[]): TypedBlock[] =>
  lines.length === 0 ? [] : [{ kind: 'words', text: lines.map((line) => line.trim()).join(' ') }];

/** The blocks of a text. */
export function typedBlocks(text: string): readonly TypedBlock[] {
  const blocks = text.includes('\n') || FENCE.test(text) ? paragraphs(text).flatMap(blockOf) : [];
  // A fence with nothing in it is what was said.
  return blocks.length > 0 ? blocks : wordsOf(text.split('\n'));
}

function blockText(block: TypedBlock): string {
  if (block.kind === 'words') return block.text;
  if (block.kind === 'table') return block.rows.join('\n');
  const longest = Math.max(2, ...[...block.code.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${block.language}\n${block.code}\n${fence}`;
}

/** The same text with its blocks apart, and each run of words on one line. */
const tidied = (lines: readonly string[]): string => typedBlocks(lines.join('\n')).map(blockText).join('\n\n');

interface Growing {
  readonly indent: number;
  /** Where its words begin in their line, after the bullet. */
  readonly inner: number;
  readonly isItem: boolean;
  readonly lines: string[];
  readonly below: Growing[];
}

const growing = (place: Pick<Growing, 'indent' | 'inner' | 'isItem'>, line: string): Growing => ({
  ...place,
  lines: [line],
  below: [],
});

const grown = ({ isItem, lines, below }: Growing): TypedPart => ({
  isItem,
  text: tidied(lines),
  below: below.map(grown),
});

/** Reads lines one after another into what they are parts of. */
class PartsReader {
  readonly all: Growing[] = [];
  /** What the next line may belong to, the outermost first. */
  private path: Growing[] = [];
  private fence: string | undefined;
  private isAfterGap = false;

  read(line: string): void {
    const inCode = this.inCode(line);
    const { indent, words } = (inCode ? null : ITEM.exec(line))?.groups ?? {};
    if (indent !== undefined && words !== undefined) this.item(indentOf(indent), line, words);
    else this.more(line, inCode);
    this.isAfterGap = !inCode && line.trim() === '';
  }

  /** Whether a line is in a block of code, or begins or ends one. */
  private inCode(line: string): boolean {
    const { fence } = FENCE.exec(line)?.groups ?? {};
    if (this.fence === undefined) {
      this.fence = fence;
      return fence !== undefined;
    }
    if (endsCode(line, this.fence)) this.fence = undefined;
    return true;
  }

  private item(indent: number, line: string, words: string): void {
    while (this.path.some((part) => part.isItem && part.indent >= indent)) this.path.pop();
    this.add(growing({ indent, inner: line.length - words.length, isItem: true }, words));
    this.fence = FENCE.exec(words)?.groups?.['fence'];
  }

  private more(line: string, inCode: boolean): void {
    if (this.isAfterGap && line.trim() !== '' && !inCode) this.leaveItems(line);
    const last = this.path.at(-1);
    if (last && (last.isItem || last.below.length === 0))
      last.lines.push(last.isItem ? outdented(line, last.inner) : line);
    else if (line.trim() !== '') {
      this.path = [];
      this.add(growing({ indent: 0, inner: 0, isItem: false }, line));
    }
  }

  /** After an empty line, words at the margin belong to none of the items above. */
  private leaveItems(line: string): void {
    while (this.path.some((part) => part.isItem && part.indent >= indentOf(line))) this.path.pop();
  }

  private add(part: Growing): void {
    (this.path.at(-1)?.below ?? this.all).push(part);
    this.path.push(part);
  }
}

/** What somebody typed in several lines, as what is recorded of it. */
export function typedParts(typed: string): readonly TypedPart[] {
  const reader = new PartsReader();
  for (const line of typed.split('\n')) reader.read(line);
  return reader.all.map(grown).filter(({ text, below }) => text !== '' || below.length > 0);
}
