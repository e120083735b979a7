import { existsSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';

import { GitPluginError, simpleGit } from 'simple-git';

import { StartupError } from '../../ports/startup-error.ts';

/** git ended with an exit code that was not awaited. */
export class GitFailed extends Error {
  readonly code: number;
  /** What git wrote to standard error. */
  readonly said: string;
  constructor(command: string, code: number, said: string) {
    super(`git ${command} failed (${code}): ${said.trim() || 'it gave no reason'}`);
    this.code = code;
    this.said = said;
  }
}

interface GitCall {
  /** Standard input. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that are an answer and not a failure; only 0 by default. */
  readonly codes?: readonly number[];
}

interface GitAnswer {
  readonly code: number;
  /** Standard output, as it came. */
  readonly out: string;
}

/** Runs one git command in one repository. Rejects with GitFailed. */
export type RunGit = (args: readonly string[], call?: GitCall) => Promise<GitAnswer>;

// Whatever the machine and its user have configured must not change what Gavel commits, nor run a program.
const CONFIG = [
  'commit.gpgSign=false',
  'core.attributesFile=/dev/null',
  'core.filesRefLockTimeout=1000',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.protectHFS=true',
  'core.protectNTFS=true',
  'core.quotePath=false',
  'core.splitIndex=false',
  'i18n.commitEncoding=UTF-8',
  // The operator named this repository, so it doesn't matter who owns its files. This holds for this process only.
  'safe.directory=*',
];

const environment = (path: string): Record<string, string> => ({
  ...Object.fromEntries(
    ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  ),
  LC_ALL: 'C',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  // A repository that happens to be above the folder isn't the one that was meant.
  GIT_CEILING_DIRECTORIES: dirname(path),
});

const MINUTE = 60_000;

/** git in the folder `path`, with nothing of the user's own configuration. Each call rejects while there is no such folder. */
export function gitIn(path: string): RunGit {
  return async (args, { input, env, codes = [0] } = {}) => {
    if (!existsSync(path))
      throw new StartupError(`There's no folder ${path}. Clone the repository there, or create one.`);
    const real = realpathSync(path);
    const all = { ...environment(real), ...env };
    let ended = { code: -1, said: '' };
    const git = simpleGit({
      baseDir: real,
      config: CONFIG,
      allowEnvironment: Object.keys(all),
      unsafe: { allowUnsafeConfigPaths: true, allowUnsafeHooksPath: true, allowUnsafeFsMonitor: true },
      completion: { onClose: true, onExit: false },
      timeout: { block: MINUTE },
      input: () => input,
      // simple-git takes an exit code for a failure only if something was written to standard error.
      errors: (error, { exitCode, stdErr }) => {
        ended = { code: exitCode, said: Buffer.concat(stdErr).toString() };
        return error instanceof GitPluginError ? error : undefined;
      },
    });
    const out = await git.env(all).raw([...args]);
    if (codes.includes(ended.code)) return { code: ended.code, out };
    if (ended.said.includes('ENOENT')) throw new StartupError("git wasn't found. Install git 2.38 or newer.");
    throw new GitFailed(args[0] ?? '', ended.code, ended.said);
  };
}

const NEEDED = [2, 38] as const;

/** Rejects, in words for the operator, if git is missing or too old, or the folder is in no repository. */
export async function checkGit(git: RunGit, path: string): Promise<void> {
  const { out } = await git(['version']);
  const [major = 0, minor = 0] = (/(?<!\d)\d+\.\d+/u.exec(out)?.[0] ?? '').split('.').map(Number);
  if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
    throw new StartupError(`${out.trim()} is too old: Gavel needs git ${NEEDED.join('.')} or newer.`);
  }
  const { code } = await git(['rev-parse', '--git-dir'], { codes: [0, 128] });
  if (code !== 0) throw new StartupError(`${path} isn't a git repository. Create one there with "git init".`);
}
