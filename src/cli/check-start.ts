import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

import { checkMainDatabase, checkOtherDatabase, type DatabaseCheck } from '../backup/check-databases.ts';
import { CHAT_PLATFORMS } from '../chat/platforms.ts';
import { checkDataFolder, DATABASE_FILE } from '../setup/data-folder.ts';
import { printOut } from './console.ts';
import { dataFolder, type DataPlace } from './data-option.ts';

const lines = ({ path, says, steps }: DatabaseCheck): string =>
  [`${basename(path)}: ${says}`, ...steps.map((step) => `  ${step}`)].map((line) => `${line}\n`).join('');

/**
 * Says what a start would change in the data folder, and changes nothing, also while Gavel runs.
 * The exit code is 1 if Gavel wouldn't start.
 */
export async function checkStart(where: DataPlace): Promise<void> {
  const data = await dataFolder(where, 'Back up before you start a newer Gavel: it may change the tables.');
  checkDataFolder(data);
  const others = CHAT_PLATFORMS.flatMap(({ databases = [] }) => databases).filter(({ file }) =>
    existsSync(join(data, file)),
  );
  const checks = [
    checkMainDatabase(join(data, DATABASE_FILE)),
    ...others.flatMap(({ file, version }) =>
      version === undefined ? [] : [checkOtherDatabase(join(data, file), version)],
    ),
  ];
  const old = others.filter(({ version }) => version === undefined).map(({ file }) => file);
  const changes = old.length > 0 || checks.some(({ state }) => state === 'older');
  const isBad = checks.some(({ state }) => state === 'bad');
  const sum = isBad
    ? "Gavel can't start on this data folder."
    : changes
      ? 'Back up before you start: once Gavel has started, no earlier version reads the data folder.'
      : 'A start changes nothing in these files.';
  printOut(
    checks.map(lines).join('') +
      old
        .map((name) => `${name}: of an earlier version. A start takes it into ${DATABASE_FILE} and deletes it\n`)
        .join('') +
      `${sum}\n`,
  );
  if (isBad) process.exitCode = 1;
}
