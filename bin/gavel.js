#!/usr/bin/env node
// In the npm package this runs dist/, which is JavaScript for Node 22.18 or later. In a clone it runs src/, which is
// TypeScript for Node 24: if the Node on the PATH is older, the one that comes as a development dependency runs it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
// The operator can't do anything about Node's warnings on its experimental features.
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.stack ?? warning.message}\n`);
});

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isClone = existsSync(join(root, 'src', 'cli.ts'));
const [neededMajor, neededMinor] = isClone ? [24, 0] : [22, 18];
// A clone runs from source, so it needs what is built into the package.
const lacksPackages = isClone && !existsSync(join(root, 'node_modules', 'commander'));
if (lacksPackages) {
  process.stderr.write(
    'This clone lacks the packages that Gavel is made of. Run `npm ci` here, without --omit=dev: they are development dependencies, since the npm package has them built in.\n',
  );
  process.exitCode = 1;
} else if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) {
  // What Node compiled is kept for the next start, in a folder that nobody else can write to.
  const kept = isClone ? join(root, 'node_modules', '.cache') : process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  module.enableCompileCache(join(kept, 'gavel-node'));
  const { runCli } = await import(isClone ? '../src/cli.ts' : '../dist/cli.js');
  process.exitCode = await runCli(process.argv.slice(2));
  // Gavel runs on, and may be killed.
  module.flushCompileCache();
} else {
  const node = join(root, 'node_modules', 'node', 'bin', 'node');
  if (existsSync(node)) {
    const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => {
      process.exitCode = signal ? 1 : (code ?? 1);
    });
  } else {
    process.stderr.write(
      `Gavel needs Node ${neededMajor}.${neededMinor} or later, and this is ${process.versions.node}. Install Node 24.\n`,
    );
    process.exitCode = 1;
  }
}
