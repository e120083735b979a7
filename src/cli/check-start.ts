import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

import { checkMainDatabase, checkOtherDatabase, type DatabaseCheck } from '../backup/check-databases.ts';
import { countOutdated, type OutdatedCounts } from '../backup/count-outdated.ts';
import { CHAT_PLATFORMS } from '../chat/platforms.ts';
import { fileClock } from '../clock/file.ts';
import { systemClock } from '../clock/system.ts';
import { countedEn } from '../language/english.ts';
import { checkDataFolder, DATABASE_FILE } from '../setup/data-folder.ts';
import { configFrom, printOut } from './console.ts';
import { dataFolder, type DataPlace } from './data-option.ts';

const lines = ({ path, says, steps }: DatabaseCheck): string =>
  [`${basename(path)}: ${says}`, ...steps.map((step) => `  ${step}`)].map((line) => `${line}\n`).join('');

interface CheckPlace extends DataPlace {
  readonly clockFile?: string;
}

function outdatedLine(group: string, { meetings, undone, reasons }: OutdatedCounts): string {
  const parts = [
    ...(meetings === 0 ? [] : [`the logs of ${countedEn(meetings, { one: 'meeting', other: 'meetings' })}`]),
    ...(undone === 0 ? [] : [`earlier wordings in ${countedEn(undone, { one: 'event', other: 'events' })}`]),
    ...(reasons === 0 ? [] : [countedEn(reasons, { one: 'reason for regrets', other: 'reasons for regrets' })]),
  ];
  return `${group}: ${parts.length === 0 ? 'nothing to delete yet' : `a start deletes ${parts.join(', ')}`}\n`;
}

/** What the groups' `keep` takes out of the logs, a line for each group that has one. */
async function outdatedLines({ config, clockFile }: CheckPlace, path: string): Promise<string> {
  if (config === undefined) return '';
  const { groups } = await configFrom(config);
  const clock = clockFile === undefined ? systemClock() : fileClock(clockFile);
  const kept = groups.flatMap(({ id, keep }) => (keep ? [{ id, keep }] : []));
  return [...countOutdated(path, kept, clock.now())].map(([group, counts]) => outdatedLine(group, counts)).join('');
}

/**
 * Says what a start would change in the data folder, and changes nothing, also while Gavel runs.
 * The exit code is 1 if Gavel wouldn't start.
 */
export async function checkStart(where: CheckPlace): Promise<void> {
  const data = await dataFolder(where, 'Back up before you start a newer Gavel: it may change the tables.');
  const main = join(data, DATABASE_FILE);
  checkDataFolder(data);
  const others = CHAT_PLATFORMS.flatMap(({ databases = [] }) => databases).filter(({ file }) =>
    existsSync(join(data, file)),
  );
  const checks = [
    checkMainDatabase(main),
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
      `${sum}\n` +
      // An older file is read only once it's up to date.
      (checks[0]?.state === 'fits' ? await outdatedLines(where, main) : ''),
  );
  if (isBad) process.exitCode = 1;
}
