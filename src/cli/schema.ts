import type { Command } from 'commander';

import { configSchema } from '../config/config.ts';
import { printOut } from './console.ts';

export function addSchema(program: Command): void {
  program
    .command('schema')
    .summary("print the configuration's JSON Schema")
    .description('print the JSON Schema of the configuration, for editors')
    .action(() => printOut(`${JSON.stringify(configSchema(), undefined, 2)}\n`));
}
