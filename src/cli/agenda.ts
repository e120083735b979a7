import type { Command } from 'commander';

import { dated, type Dated } from '../archive/ages.ts';
import { nthInPath } from '../archive/held-at.ts';
import { agendaMarkdown } from '../replay/agenda.ts';
import { groupFrom, out } from './console.ts';
import { minutesFor, readMinutes } from './minutes-files.ts';

interface Options {
  readonly config: string;
  readonly previous: string;
  readonly group?: string;
  readonly history?: string;
}

export function addAgenda(program: Command): void {
  program
    .command('agenda')
    .description("print the next meeting's agenda from the last merged minutes")
    .requiredOption('--config <FILE>', 'the configuration of the group')
    .requiredOption('--previous <MINUTES>', 'the last merged minutes')
    .option('--group <ID>', 'the group, where the configuration has several')
    .option('--history <FOLDER>', 'the minutes before those, which tell since when something is open')
    .action(async ({ config, previous, group: id, history }: Options) => {
      const group = await groupFrom(config, id);
      const text = await readMinutes(previous, group.format);
      const held = dated([{ path: previous, text }])[0]?.date;
      const all = history === undefined ? [] : (await minutesFor([history], undefined)).files;
      const isEarlier = ({ date }: Dated, path: string): boolean =>
        held !== undefined && (date < held || (date === held && nthInPath(path) < nthInPath(previous)));
      const earlier = all.flatMap((file) => dated([file]).filter((one) => isEarlier(one, file.path)));
      out(agendaMarkdown(group, text, earlier));
    });
}
