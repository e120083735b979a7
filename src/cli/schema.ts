import type { Command } from 'commander';

import { configSchema } from '../config/config.ts';
import { out } from './console.ts';

export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('print the JSON Schema of the configuration')
    .action(() => out(`${JSON.stringify(configSchema(), undefined, 2)}\n`));
}
