// The npm package, as `npm pack` makes it, installed where nothing else is.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, readdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '../..');
const PackedSchema = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }));

const run = promisify(execFile);

/** A packed Gavel: its tarball, and the paths in it. */
export interface PackedGavel {
  readonly tarball: string;
  readonly files: readonly string[];
}

/** Builds and packs this Gavel into a folder. */
export async function packGavel(folder: string): Promise<PackedGavel> {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: ROOT });
  const [packed] = PackedSchema.parse(JSON.parse(stdout.slice(stdout.indexOf('['))));
  if (!packed) throw new Error(`npm pack said nothing of a package:\n${stdout}`);
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path) };
}

/** The environment in which a folder's `node` is the first, with nothing of the npm that runs this test. */
function environment(nodeFolder: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => name !== 'NODE_OPTIONS' && (!/^npm_/iu.test(name) || name === 'npm_config_cache'),
  );
  return { ...Object.fromEntries(own), PATH: [nodeFolder, process.env['PATH']].join(delimiter) };
}

/** Installs a package into an empty folder, as a stranger does. */
export async function installPacked(tarball: string, folder: string, nodeFolder: string): Promise<void> {
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball];
  await run('npm', args, { cwd: folder, env: environment(nodeFolder) });
}

/** A running `npx gavel start`. */
export interface InstalledDemonstration {
  readonly url: string;
  /** Ends it as Ctrl-C does, and gives its exit code and what it said at last. */
  stop(): Promise<{ code: number | null; said: string }>;
}

/** Starts the demonstration with `npx gavel start` in a folder where Gavel is installed. */
export async function startInstalled(folder: string, nodeFolder: string): Promise<InstalledDemonstration> {
  const args = ['--no-install', 'gavel', 'start', '--port', '0'];
  // In a group of its own, so that it and not only npx is interrupted.
  const child = spawn('npx', args, { cwd: folder, env: environment(nodeFolder), detached: true });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
  const closed = once(child, 'close');
  for await (const line of createInterface(child.stdout)) {
    const url = /open (?<url>http\S+)/u.exec(line)?.groups?.['url'];
    if (url !== undefined) return { url, stop: () => interrupted(child, closed, () => said) };
  }
  throw new Error(`Gavel ended before it listened:\n${said}`);
}

async function interrupted(child: ChildProcess, closed: Promise<unknown>, said: () => string) {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  await closed;
  return { code: child.exitCode, said: said() };
}

/** What a folder takes on the disk, in megabytes. */
export function megabytesOf(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const blocks = entries.reduce((sum, entry) => sum + lstatSync(join(folder, entry)).blocks, 0);
  return (blocks * 512) / 2 ** 20;
}
