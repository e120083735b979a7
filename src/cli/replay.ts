import { basename } from 'node:path';

import type { Command } from 'commander';

import { LogError, readLog } from '../replay/log.ts';
import { replayLog } from '../replay/replay.ts';
import { printError, groupFrom, printOut, readTextFile, UserError } from './console.ts';

interface Options {
  readonly config: string;
  readonly group?: string;
  readonly previous?: string;
  readonly date?: string;
}

/** ZNC names a log after its day. */
const DAY_IN_NAME = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

function checkedDay(date: string): string {
  if (DAY.test(date) && !Number.isNaN(Date.parse(date))) return date;
  throw new UserError(`--date ${date}: write the day the log begins, like 2026-12-31`);
}

async function runReplay(file: string, options: Options): Promise<void> {
  const group = await groupFrom(options.config, options.group);
  const previous = options.previous === undefined ? undefined : await readTextFile(options.previous);
  const date = options.date === undefined ? DAY_IN_NAME.exec(basename(file))?.[0] : checkedDay(options.date);
  try {
    const lines = readLog(await readTextFile(file), date);
    if (lines.length === 0) throw new UserError(`${file}: this log is empty`);
    const { minutes, ended } = await replayLog(lines, group, printError, previous);
    if (!ended) printError(`${file}: the meeting didn't end. These are its minutes so far.`);
    printOut(minutes);
  } catch (error) {
    throw error instanceof LogError ? new UserError(`${file}:${error.line}: ${error.message}`) : error;
  }
}

export function addReplay(program: Command): void {
  program
    .command('replay <LOG>')
    .summary('print the minutes of a meeting from its log')
    .description('run a meeting from a text log and print its minutes')
    .requiredOption('--config <FILE>', 'the configuration file')
    .option('--group <ID>', 'which group, if the configuration has several')
    .option('--previous <MINUTES>', 'the last merged minutes, to start the agenda from')
    .option('--date <YYYY-MM-DD>', "the day the log begins, if it doesn't say")
    .action(runReplay);
}
