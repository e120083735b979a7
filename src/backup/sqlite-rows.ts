import type { Database } from 'better-sqlite3';

import { eventChecksum } from '../store/event-checksum.ts';
import type { MovedColumn, MovedTable, MovedValue } from './moved-tables.ts';

/** What SQLite has under another form. */
const EXPRESSIONS: Readonly<Record<string, string>> = {
  is_sign: `COALESCE(outgoing ->> '$.kind' IN ('mark', 'reaction'), 0)`,
};
/** What SQLite works out from the rest. */
const isWorkedOut = ({ name }: MovedColumn): boolean => Object.hasOwn(EXPRESSIONS, name);

type SqliteRow = readonly (string | number | Buffer | null)[];

/** An event of before there were check sums gets one. */
function withChecksum(row: readonly MovedValue[]): readonly MovedValue[] {
  const [group, number, version, event, crc] = row;
  if (crc !== null) return row;
  return [...row.slice(0, -1), eventChecksum(String(group), Number(number), Number(version), String(event))];
}

/** The rows of a table in order, one after another. */
export function* sqliteRows(
  database: Database,
  { name, columns, order }: MovedTable,
): Generator<readonly MovedValue[]> {
  const selected = columns.map((column) => EXPRESSIONS[column.name] ?? column.name).join(', ');
  const rows = database.prepare<[], SqliteRow>(`SELECT ${selected} FROM ${name} ORDER BY ${order.join(', ')}`).raw();
  for (const row of rows.iterate()) {
    const values = row.map((value, i) => (columns[i]?.type === 'boolean' ? value === 1 : value));
    yield name === 'event' ? withChecksum(values) : values;
  }
}

/** Puts rows into a table; the caller holds the transaction. */
export function sqliteInserter(
  database: Database,
  { name, columns }: MovedTable,
): (row: readonly MovedValue[]) => void {
  const written = columns.filter((column) => !isWorkedOut(column));
  const insert = database.prepare(
    `INSERT INTO ${name} (${written.map((column) => column.name).join(', ')}) VALUES (${written.map(() => '?').join(', ')})`,
  );
  return (row) => {
    const values = columns.flatMap((column, i) => {
      if (isWorkedOut(column)) return [];
      const value = row[i] ?? null;
      return [typeof value === 'boolean' ? Number(value) : value];
    });
    insert.run(values);
  };
}
