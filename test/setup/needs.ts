// What some tests need and npm does not bring. If one of these cannot be had, the other tests go on without.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launchChromium } from '../browser/chromium.ts';
import { smallDisk } from '../doubles/small-disk.ts';
import { installPackages, runCommand } from './apt.ts';
import { githubDescriptionFile } from './github-description.ts';
import { installNode22 } from './node-22.ts';
import { installPostgres } from './postgres-programs.ts';
import { unpackSynapse } from './synapse-root.ts';

const starts = async (): Promise<void> => (await launchChromium()).close();

async function chromium(): Promise<void> {
  try {
    await starts();
  } catch (error) {
    // Somebody has said which one it should be.
    if (process.env['CHROMIUM'] !== undefined) throw error;
    await installPackages('chromium');
    await starts();
  }
}

async function nio(): Promise<void> {
  const isHere = await runCommand('/usr/bin/python3', ['-c', 'import nio']).then(
    () => true,
    () => false,
  );
  if (!isHere) await installPackages('python3-matrix-nio');
}

async function curl(): Promise<void> {
  if (!existsSync('/usr/bin/curl')) await installPackages('curl');
}

async function openssl(): Promise<void> {
  if (!existsSync('/usr/bin/openssl')) await installPackages('openssl');
}

async function prometheus(): Promise<void> {
  if (!existsSync('/usr/bin/prometheus')) await installPackages('prometheus');
}

/** It can't be installed: either this user may mount one, or not. */
async function tmpfs(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gavel-tmpfs-'));
  try {
    await (await smallDisk(folder, '1m')).remove();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Each gets something if it is not here, and rejects with the reason if it cannot be had. */
const NEEDS = {
  Chromium: chromium,
  Synapse: unpackSynapse,
  'matrix-nio': nio,
  curl: curl,
  openssl: openssl,
  Prometheus: prometheus,
  tmpfs: tmpfs,
  PostgreSQL: installPostgres,
  'Node-22': installNode22,
  'GitHub-description': async () => void githubDescriptionFile(),
} as const;

/** Something that tests need. */
export type Need = keyof typeof NEEDS;

const ALL = Object.keys(NEEDS) as readonly Need[];

/** The needs that words name. @throws Error for one that nobody knows */
export function needsIn(words: string | readonly string[]): readonly Need[] {
  const names = [words].flat().flatMap((line) => line.split(/\s+/u).filter((word) => word !== ''));
  return names.map((name) => {
    const need = ALL.find((one) => one === name);
    if (need === undefined) throw new Error(`@needs ${name}: known are ${ALL.join(', ')}`);
    return need;
  });
}

/** Whether this is a run in which nothing may be skipped. */
export const inCi = (): boolean => (process.env['CI'] ?? 'false') !== 'false';

const attempt = (need: Need): Promise<string | undefined> =>
  NEEDS[need]().then(
    () => undefined,
    (error: unknown) => `They need ${need}: ${error instanceof Error ? error.message : String(error)}`,
  );

// Tests run in processes of their own, which have their environment from the one that began the run.
const LACKS = 'GAVEL_TESTS_LACK';

type Lacks = Partial<Record<Need, string>>;

/** Gets everything for a run of all tests, and leaves to them why something cannot be had. */
export async function getAll(): Promise<void> {
  const lacks: Lacks = {};
  // One after another, since several ask the same apt.
  for (const need of ALL) {
    const why = await attempt(need);
    if (why !== undefined) lacks[need] = why;
  }
  process.env[LACKS] = JSON.stringify(lacks);
}

/** Why something cannot be had, in a run of all tests; undefined in a run of chosen tests. */
export function lacksOfRun(): Lacks | undefined {
  const told = process.env[LACKS];
  return told === undefined ? undefined : (JSON.parse(told) as Lacks);
}

/** Why something cannot be had; undefined once it is here. In a run of chosen tests this gets it. */
export async function whyNot(need: Need): Promise<string | undefined> {
  const lacks = lacksOfRun();
  return lacks ? lacks[need] : attempt(need);
}

/** Goes on once something is here. Rejects with the reason if it cannot be had. */
export async function requireNeed(need: Need): Promise<void> {
  const why = await whyNot(need);
  if (why !== undefined) throw new Error(why);
}
