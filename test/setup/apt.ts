// Debian's packages that tests need, installed if this user may do that.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

/** Runs a command to its end. Rejects with all that it said if it fails. */
export async function runCommand(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (told += part.toString()));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${told.trim()}`);
}

/** Whether this user may install packages here: root on Debian, or on what is made from it. */
export const mayInstall = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs packages. Rejects with the line to type if this user may not, and with apt's own words if it fails. */
export async function installPackages(...packages: readonly string[]): Promise<void> {
  if (!mayInstall()) throw new Error(`install it first (on Debian, as root: apt-get install ${packages.join(' ')})`);
  process.stdout.write(`The tests need ${packages.join(' ')}, which is not here: installing it.\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Somebody else may be installing something.
  const apt = ['-o', 'DPkg::Lock::Timeout=300', '--quiet=2', '--yes'];
  await runCommand('apt-get', [...apt, 'update'], env);
  await runCommand('apt-get', [...apt, 'install', '--no-install-recommends', ...packages], env);
}
