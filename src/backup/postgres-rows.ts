import type { Client } from 'pg';

import { askTogether } from '../store/postgres/connection.ts';
import type { MovedTable, MovedValue } from './moved-tables.ts';

/** So many rows, or so many bytes, go in one statement. */
const MOST_ROWS = 500;
const MOST_BYTES = 4 * 2 ** 20;

/** What is of no use any more is as SQLite, which works it out, has it. */
const EXPRESSIONS: Readonly<Record<string, string>> = { is_sign: 'is_sign AND outgoing IS NOT NULL AS is_sign' };

const ask = (client: Client, sql: string, parameters: readonly unknown[] = []) =>
  askTogether(client, [{ sql, parameters }]);

const sizeOf = (row: readonly MovedValue[]): number =>
  row.reduce<number>(
    (sum, value) => sum + (typeof value === 'object' ? (value?.length ?? 0) : String(value).length),
    0,
  );

/** The rows of a table in order, some at a time; in a transaction. */
export async function* postgresRows(
  client: Client,
  { name, columns, order }: MovedTable,
): AsyncGenerator<readonly MovedValue[]> {
  const names = columns.map((column) => column.name);
  const selected = names.map((column) => EXPRESSIONS[column] ?? column).join(', ');
  const select = `SELECT ${selected} FROM gavel.${name} ORDER BY ${order.join(', ')}`;
  await ask(client, `DECLARE moved NO SCROLL CURSOR FOR ${select}`);
  for (;;) {
    // One part after the other.
    // oxlint-disable-next-line no-await-in-loop
    const [answer] = await ask(client, `FETCH ${MOST_ROWS} FROM moved`);
    const rows: readonly Readonly<Record<string, MovedValue>>[] = answer?.rows ?? [];
    for (const row of rows) yield names.map((column) => row[column] ?? null);
    if (rows.length < MOST_ROWS) break;
  }
  await ask(client, 'CLOSE moved');
}

/** Puts rows into a table in their order, in a transaction. */
export async function insertIntoPostgres(
  client: Client,
  { name, columns }: MovedTable,
  rows: Iterable<readonly MovedValue[]>,
): Promise<void> {
  const names = columns.map((column) => column.name).join(', ');
  const values = columns.map(({ type }, i) => `$${i + 1}::${type}[]`).join(', ');
  const insert = `INSERT INTO gavel.${name} (${names})
    SELECT ${names} FROM unnest(${values}) WITH ORDINALITY AS moved (${names}, place) ORDER BY place`;
  let part: (readonly MovedValue[])[] = [];
  let bytes = 0;
  const write = async (): Promise<void> => {
    if (part.length === 0) return;
    const columnwise = columns.map((_, i) => part.map((row) => row[i] ?? null));
    part = [];
    bytes = 0;
    await ask(client, insert, columnwise);
  };
  for (const row of rows) {
    part.push(row);
    bytes += sizeOf(row);
    // One part after the other.
    // oxlint-disable-next-line no-await-in-loop
    if (part.length >= MOST_ROWS || bytes >= MOST_BYTES) await write();
  }
  await write();
}
