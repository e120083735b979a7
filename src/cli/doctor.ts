import { access, constants, mkdir } from 'node:fs/promises';

import type { Command } from 'commander';

import { readConfig } from '../config/config.ts';
import type { ForgeConfig } from '../config/forge.ts';
import type { Config, GroupConfig } from '../config/schema.ts';
import { gitForge } from '../forge/git/git.ts';
import { checkGitHub } from '../forge/github/check.ts';
import type { Finding } from '../ports/finding.ts';
import { accessOf } from '../setup/forges.ts';
import { roomsOn } from '../setup/matrix-rooms.ts';
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

async function repository({ id, format }: GroupConfig, forge: Extract<ForgeConfig, { kind: 'git' }>): Promise<Finding> {
  const what = `${id}: the repository`;
  const { path, mainBranch, author } = forge;
  try {
    await gitForge({ path, mainBranch, author, now }).read(format.path);
    return { what, state: 'well', found: `${path} can be read` };
  } catch (error) {
    return { what, state: 'broken', found: words(error), mend: `Clone the group's repository to ${path}.` };
  }
}

async function forgeOf(group: GroupConfig): Promise<readonly Finding[]> {
  const { id, members, issues, forge: configured } = group;
  if (configured === undefined)
    return [
      {
        what: `${id}: the repository`,
        state: 'broken',
        found: 'none is configured',
        mend: `Add a forge to the group ${id}.`,
      },
    ];
  if (configured.kind === 'git') return [await repository(group, configured)];
  return checkGitHub({
    ...configured,
    group: id,
    members,
    now,
    access: accessOf(configured),
    settings: configured,
    issues: issues.actions || issues.agenda !== undefined,
  });
}

async function matrix(config: Config): Promise<readonly Finding[]> {
  if (!config.matrix) return [];
  // The SDK takes a second to load: only those wait who use it.
  const { checkMatrix } = await import('../chat/matrix/check.ts');
  return checkMatrix({ ...config.matrix, rooms: roomsOn('matrix', config) });
}

async function slack(config: Config): Promise<readonly Finding[]> {
  if (!config.slack) return [];
  const { checkSlack } = await import('../chat/slack/check.ts');
  return checkSlack({ ...config.slack, rooms: roomsOn('slack', config) });
}

/** Everything that can be looked at without starting: each platform and forge adds its own. */
const examine = async (config: Config): Promise<readonly Finding[]> => [
  await dataFolder(config),
  ...(await Promise.all(config.groups.map(forgeOf))).flat(),
  ...(await matrix(config)),
  ...checkCalendars(config, now()),
  ...(await slack(config)),
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
