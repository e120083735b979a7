// GitHub's own OpenAPI description of its REST API, fetched from the npm registry where it is not here yet. It is no
// devDependency because the package unpacks to 385 MB, of which the tests need one file.
import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const VERSION = '23.0.2';
const INTEGRITY = 'sha512-pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg==';
const FILE = 'package/generated/api.github.com.json';

// Not in node_modules, which `npm ci` empties.
const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'gavel');

/** The path of the description, after fetching it once. */
export function githubDescriptionFile(): string {
  const file = join(cache, `github-openapi-${VERSION}.json`);
  if (!existsSync(file)) fetchInto(file);
  return file;
}

function fetchInto(file: string): void {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'fetching-'));
  try {
    const quietly: ExecFileSyncOptions = { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] };
    execFileSync('npm', ['pack', '--silent', `@octokit/openapi@${VERSION}`], quietly);
    const tarball = join(folder, `octokit-openapi-${VERSION}.tgz`);
    const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
    if (found !== INTEGRITY) throw new Error(`@octokit/openapi@${VERSION} is not what it was: ${found}`);
    execFileSync('tar', ['-xzf', tarball, FILE], quietly);
    // Two test processes may fetch at once: whichever comes last puts the same file there.
    renameSync(join(folder, FILE), file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
