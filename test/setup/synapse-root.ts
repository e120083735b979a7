// Where Synapse is: unpacked from Debian's packages into a folder outside the repository, where it runs with chroot.
import { homedir } from 'node:os';
import { join } from 'node:path';

import { mayInstall, runCommand } from './apt.ts';

const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'gavel-tests');

/** The folder that is Synapse's root. */
export const SYNAPSE_ROOT = join(CACHE, 'synapse');

/** Unpacks Synapse if it is not there yet: 30 s the first time, nothing after that. Rejects with the reason if it cannot. */
export async function unpackSynapse(): Promise<void> {
  if (!mayInstall())
    throw new Error('it is unpacked from packages and run with chroot, for which you must be root on Debian');
  await runCommand(join(import.meta.dirname, 'install-synapse.sh'), [SYNAPSE_ROOT, join(CACHE, 'debs')]);
}
