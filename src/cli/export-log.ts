import { join } from 'node:path';

import type { Command } from 'commander';

import { exportLog, exportLogFile } from '../backup/export-log.ts';
import { importLog } from '../backup/import-log.ts';
import { countedEn } from '../language/english.ts';
import { DATABASE_FILE } from '../setup/data-folder.ts';
import { gavelVersion } from '../setup/version.ts';
import { configOption, printError, printOut } from './console.ts';
import { dataFolder, dataOption, type DataPlace } from './data-option.ts';

const EVENTS = { one: 'event', other: 'events' };
const MEETINGS = { one: 'meeting', other: 'meetings' };
const PICTURES = { one: 'picture', other: 'pictures' };
const STANDARD_OUTPUT = '-';

async function runExport(group: string, file: string, where: DataPlace): Promise<void> {
  const database = join(
    await dataFolder(where, 'Move them to SQLite with gavel move first; pg_dump has all groups.'),
    DATABASE_FILE,
  );
  const options = { database, group, version: gavelVersion(), at: new Date().toISOString() };
  const toFile = file !== STANDARD_OUTPUT;
  const counts = await (toFile ? exportLogFile(options, file) : exportLog(options, process.stdout));
  const { events, meetings, pictures } = counts;
  const what = `${countedEn(meetings, MEETINGS)}, ${countedEn(events, EVENTS)}, ${countedEn(pictures, PICTURES)}`;
  const words = `Exported ${group}${toFile ? ` to ${file}` : ''}: ${what}.`;
  if (toFile) printOut(`${words}\n`);
  else printError(words);
}

async function runImport(file: string, where: DataPlace): Promise<void> {
  const data = await dataFolder(where, 'Move them to SQLite with gavel move, import there, and move them back.');
  const { header, counts, added } = await importLog({ file, database: join(data, DATABASE_FILE) });
  const from = `${header.group} as it was on ${header.at} (Gavel ${header.gavel})`;
  printOut(
    added === 0
      ? `Everything in it is in ${data} already: ${from}. Nothing was changed.\n`
      : `Imported ${countedEn(added, EVENTS)} of ${countedEn(counts.meetings, MEETINGS)} into ${data}: ${from}.\n`,
  );
}

export function addExport(program: Command): void {
  program
    .command('export')
    .argument('<GROUP>', 'the id of the group')
    .argument('[FILE]', 'the file to write; - is standard output', STANDARD_OUTPUT)
    .summary("export a group's whole log")
    .description("write a group's whole log as lines of JSON, with its pictures, also while Gavel runs")
    .addOption(configOption())
    .addOption(dataOption())
    .action(runExport);
}

export function addImportLog(program: Command): void {
  program
    .command('import-log')
    .argument('<FILE>', 'a file that gavel export wrote')
    .summary("import a group's exported log")
    .description("check a group's exported log and take it into the data folder; stop Gavel first")
    .addOption(configOption())
    .addOption(dataOption())
    .action(runImport);
}
