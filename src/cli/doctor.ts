import { access, constants, mkdir } from 'node:fs/promises';

import type { Command } from 'commander';

import type { Config, GroupConfig } from '../config/schema.ts';
import { countedEn } from '../language/english.ts';
import type { Finding } from '../ports/finding.ts';
import { configOption, givenConfig, knownSecrets, printOut } from './console.ts';
import { checkCalendars } from './doctor-calendars.ts';
import { checkPages } from './doctor-pages.ts';

const now = (): string => new Date().toISOString();

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function dataFolder({ data }: Config): Promise<Finding> {
  const what = `data folder ${data}`;
  try {
    await mkdir(data, { recursive: true });
    await access(data, constants.W_OK);
    return { what, state: 'ok', found: 'Gavel can write to it' };
  } catch (error) {
    return {
      what,
      state: 'fail',
      found: words(error),
      mend: 'Use a folder that Gavel can write to.',
    };
  }
}

/** Nothing of PostgreSQL is loaded if the meetings aren't in it. */
async function database({ store }: Config): Promise<readonly Finding[]> {
  if (store === undefined) return [];
  const { checkPostgres } = await import('../store/postgres/check.ts');
  return checkPostgres(store.postgres);
}

async function forgeOf(group: GroupConfig): Promise<readonly Finding[]> {
  const { id, forge, privateForge } = group;
  const others = (await privateForge?.check(group, now)) ?? [];
  if (forge)
    return [...(await forge.check(group, now)), ...others.map((one) => ({ ...one, what: `${one.what} (private)` }))];
  const what = `${id}: repository`;
  return [{ what, state: 'fail', found: "it isn't configured", mend: `Add a forge to the group ${id}.` }];
}

async function platforms({ platforms: all, groups }: Config): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  // One after the other, so that the output is in order.
  for (const platform of all) findings.push(...(await platform.check(groups)));
  return findings;
}

/** Everything that can be checked without starting. Each platform and forge adds its own. */
const examine = async (config: Config): Promise<readonly Finding[]> => [
  await dataFolder(config),
  ...(await database(config)),
  ...(await Promise.all(config.groups.map(forgeOf))).flat(),
  ...(await platforms(config)),
  ...(await checkPages(config)),
  ...checkCalendars(config, now()),
];

const WIDTH = 6;

/** A check as people read it, with what to do if it failed. */
export const findingLine = ({ what, state, found, mend }: Finding): string =>
  `${state.padEnd(WIDTH)}${what}: ${found}${mend === undefined ? '' : `\n${' '.repeat(WIDTH)}${mend}`}\n`;

const count = (findings: readonly Finding[], state: Finding['state']): number =>
  findings.filter((one) => one.state === state).length;

/** How many checks there were, and how they came out: `7 checks: 1 fail, 6 ok`. */
function summary(findings: readonly Finding[]): string {
  const found = (['fail', 'warn', 'ok'] as const).flatMap((state) => {
    const number = count(findings, state);
    return number === 0 ? [] : [`${number} ${state}`];
  });
  return `\n${countedEn(findings.length, { one: 'check', other: 'checks' })}: ${found.join(', ')}\n`;
}

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .summary('check everything a configuration needs')
    .description('check everything Gavel needs; exits with 1 if a check fails')
    .addOption(configOption())
    .action(async ({ config: file }: { config?: string }) => {
      const findings = await examine(await givenConfig(file));
      // Servers may answer with what they were sent.
      printOut(knownSecrets.keep(`${findings.map(findingLine).join('')}${summary(findings)}`));
      if (count(findings, 'fail') > 0) process.exitCode = 1;
    });
}
