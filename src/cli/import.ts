import { access, readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';

import type { Command } from 'commander';

import { learnGroup, type ImportOptions } from '../archive/import/import.ts';
import { proposeConfig } from '../archive/import/proposal.ts';
import type { SpellingDoubt } from '../archive/import/spellings.ts';
import { lintFiles, describeMistake } from '../archive/lint/lint.ts';
import { groupOf } from '../config/config.ts';
import { printError, groupConfigFrom, printOut, UserError } from './console.ts';
import { minutesFor } from './minutes-files.ts';

interface Options {
  readonly config: string;
  readonly group?: string;
}

/** Asks about spellings, where somebody is there to answer; else all of them stay open. */
async function settle(
  doubts: readonly SpellingDoubt[],
): Promise<{ readonly aliases: SpellingDoubt[]; readonly doubts: readonly SpellingDoubt[] }> {
  if (!process.stdin.isTTY || doubts.length === 0) return { aliases: [], doubts };
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const aliases: SpellingDoubt[] = [];
  for (const doubt of doubts) {
    const answer = await lines.question(`Is @${doubt.spelling} (${doubt.lines}×) a slip for @${doubt.of}? [Y/n] `);
    if (!/^n/iu.test(answer.trim())) aliases.push(doubt);
  }
  lines.close();
  return { aliases, doubts: [] };
}

const list = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`;

function report(teaching: ImportOptions, doubts: readonly SpellingDoubt[]): string {
  const { minutes, members, guests, open, attended, topics, rhythm } = teaching;
  const count = minutes.length;
  return [
    `${count} minutes read, from ${minutes[0]?.date} to ${minutes.at(-1)?.date}.\n\n`,
    list(
      'New members',
      members.map(({ handle, lines }) => `@${handle}, named in ${lines} lines`),
    ),
    list(
      'Doubtful spellings: add them to the aliases if they are right',
      doubts.map(({ spelling, of, lines }) => `@${spelling} (${lines} lines): is it @${of}?`),
    ),
    list('Attendees without an @, taken as guests', guests),
    list(
      'Attendance',
      attended.map(({ who, times }) => `${who}: ${times} of ${count}`),
    ),
    list(
      'When the group meets',
      rhythm ? [`${rhythm.every ?? 'no rhythm'}, at ${rhythm.start} UTC, last on ${rhythm.from}`] : [],
    ),
    list(
      'Topics that always stand',
      topics.map(({ title }) => title),
    ),
    list(
      `Open after ${minutes.at(-1)?.date}`,
      open.map(({ text, since, meetings }) => `since ${since} (${meetings}): ${text}`),
    ),
  ].join('');
}

const isThere = async (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** The configuration that is there already, and where the proposal goes: beside it, else where it would be. */
async function before(file: string, id: string | undefined) {
  if (!(await isThere(file))) return { target: file };
  const config = await groupConfigFrom(file, id);
  const target = file.replace(/(?:\.ya?ml)?$/u, '.proposed.yaml');
  return { config, target, source: await readFile(file, 'utf8') };
}

async function importMinutes(paths: readonly string[], { config: file, group: id = 'group' }: Options): Promise<void> {
  const { config, target, source } = await before(file, id === 'group' ? undefined : id);
  if (!config && paths.length === 0)
    throw new UserError(`${file} is not there yet: name the folder with the minutes, and it will be proposed`);
  const { files, all } = await minutesFor(paths, config);
  const group = config && groupOf(config);
  const known = group ? { directory: group.directory, format: group.format } : {};
  const teaching = learnGroup(files, known);
  if (teaching.minutes.length === 0) throw new UserError('There are no minutes: their paths need a date, YYYY-MM-DD.');
  const settled = await settle(teaching.doubts);
  await writeFile(target, proposeConfig(source, config?.id ?? id, { ...teaching, ...settled }));
  printOut(report(teaching, settled.doubts));
  const today = new Date().toISOString().slice(0, 10);
  printOut(list('What is wrong in the minutes', lintFiles(files, all, { ...known, today }).map(describeMistake)));
  printError(`The proposed configuration is in ${target}.`);
}

export function addImport(program: Command): void {
  program
    .command('import [PATHS...]')
    .description('learn from existing minutes, propose a configuration, and report what is wrong in them')
    .requiredOption('--config <FILE>', 'the configuration: where there is one, the proposal is written beside it')
    .option('--group <ID>', 'the group, where the configuration has several; else its new name')
    .action(importMinutes);
}
