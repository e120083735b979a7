// The oldest Node on which the npm package runs, from the npm registry. Tests themselves run with Node 24.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { runCommand } from './apt.ts';

const VERSION = '22.18.0';
// Not in node_modules, which `npm ci` empties.
const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'gavel-tests');
const ROOT = join(CACHE, `node-${VERSION}`);

/** The folder with its `node`, for the PATH. */
export const NODE_22_FOLDER = join(ROOT, 'node_modules', 'node', 'bin');

/** Installs it if it isn't there yet. Rejects with the reason if it can't. */
export async function installNode22(): Promise<void> {
  if (existsSync(NODE_22_FOLDER)) return;
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'fetching-'));
  try {
    // The package `node` fetches the binary for this machine in a script.
    const manifest = { private: true, allowScripts: { node: true }, dependencies: { node: VERSION } };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    await runCommand('npm', ['install', '--no-audit', '--no-fund', '--silent', '--prefix', folder]);
    // Another process may have been faster.
    if (!existsSync(ROOT)) renameSync(folder, ROOT);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
