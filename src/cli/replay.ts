import { basename } from 'node:path';

import type { Command } from 'commander';

import type { Group } from '../meeting/group.ts';
import { minutesMessages } from '../minutes/messages.ts';
import { LogError } from '../replay/log.ts';
import { readAnyLog } from '../replay/old-log.ts';
import { replayLog } from '../replay/replay.ts';
import { printError, groupFrom, printOut, readTextFile, UserError } from './console.ts';
import { groupOfLog } from './group-of-log.ts';

interface Options {
  readonly config?: string;
  readonly format?: string;
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

/** The day that the option gives, or else the file's name. */
const dayOf = (file: string, { date }: Options): string | undefined =>
  date === undefined ? DAY_IN_NAME.exec(basename(file))?.[0] : checkedDay(date);

/** The configured group; undefined if there is no configuration. */
async function configuredGroup({ config, format, group }: Options): Promise<Group | undefined> {
  if (config !== undefined && format !== undefined)
    throw new UserError('--config has a format already. Use --config or --format, not both');
  if (config !== undefined) return groupFrom(config, group);
  if (group === undefined) return undefined;
  throw new UserError('--group is for a configuration with several groups. Add --config FILE');
}

async function runReplay(file: string, options: Options): Promise<void> {
  const previous = options.previous === undefined ? undefined : await readTextFile(options.previous);
  const date = dayOf(file, options);
  try {
    const configured = await configuredGroup(options);
    const { opening } = minutesMessages(configured ?? { language: 'en' });
    const { lines, facts, name, told } = readAnyLog(await readTextFile(file), date, opening);
    if (lines.length === 0) throw new UserError(`${file}: this log is empty`);
    const group = configured ?? (await groupOfLog(name, options.format));
    for (const words of told) printError(`${file}: ${words}`);
    const { minutes, ended } = await replayLog(lines, group, printError, previous, undefined, facts);
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
    .option('--config <FILE>', "the configuration file; without, the log's nicks are the people")
    .option('--format <FILE>', 'a file with only a format, for a log without a configuration')
    .option('--group <ID>', 'which group, if the configuration has several')
    .option('--previous <MINUTES>', 'the last merged minutes, to start the agenda from')
    .option('--date <YYYY-MM-DD>', "the day the log begins, if it doesn't say")
    .action(runReplay);
}
