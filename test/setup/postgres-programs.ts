// Where PostgreSQL's programs are: in Debian's package, which keeps those of each version in a folder of their own.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { installPackages, mayInstall } from './apt.ts';

const VERSIONS = '/usr/lib/postgresql';
const OLDEST = 15;
const CLUSTER_SETTINGS = '/etc/postgresql-common/createcluster.conf';

/** The folder of the newest version's programs that are here; undefined if there is none, or it's too old. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const [newest] = readdirSync(VERSIONS)
    .map(Number)
    .filter((version) => version >= OLDEST && existsSync(join(VERSIONS, String(version), 'bin/initdb')))
    .toSorted((one, other) => other - one);
  return newest === undefined ? undefined : join(VERSIONS, String(newest), 'bin');
}

/** Installs it if it isn't here yet, without the cluster that Debian would start. Rejects with the reason if it can't. */
export async function installPostgres(): Promise<void> {
  if (postgresPrograms() !== undefined) return;
  if (mayInstall()) {
    await installPackages('postgresql-common');
    if (!existsSync(CLUSTER_SETTINGS)) throw new Error(`postgresql-common has no ${CLUSTER_SETTINGS} any more`);
    writeFileSync(CLUSTER_SETTINGS, 'create_main_cluster = false\n');
  }
  await installPackages('postgresql');
  if (postgresPrograms() === undefined) throw new Error(`Debian's PostgreSQL is older than ${OLDEST}`);
}

const numberOf = (of: '-u' | '-g'): number => Number(execFileSync('id', [of, 'postgres'], { encoding: 'utf8' }));

/** Who runs it: PostgreSQL refuses to be run by root. Undefined if the user of the tests can. */
export function postgresUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return { uid: numberOf('-u'), gid: numberOf('-g') };
}
