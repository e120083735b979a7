import type { Command } from 'commander';

import { agendaMarkdown } from '../replay/agenda.ts';
import { groupFrom, out, readText } from './console.ts';

interface Options {
  readonly config: string;
  readonly previous: string;
  readonly group?: string;
}

export function addAgenda(program: Command): void {
  program
    .command('agenda')
    .description("print the next meeting's agenda from the last merged minutes")
    .requiredOption('--config <FILE>', 'the configuration of the group')
    .requiredOption('--previous <MINUTES>', 'the last merged minutes')
    .option('--group <ID>', 'the group, where the configuration has several')
    .action(async ({ config, previous, group }: Options) => {
      out(agendaMarkdown(await groupFrom(config, group), await readText(previous)));
    });
}
