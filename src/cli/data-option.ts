import { resolve } from 'node:path';

import { Option } from 'commander';

import { configFrom } from './console.ts';

/** Where the data folder is, as the options say. */
export interface DataPlace {
  readonly data?: string;
  readonly config?: string;
}

const DEFAULT_DATA = 'data';

/** The data folder: as it's named, or as the configuration says. */
export async function dataFolder({ data, config }: DataPlace): Promise<string> {
  if (data !== undefined) return resolve(data);
  return resolve(config === undefined ? DEFAULT_DATA : (await configFrom(config)).data);
}

export const dataOption = (): Option =>
  new Option('--data <FOLDER>', `the data folder (default: the configuration's, or ${DEFAULT_DATA})`);
