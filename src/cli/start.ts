import { type Command, InvalidArgumentError } from 'commander';

import { startGavel } from '../main.ts';
import { checkStart } from './check-start.ts';
import { configOption, knownSecrets, printError, printOut } from './console.ts';

interface Options {
  readonly config?: string;
  readonly data?: string;
  readonly port?: number;
  readonly clockFile?: string;
  readonly check?: true;
}

/** A second Ctrl-C doesn't interrupt the stop. */
function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}

async function runStart(options: Options): Promise<void> {
  if (options.check === true) return checkStart(options);
  const gavel = await startGavel({ ...options, secrets: knownSecrets });
  const stop = once(() => {
    printError('Stopping Gavel. Everything is saved.');
    void gavel.stop().catch((error: unknown) => {
      printError(String(error));
      process.exitCode = 1;
    });
  });
  // Before the address is printed: the reader may stop Gavel at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  if (gavel.takenPort !== undefined)
    printError(`Port ${gavel.takenPort} is taken, so the web room is on the next free one.`);
  if (gavel.calendars !== undefined) printError(`The calendars are at ${gavel.calendars}`);
  if (gavel.pages !== undefined) printError(`The public pages are at ${gavel.pages}`);
  if (gavel.operations !== undefined) printError(`Health and metrics are at ${gavel.operations}`);
  const rooms = `Gavel is listening in ${gavel.rooms.join(', ')}`;
  if (gavel.url !== undefined) printError(rooms);
  printOut(gavel.url === undefined ? `${rooms}\n` : `Gavel is listening: open ${gavel.url}\n`);
}

function port(words: string): number {
  const number = Number(words);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  throw new InvalidArgumentError('Use a number from 0 to 65535.');
}

export function addStart(program: Command): void {
  program
    .command('start')
    .summary('start Gavel, or the demonstration')
    .description('start Gavel, or the demonstration if you give no --config')
    .addOption(configOption())
    .option('--data <FOLDER>', 'where the database goes, instead of "data" in the configuration')
    .option('--port <N>', 'the port of the web room; 0 takes any free one', port)
    .option('--check', 'say what a start would change in the data folder, and start nothing')
    .option('--clock-file <FILE>', 'read the time from this file, for rehearsals')
    .action(runStart);
}
