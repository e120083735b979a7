import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';

import type { Database } from 'better-sqlite3';
import type { Client } from 'pg';

import { StartupError } from '../ports/startup-error.ts';
import { withPostgresAlone } from '../store/postgres/alone.ts';
import { askTogether, databaseName } from '../store/postgres/connection.ts';
import { openSqliteFile } from '../store/sqlite/database.ts';
import { MOVED_TABLES, type MovedTable, type MovedValue } from './moved-tables.ts';
import { insertIntoPostgres, postgresRows } from './postgres-rows.ts';
import { sqliteInserter, sqliteRows } from './sqlite-rows.ts';

export interface MovePlaces {
  /** The SQLite database. */
  readonly file: string;
  /** The address of the PostgreSQL database. */
  readonly postgres: string;
  /** When it's moved, to name what is left behind: ISO 8601, UTC. */
  readonly at: string;
}

/** What a move came to. */
export interface MovedMeetings {
  /** How many rows each table has. */
  readonly counts: Readonly<Record<string, number>>;
  /** Whether an earlier move, which was cut off at its end, had copied them already. */
  readonly wasThere: boolean;
  /** Where the meetings that were moved away are kept: a file, or a schema. */
  readonly left: string;
}

/** The rows of a table, summed up. */
interface TableSum {
  readonly rows: number;
  readonly sha256: string;
}
type DatabaseSums = ReadonlyMap<string, TableSum>;

function tableSum() {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add(row: readonly MovedValue[]): void {
      rows += 1;
      hash.update(JSON.stringify(row.map((value) => (Buffer.isBuffer(value) ? value.toString('base64') : value))));
      hash.update('\n');
    },
    total: (): TableSum => ({ rows, sha256: hash.digest('hex') }),
  };
}

function sqliteSums(database: Database): DatabaseSums {
  return new Map(
    MOVED_TABLES.map((table) => {
      const sum = tableSum();
      for (const row of sqliteRows(database, table)) sum.add(row);
      return [table.name, sum.total()];
    }),
  );
}

async function postgresSums(client: Client): Promise<DatabaseSums> {
  const sums = new Map<string, TableSum>();
  for (const table of MOVED_TABLES) {
    const sum = tableSum();
    // One table after the other, on one connection.
    // oxlint-disable-next-line no-await-in-loop
    for await (const row of postgresRows(client, table)) sum.add(row);
    sums.set(table.name, sum.total());
  }
  return sums;
}

const differences = (one: DatabaseSums, other: DatabaseSums): string[] =>
  MOVED_TABLES.flatMap(({ name }) => (one.get(name)?.sha256 === other.get(name)?.sha256 ? [] : [name]));

const isEmpty = (sums: DatabaseSums): boolean => [...sums.values()].every(({ rows }) => rows === 0);

const countsOf = (sums: DatabaseSums): Record<string, number> =>
  Object.fromEntries([...sums].map(([name, { rows }]) => [name, rows]));

function checkSame(one: DatabaseSums, other: DatabaseSums): void {
  const wrong = differences(one, other);
  if (wrong.length > 0)
    throw new StartupError(`What was written isn't what was read (${wrong.join(', ')}). Nothing was moved.`);
}

const occupied = (where: string, mend: string): StartupError =>
  new StartupError(`${where} has something else in it already. Nothing was moved. ${mend}`);

const ask = (client: Client, sql: string) => askTogether(client, [{ sql, parameters: [] }]);

/** For names of files and schemas. */
const stamp = (at: string): string => at.slice(0, 19).replaceAll(/\D/gu, '');

/**
 * Moves all meetings from SQLite to PostgreSQL, with everything that runs, waits or is remembered. No Gavel may be using
 * either of them. It is one transaction: a move that was cut off has changed nothing, and can be done again.
 * @throws StartupError with what to do
 */
export async function moveToPostgres({ file, postgres, at }: MovePlaces): Promise<MovedMeetings> {
  if (!existsSync(file)) throw new StartupError(`There is nothing to move: ${file} isn't there.`);
  const { database, close } = openSqliteFile(file);
  try {
    const sums = sqliteSums(database);
    const wasThere = await withPostgresAlone(postgres, async (client) => {
      const found = await postgresSums(client);
      if (differences(found, sums).length === 0) return true;
      if (!isEmpty(found)) throw occupied(databaseName(postgres), 'Use an empty database, or drop its schema gavel.');
      for (const table of MOVED_TABLES)
        // One table after the other, on one connection.
        // oxlint-disable-next-line no-await-in-loop
        await insertIntoPostgres(client, table, sqliteRows(database, table));
      checkSame(await postgresSums(client), sums);
      return false;
    });
    close();
    const left = `${file}.moved-${stamp(at)}`;
    renameSync(file, left);
    return { counts: countsOf(sums), wasThere, left };
  } finally {
    close();
  }
}

function insertAll(database: Database, table: MovedTable, rows: readonly (readonly MovedValue[])[]): void {
  const insert = sqliteInserter(database, table);
  for (const row of rows) insert(row);
}

/** Writes everything into a new file. */
async function copyToFile(client: Client, file: string, sums: DatabaseSums): Promise<void> {
  const { database, close } = openSqliteFile(file);
  try {
    database.exec('BEGIN IMMEDIATE');
    for (const table of MOVED_TABLES) {
      let rows: (readonly MovedValue[])[] = [];
      // One table after the other, on one connection.
      // oxlint-disable-next-line no-await-in-loop
      for await (const row of postgresRows(client, table)) {
        rows.push(row);
        if (rows.length >= 500) {
          insertAll(database, table, rows);
          rows = [];
        }
      }
      insertAll(database, table, rows);
    }
    checkSame(sqliteSums(database), sums);
    database.exec('COMMIT');
  } finally {
    close();
  }
}

function removeFile(file: string): void {
  for (const end of ['', '-wal', '-shm', '.lock']) rmSync(`${file}${end}`, { force: true });
}

/** Moves all meetings from PostgreSQL to SQLite: the way back, with the same promises. */
export async function moveToSqlite({ file, postgres, at }: MovePlaces): Promise<MovedMeetings> {
  const schema = `gavel_moved_${stamp(at)}`;
  return withPostgresAlone(postgres, async (client) => {
    const sums = await postgresSums(client);
    const wasThere = existsSync(file);
    if (wasThere) {
      const { database, close } = openSqliteFile(file);
      try {
        if (differences(sqliteSums(database), sums).length > 0) throw occupied(file, 'Move that file away first.');
      } finally {
        close();
      }
    } else {
      if (isEmpty(sums)) throw new StartupError(`There is nothing to move: ${databaseName(postgres)} has no meetings.`);
      const partial = `${file}.moving`;
      removeFile(partial);
      await copyToFile(client, partial, sums);
      renameSync(partial, file);
      removeFile(partial);
    }
    await ask(client, `ALTER SCHEMA gavel RENAME TO ${schema}`);
    return { counts: countsOf(sums), wasThere, left: `the schema ${schema} of ${databaseName(postgres)}` };
  });
}
