// Tables of Markdown, which people use for attendance and for the details of a meeting.

/** A row of a table, with what its columns are called. */
export interface TableRow {
  /** The heads of the columns; undefined for the row of heads itself. */
  readonly head?: readonly string[] | undefined;
  readonly cells: readonly string[];
}

/** Longer lines are no row that people wrote. */
const LONGEST_ROW = 5000;

/** What a cell says, without its markup. */
const plainCell = (cell: string): string =>
  cell
    .replaceAll(/\[([^[\]]*)\]\([^()]*\)/gu, '$1')
    .replaceAll(/[*`]|__|<[^<>]*>/gu, '')
    .trim();

function cellsOf(line: string): string[] {
  if (line.length > LONGEST_ROW || !line.includes('|')) return [];
  const inner = line.trim().replace(/^\|/u, '').replace(/\|$/u, '');
  return inner
    .replaceAll(String.raw`\|`, '\uE000')
    .split('|')
    .map((cell) => plainCell(cell.replaceAll('\uE000', '|')));
}

const isDelimiter = (line: string): boolean => {
  const cells = cellsOf(line);
  return cells.length > 0 && cells.every((cell) => /^:?-+:?$/u.test(cell));
};

/**
 * Finds the table in the lines of a block.
 * @returns where its row of heads is, from 0, and its rows from there on, without the line under the heads; undefined if
 *   there is no table
 */
export function tableIn(
  lines: readonly string[],
): { readonly from: number; readonly rows: readonly TableRow[] } | undefined {
  const under = lines.findIndex((line, i) => i > 0 && isDelimiter(line));
  const head = cellsOf(lines[under - 1] ?? '');
  if (under < 1 || head.length === 0) return undefined;
  const rows = lines.slice(under + 1).map((line): TableRow => ({ head, cells: cellsOf(line) }));
  return { from: under - 1, rows: [{ cells: head }, ...rows] };
}

/** A row as one line: a table of two columns gives a name to each of its values. */
export function rowInWords({ cells }: TableRow): string {
  const said = cells.filter((cell) => cell !== '');
  return cells.length === 2 && said.length === 2 ? said.join(': ') : said.join(' | ');
}
