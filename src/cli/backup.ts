import type { Command } from 'commander';

import { backUp } from '../backup/back-up.ts';
import { restore } from '../backup/restore.ts';
import { countedEn } from '../language/english.ts';
import { lockDataFolder } from '../main.ts';
import { DATABASE_FILE, RESTORE_FOLDER } from '../setup/data-folder.ts';
import { gavelVersion } from '../setup/version.ts';
import { configOption, printOut } from './console.ts';
import { dataFolder, dataOption, type DataPlace } from './data-option.ts';

const now = (): string => new Date().toISOString();

const DATABASES = { one: 'database', other: 'databases' };

async function runBackup(file: string, where: DataPlace): Promise<void> {
  const data = await dataFolder(where, 'Back them up with pg_dump.');
  const { databases } = await backUp({ data, file, main: DATABASE_FILE, version: gavelVersion(), at: now() });
  printOut(
    `Backed up ${countedEn(databases.length, DATABASES)} of ${data} to ${file}, and checked them.\n` +
      "Repositories aren't in it: they're in git.\n",
  );
}

async function runRestore(file: string, { replace, ...where }: DataPlace & { readonly replace?: true }): Promise<void> {
  const data = await dataFolder(where, 'Restore what pg_dump wrote with pg_restore.');
  const lock = (): (() => void) => lockDataFolder(data);
  const { description, movedTo } = await restore({
    file,
    data,
    main: DATABASE_FILE,
    unpackIn: RESTORE_FOLDER,
    replace: replace === true,
    at: now(),
    lock,
  });
  const { databases, at, gavel } = description;
  printOut(
    `Restored ${countedEn(databases.length, DATABASES)} to ${data}, as they were on ${at} (Gavel ${gavel}).\n` +
      (movedTo === undefined ? '' : `What was there before is in ${movedTo}.\n`) +
      'Start Gavel to go on from there.\n',
  );
}

export function addBackup(program: Command): void {
  program
    .command('backup <FILE>')
    .summary('back up meetings into one file')
    .description('back up the databases into one file, also while Gavel runs, and check them')
    .addOption(configOption())
    .addOption(dataOption())
    .action(runBackup);
}

export function addRestore(program: Command): void {
  program
    .command('restore <FILE>')
    .summary('put a backup back')
    .description('check a backup and put its databases into the data folder; stop Gavel first')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--replace', 'move the databases that are there into a folder beside them')
    .action(runRestore);
}
