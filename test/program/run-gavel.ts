// The real command line as a child process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';

const ROOT = resolve(import.meta.dirname, '../..');

/** How a run ended, and what it wrote. */
export interface EndedRun {
  /** Null if a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface GavelProcess {
  readonly pid: number;
  /** What it has written so far. */
  out(): string;
  err(): string;
  /** Resolves with what a part of its standard output matches; rejects if it ends first. */
  prints(pattern: RegExp): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when it has ended and everything it wrote is here. */
  readonly ended: Promise<EndedRun>;
}

function reader(stream: Readable): () => string {
  let all = '';
  stream.setEncoding('utf8').on('data', (part: string) => (all += part));
  return () => all;
}

/** Runs `gavel ARGS` in the project's folder. */
export function spawnGavel(args: readonly string[], env: NodeJS.ProcessEnv = process.env): GavelProcess {
  const child = spawn(process.execPath, ['bin/gavel.js', ...args], {
    cwd: ROOT,
    // Compiled once for all runs of a test run, which are many.
    env: { ...env, NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/gavel-compiled') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = [reader(child.stdout), reader(child.stderr)];
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, out: out(), err: err() }));
  return {
    pid: child.pid ?? 0,
    out,
    err,
    ended,
    kill: (signal) => void child.kill(signal),
    prints: (pattern) =>
      new Promise((found, failed) => {
        const look = (): void => {
          const match = pattern.exec(out());
          if (match) found(match);
        };
        child.stdout.on('data', look);
        look();
        void ended.then(({ code }) => failed(new Error(`Gavel ended with ${code} before it printed that:\n${err()}`)));
      }),
  };
}

/** Runs `gavel ARGS` until it ends by itself. */
export const runGavel = (args: readonly string[], env?: NodeJS.ProcessEnv): Promise<EndedRun> =>
  spawnGavel(args, env).ended;
