import { readFile } from 'node:fs/promises';

import { Command, CommanderError } from 'commander';

import { ConfigError, configSchema, groupOf, readConfig } from './config/config.ts';
import { start } from './main.ts';
import type { Group } from './meeting/group.ts';
import { agendaMarkdown } from './replay/agenda.ts';
import { LogError, readLog } from './replay/log.ts';
import { replay } from './replay/replay.ts';

/** Something the user can mend, told in one line and without a stack. */
class UserError extends Error {}

const out = (words: string): void => void process.stdout.write(words);
const err = (words: string): void => void process.stderr.write(`${words}\n`);

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new UserError(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  });
}

/** The group that a command works for: the only one of the configuration, or the one that --group names. */
async function groupFrom(file: string, id: string | undefined): Promise<Group> {
  const { groups } = await readConfig(file, process.env);
  const found =
    id === undefined ? (groups.length === 1 ? groups[0] : undefined) : groups.find((group) => group.id === id);
  if (found) return groupOf(found);
  throw new UserError(`${file}: which group? Add --group with one of: ${groups.map((group) => group.id).join(', ')}`);
}

interface ReplayOptions {
  readonly config: string;
  readonly group?: string;
  readonly previous?: string;
}

async function runReplay(file: string, options: ReplayOptions): Promise<void> {
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

const program = new Command('gavel')
  .description("Runs a working group's meetings in chat and turns them into minutes the group can merge.")
  .showHelpAfterError('(gavel help tells what there is)')
  .exitOverride();

program
  .command('start', { isDefault: true })
  .description('start Gavel; without a configuration, the demonstration: a web room, no account needed')
  .option('--config <FILE>', 'the configuration', undefined)
  .option('--data <FOLDER>', 'where the database and the demonstration live')
  .option('--port <N>', 'the port of the web room', Number)
  .option('--clock-file <FILE>', 'take the time from this file (for rehearsals)')
  .action(async (options: { config?: string; data?: string; port?: number; clockFile?: string }) => {
    const gavel = await start(options);
    if (gavel.url !== undefined) out(`Gavel is listening: open ${gavel.url}\n`);
    const stop = once(() => {
      err('Gavel stops: what was heard is written down.');
      void gavel.stop().catch((error: unknown) => {
        err(String(error));
        process.exitCode = 1;
      });
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  });

program
  .command('replay <LOG>')
  .description('run a whole meeting from a text log and print its minutes')
  .requiredOption('--config <FILE>', 'the configuration of the group')
  .option('--group <ID>', 'the group, where the configuration has several')
  .option('--previous <MINUTES>', 'the last merged minutes, from which the agenda starts')
  .action(runReplay);

program
  .command('agenda')
  .description("print the next meeting's agenda from the last merged minutes")
  .requiredOption('--config <FILE>', 'the configuration of the group')
  .requiredOption('--previous <MINUTES>', 'the last merged minutes')
  .option('--group <ID>', 'the group, where the configuration has several')
  .action(async (options: { config: string; previous: string; group?: string }) => {
    out(agendaMarkdown(await groupFrom(options.config, options.group), await readText(options.previous)));
  });

program
  .command('schema')
  .description('print the JSON Schema of the configuration')
  .action(() => out(`${JSON.stringify(configSchema(), undefined, 2)}\n`));

/** A second Ctrl-C does not interrupt the stop. */
function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}

/** Runs the command line. @returns the exit code: 0, or 1 after one clear message on standard error */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (error instanceof UserError || error instanceof ConfigError) err(error.message);
    else err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}
