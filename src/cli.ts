import { Command, CommanderError } from 'commander';

import { addAgenda } from './cli/agenda.ts';
import { addBackup, addRestore } from './cli/backup.ts';
import { addCalendar } from './cli/calendar.ts';
import { addCompletion } from './cli/completion.ts';
import { printError, UserError } from './cli/console.ts';
import { addDoctor } from './cli/doctor.ts';
import { addExport, addImportLog } from './cli/export-log.ts';
import { addForget } from './cli/forget.ts';
import { addImport } from './cli/import.ts';
import { addInit } from './cli/init.ts';
import { addLint } from './cli/lint.ts';
import { addManifest } from './cli/manifest.ts';
import { addMove } from './cli/move.ts';
import { addRead } from './cli/read.ts';
import { addReplay } from './cli/replay.ts';
import { addSchema } from './cli/schema.ts';
import { addStart } from './cli/start.ts';
import { addStats } from './cli/stats.ts';
import { addStatus } from './cli/status.ts';
import { ConfigError } from './config/config.ts';
import { StartupError } from './ports/startup-error.ts';
import { gavelVersion } from './setup/version.ts';

/** In the order in which help lists them. */
const COMMANDS = [
  { group: 'Run a group:', add: [addStart, addStatus, addDoctor] },
  { group: 'Keep and move:', add: [addBackup, addRestore, addExport, addImportLog, addMove, addForget] },
  { group: 'Set up:', add: [addInit, addImport, addSchema, addManifest] },
  { group: 'Minutes and dates:', add: [addAgenda, addCalendar, addLint, addRead, addReplay, addStats] },
  { group: 'Help:', add: [addCompletion] },
];

const EXAMPLES = `
Examples:
  gavel start                        try the demonstration in your browser
  gavel init                         write a configuration for your group
  gavel doctor --config gavel.yaml   check a configuration
  gavel start --config gavel.yaml    run your group
  gavel help start                   show the options of a command`;

/** The command line: a file in src/cli/ for each command. */
export function commandLine(): Command {
  const program = new Command('gavel')
    .description("Runs a working group's meetings in chat and turns them into minutes the group can merge.")
    .usage('COMMAND [options]')
    .version(gavelVersion(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .showHelpAfterError('gavel help shows all commands.')
    .addHelpText('after', EXAMPLES)
    .exitOverride();
  for (const { group, add } of COMMANDS) {
    program.commandsGroup(group);
    for (const one of add) one(program);
  }
  program.addHelpCommand(new Command('help').argument('[COMMAND]').description('show help for a command'));
  for (const command of program.commands) command.showHelpAfterError(`gavel help ${command.name()} shows its options.`);
  return program;
}

/** Runs the command line. @returns the exit code: 0, or 1 after one clear message on standard error */
export async function runCli(argv: readonly string[]): Promise<number> {
  try {
    await commandLine().parseAsync(argv.length === 0 ? ['help'] : [...argv], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (error instanceof UserError || error instanceof ConfigError || error instanceof StartupError)
      printError(error.message);
    else printError(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}
