import { join } from 'node:path';

import { type Command, Option } from 'commander';

import { countedEn } from '../language/english.ts';
import { DATABASE_FILE } from '../setup/data-folder.ts';
import { configFrom, configOption, printOut, UserError } from './console.ts';

const PLACES = ['postgres', 'sqlite'] as const;

const EVENTS = { one: 'event', other: 'events' };
const ROWS = { one: 'row', other: 'rows' };

interface Options {
  readonly to: (typeof PLACES)[number];
  readonly config?: string;
}

async function runMove({ to, config: file }: Options): Promise<void> {
  if (file === undefined) throw new UserError('Name the configuration file with --config FILE.');
  const { store, data } = await configFrom(file);
  if (store === undefined)
    throw new UserError(`${file} names no PostgreSQL database. Add store: { postgres: '\${DATABASE_URL}' } to it.`);
  const { moveToPostgres, moveToSqlite } = await import('../backup/move-meetings.ts');
  const places = { file: join(data, DATABASE_FILE), postgres: store.postgres, at: new Date().toISOString() };
  const { counts, wasThere, left } = await (to === 'postgres' ? moveToPostgres(places) : moveToSqlite(places));
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const what = `${countedEn(counts['event'] ?? 0, EVENTS)}, ${countedEn(rows, ROWS)} in all`;
  const next =
    to === 'postgres'
      ? 'Start Gavel with this configuration to go on from there.'
      : 'Remove "store" from the configuration, and start Gavel to go on from there.';
  printOut(
    `${wasThere ? 'An earlier move had copied everything' : 'Moved'}: ${what}, checked by their SHA-256.\n` +
      `What was there before is kept: ${left}. Delete it when you don't need it any more.\n${next}\n`,
  );
}

export function addMove(program: Command): void {
  program
    .command('move')
    .summary('move meetings between SQLite and PostgreSQL')
    .description(
      'move all meetings between the data folder and the PostgreSQL database that the configuration names; stop Gavel first',
    )
    .addOption(new Option('--to <STORE>', 'where they go').choices(PLACES).makeOptionMandatory())
    .addOption(configOption())
    .action(runMove);
}
