import type { Command } from 'commander';

import { lintFiles, describeMistake } from '../archive/lint/lint.ts';
import { groupOf } from '../config/config.ts';
import { countedEn } from '../language/english.ts';
import { printError, groupConfigFrom, printOut, UserError } from './console.ts';
import { minutesFor } from './minutes-files.ts';

interface Options {
  readonly config?: string;
  readonly group?: string;
}

const WHERE = 'In a folder, minutes are Markdown files with a date in their path, like minutes-2026-03-03.md.';

export function addLint(program: Command): void {
  program
    .command('lint [PATHS...]')
    .summary('find mistakes in minutes')
    .description('find mistakes in minutes and their index; exits with 1 if there are any')
    .option('--config <FILE>', 'the configuration file, for members, headings and where the minutes are')
    .option('--group <ID>', 'which group, if the configuration has several')
    .action(async (paths: readonly string[], { config: file, group: id }: Options) => {
      const config = file === undefined ? undefined : await groupConfigFrom(file, id);
      const { files, all, exists } = await minutesFor(paths, config);
      if (files.length === 0) throw new UserError(`Found no minutes. ${WHERE}`);
      const group = config && groupOf(config);
      const today = new Date().toISOString().slice(0, 10);
      const context = { directory: group?.directory, format: group?.format, today, exists };
      const mistakes = lintFiles(files, all, context);
      printOut(mistakes.map((mistake) => `${describeMistake(mistake)}\n`).join(''));
      printError(
        `Found ${countedEn(mistakes.length, { one: 'mistake', other: 'mistakes' })} in ${countedEn(files.length, { one: 'file', other: 'files' })}.`,
      );
      if (mistakes.length > 0) process.exitCode = 1;
    });
}
