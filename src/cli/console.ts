import { readFile } from 'node:fs/promises';

import { Option } from 'commander';

import { groupOf, readConfig } from '../config/config.ts';
import { hasGroups } from '../config/environment.ts';
import type { Config, GroupConfig } from '../config/schema.ts';
import { secretKeeper } from '../config/secrets.ts';
import { closestWord } from '../meeting/closest.ts';
import type { Group } from '../meeting/group.ts';

/** Something the user can fix. It's shown in one line, without a stack. */
export class UserError extends Error {}

/** The secrets that are known by now: of the environment, and of what was read or typed since. */
export const knownSecrets = secretKeeper(process.env);

/** A command's result, to standard output. The reader may stop early (`gavel lint | head`). */
export const printOut = (words: string): void => void process.stdout.write(words);
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
/** Everything else, a line each, to standard error, and no secrets: errors say what others answered. */
export const printError = (words: string): void => void process.stderr.write(`${knownSecrets.keep(words)}\n`);
// The log's disk may be full. Gavel goes on without it.
process.stderr.on('error', () => undefined);

/** The option of commands that need a configuration: a file, which a variable can name too. */
export const configOption = (says = 'the configuration file'): Option =>
  new Option('--config <FILE>', says).env('GAVEL_CONFIG');

/** A configuration of a file, or of the environment. Its secrets won't be printed from then on. @throws ConfigError */
export async function configFrom(file: string | undefined): Promise<Config> {
  const config = await readConfig(file, process.env);
  knownSecrets.learn(config);
  return config;
}

/**
 * The configuration of a command: of the file, or of the environment alone if that has groups.
 * @throws UserError if there's neither; ConfigError
 */
export async function givenConfig(file: string | undefined): Promise<Config> {
  if (file === undefined && !hasGroups(process.env))
    throw new UserError('Name the configuration file with --config FILE, or write one with gavel init.');
  return configFrom(file);
}

/** A file's text. @throws UserError if it can't be read */
export async function readTextFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new UserError(`${file}: can't be read (${error instanceof Error ? error.message : String(error)})`);
  });
}

/** The group that a command is for: the one that --group names, or the only one of the configuration. */
export async function groupConfigFrom(file: string, id: string | undefined): Promise<GroupConfig> {
  const { groups } = await configFrom(file);
  const found =
    id === undefined ? (groups.length === 1 ? groups[0] : undefined) : groups.find((group) => group.id === id);
  if (found) return found;
  const ids = groups.map((group) => group.id);
  if (id === undefined) throw new UserError(`${file} has several groups. Add --group with one of: ${ids.join(', ')}`);
  const near = closestWord(id, ids);
  const guess = near === undefined ? `Use one of: ${ids.join(', ')}` : `Did you mean ${near}?`;
  throw new UserError(`${file} has no group "${id}". ${guess}`);
}

/** The same group as meetings know it. */
export const groupFrom = async (file: string, id: string | undefined): Promise<Group> =>
  groupOf(await groupConfigFrom(file, id));
