import type { Command } from 'commander';

import { factsOf } from '../archive/facts.ts';
import { readDocument } from '../minutes/parse-document.ts';
import { groupFrom, printOut } from './console.ts';
import { readMinutesFile } from './minutes-files.ts';

interface Options {
  readonly config?: string;
  readonly group?: string;
  readonly tree?: boolean;
}

export function addRead(program: Command): void {
  program
    .command('read <MINUTES>')
    .description('print as JSON what minutes tell: attendance, roles, approval, next meeting, events, boxes and owners')
    .option('--config <FILE>', 'the configuration of the group, for its members and headings')
    .option('--group <ID>', 'the group, where the configuration has several')
    .option('--tree', 'print the document tree instead')
    .action(async (file: string, { config, group: id, tree }: Options) => {
      const group = config === undefined ? undefined : await groupFrom(config, id);
      const document = readDocument(await readMinutesFile(file, group?.format));
      const facts = () => factsOf(document, { directory: group?.directory, format: group?.format, path: file });
      printOut(`${JSON.stringify(tree === true ? document : facts(), undefined, 2)}\n`);
    });
}
