import type { Command } from 'commander';

import { LogError, readLog } from '../replay/log.ts';
import { replay } from '../replay/replay.ts';
import { err, groupFrom, out, readText, UserError } from './console.ts';

interface Options {
  readonly config: string;
  readonly group?: string;
  readonly previous?: string;
}

async function runReplay(file: string, options: Options): Promise<void> {
  const group = await groupFrom(options.config, options.group);
  const previous = options.previous === undefined ? undefined : await readText(options.previous);
  try {
    const lines = readLog(await readText(file));
    if (lines.length === 0) throw new UserError(`${file}: there is nothing in this log`);
    const { minutes, ended } = await replay(lines, group, err, previous);
    if (!ended) err(`${file}: the meeting did not end; these are its minutes so far`);
    out(minutes);
  } catch (error) {
    throw error instanceof LogError ? new UserError(`${file}:${error.line}: ${error.message}`) : error;
  }
}

export function addReplay(program: Command): void {
  program
    .command('replay <LOG>')
    .description('run a whole meeting from a text log and print its minutes')
    .requiredOption('--config <FILE>', 'the configuration of the group')
    .option('--group <ID>', 'the group, where the configuration has several')
    .option('--previous <MINUTES>', 'the last merged minutes, from which the agenda starts')
    .action(runReplay);
}
