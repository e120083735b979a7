import { resolve } from 'node:path';

import { Option } from 'commander';

import { configFrom, UserError } from './console.ts';

/** Where the data folder is, as the options say. */
export interface DataPlace {
  readonly data?: string;
  readonly config?: string;
}

const DEFAULT_DATA = 'data';

/**
 * The data folder: as it's named, or as the configuration says.
 * @param instead what to do if the meetings aren't in it but in PostgreSQL: a sentence
 * @throws UserError if they aren't
 */
export async function dataFolder({ data, config: file }: DataPlace, instead: string): Promise<string> {
  if (data !== undefined) return resolve(data);
  if (file === undefined) return resolve(DEFAULT_DATA);
  const config = await configFrom(file);
  if (config.store !== undefined)
    throw new UserError(`The meetings of ${file} are in PostgreSQL, and this command only knows SQLite. ${instead}`);
  return resolve(config.data);
}

export const dataOption = (): Option =>
  new Option('--data <FOLDER>', `the data folder (default: the configuration's, or ${DEFAULT_DATA})`);
