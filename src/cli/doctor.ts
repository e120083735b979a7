import { access, constants, mkdir } from 'node:fs/promises';

import type { Command } from 'commander';

import { readConfig } from '../config/config.ts';
import type { Config, GroupConfig } from '../config/schema.ts';
import type { Finding } from '../ports/finding.ts';
import { printOut } from './console.ts';
import { checkCalendars } from './doctor-calendars.ts';

const now = (): string => new Date().toISOString();

/** What was wrong, in the words of whatever failed. */
const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function dataFolder({ data }: Config): Promise<Finding> {
  const what = `the data folder ${data}`;
  try {
    await mkdir(data, { recursive: true });
    await access(data, constants.W_OK);
    return { what, state: 'well', found: 'can be written' };
  } catch (error) {
    return {
      what,
      state: 'broken',
      found: words(error),
      mend: 'Give Gavel a folder that it may write: --data FOLDER.',
    };
  }
}

async function forgeOf(group: GroupConfig): Promise<readonly Finding[]> {
  const { id, forge } = group;
  if (forge) return forge.check(group, now);
  const what = `${id}: the repository`;
  return [{ what, state: 'broken', found: 'none is configured', mend: `Add a forge to the group ${id}.` }];
}

async function platforms({ platforms: all, groups }: Config): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  // One after the other: each says in its own order what it has found.
  for (const platform of all) findings.push(...(await platform.check(groups)));
  return findings;
}

/** Everything that can be looked at without starting: each platform and forge adds its own. */
const examine = async (config: Config): Promise<readonly Finding[]> => [
  await dataFolder(config),
  ...(await Promise.all(config.groups.map(forgeOf))).flat(),
  ...(await platforms(config)),
  ...checkCalendars(config, now()),
];

const SIGNS: Readonly<Record<Finding['state'], string>> = {
  well: 'well    ',
  doubtful: 'doubtful',
  broken: 'BROKEN  ',
};

const told = ({ what, state, found, mend }: Finding): string =>
  `${SIGNS[state]}  ${what}: ${found}${mend === undefined ? '' : `\n          ${mend}`}\n`;

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look at everything that Gavel needs and say what is missing; exit 1 where something is broken')
    .requiredOption('--config <FILE>', 'the configuration')
    .action(async ({ config: file }: { config: string }) => {
      const findings = await examine(await readConfig(file, process.env));
      printOut(findings.map(told).join(''));
      if (findings.some(({ state }) => state === 'broken')) process.exitCode = 1;
    });
}
