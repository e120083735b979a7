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
    .summary("print what's in minutes as JSON")
    .description("print what's in minutes as JSON: attendance, roles, actions, next meeting")
    .option('--config <FILE>', 'the configuration file, for members and headings')
    .option('--group <ID>', 'which group, if the configuration has several')
    .option('--tree', 'print the document tree instead')
    .action(async (file: string, { config, group: id, tree }: Options) => {
      const group = config === undefined ? undefined : await groupFrom(config, id);
      const document = readDocument(await readMinutesFile(file, group?.format));
      const facts = () => factsOf(document, { directory: group?.directory, format: group?.format, path: file });
      printOut(`${JSON.stringify(tree === true ? document : facts(), undefined, 2)}\n`);
    });
}
