import type { Command } from 'commander';

import { lintFiles, describeMistake } from '../archive/lint/lint.ts';
import { groupOf } from '../config/config.ts';
import { printError, groupConfigFrom, printOut, UserError } from './console.ts';
import { minutesFor } from './minutes-files.ts';

interface Options {
  readonly config?: string;
  readonly group?: string;
}

const WHERE = 'in a folder, they are the Markdown files with a date in their path, such as minutes-2026-03-03.md.';

export function addLint(program: Command): void {
  program
    .command('lint [PATHS...]')
    .description('tell what is wrong in minutes and their index, by file and line; exit 1 where something is')
    .option('--config <FILE>', 'the configuration of the group: its members, its headings and where its minutes stand')
    .option('--group <ID>', 'the group, where the configuration has several')
    .action(async (paths: readonly string[], { config: file, group: id }: Options) => {
      const config = file === undefined ? undefined : await groupConfigFrom(file, id);
      const { files, all } = await minutesFor(paths, config);
      if (files.length === 0) throw new UserError(`There are no minutes: ${WHERE}`);
      const group = config && groupOf(config);
      const today = new Date().toISOString().slice(0, 10);
      const mistakes = lintFiles(files, all, { directory: group?.directory, format: group?.format, today });
      printOut(mistakes.map((mistake) => `${describeMistake(mistake)}\n`).join(''));
      printError(`${files.length} files read, ${mistakes.length} mistakes found.`);
      if (mistakes.length > 0) process.exitCode = 1;
    });
}
