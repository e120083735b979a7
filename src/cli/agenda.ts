import type { Command } from 'commander';

import { datedMinutes, type DatedMinutes } from '../archive/ages.ts';
import { nthInPath } from '../archive/held-at.ts';
import { agendaMarkdown } from '../replay/agenda.ts';
import { groupFrom, printOut } from './console.ts';
import { minutesFor, readMinutesFile } from './minutes-files.ts';

interface Options {
  readonly config: string;
  readonly previous: string;
  readonly group?: string;
  readonly history?: string;
}

export function addAgenda(program: Command): void {
  program
    .command('agenda')
    .summary('print the next agenda from the last minutes')
    .description("print the next meeting's agenda from the last merged minutes")
    .requiredOption('--config <FILE>', 'the configuration file')
    .requiredOption('--previous <MINUTES>', 'the last merged minutes')
    .option('--group <ID>', 'which group, if the configuration has several')
    .option('--history <FOLDER>', "earlier minutes, to show how long something's been open")
    .action(async ({ config, previous, group: id, history }: Options) => {
      const group = await groupFrom(config, id);
      const text = await readMinutesFile(previous, group.format);
      const held = datedMinutes([{ path: previous, text }])[0]?.date;
      const all = history === undefined ? [] : (await minutesFor([history], undefined)).files;
      const isEarlier = ({ date }: DatedMinutes, path: string): boolean =>
        held !== undefined && (date < held || (date === held && nthInPath(path) < nthInPath(previous)));
      const earlier = all.flatMap((file) => datedMinutes([file]).filter((one) => isEarlier(one, file.path)));
      printOut(agendaMarkdown(group, text, earlier));
    });
}
