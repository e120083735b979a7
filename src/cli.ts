import { Command, CommanderError } from 'commander';

import { addAgenda } from './cli/agenda.ts';
import { addCalendar } from './cli/calendar.ts';
import { printError, UserError } from './cli/console.ts';
import { addDoctor } from './cli/doctor.ts';
import { addImport } from './cli/import.ts';
import { addLint } from './cli/lint.ts';
import { addManifest } from './cli/manifest.ts';
import { addRead } from './cli/read.ts';
import { addReplay } from './cli/replay.ts';
import { addSchema } from './cli/schema.ts';
import { addStart } from './cli/start.ts';
import { addStats } from './cli/stats.ts';
import { ConfigError } from './config/config.ts';
import { StartupError } from './ports/startup-error.ts';

/** The command line: a file in src/cli/ for each command. */
function commandLine(): Command {
  const program = new Command('gavel')
    .description("Runs a working group's meetings in chat and turns them into minutes the group can merge.")
    .showHelpAfterError('(gavel help tells what there is)')
    .exitOverride();
  const commands = [
    addStart,
    addReplay,
    addRead,
    addAgenda,
    addCalendar,
    addImport,
    addLint,
    addStats,
    addDoctor,
    addManifest,
    addSchema,
  ];
  for (const add of commands) add(program);
  return program;
}

/** Runs the command line. @returns the exit code: 0, or 1 after one clear message on standard error */
export async function runCli(argv: readonly string[]): Promise<number> {
  try {
    await commandLine().parseAsync([...argv], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (error instanceof UserError || error instanceof ConfigError || error instanceof StartupError)
      printError(error.message);
    else printError(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}
