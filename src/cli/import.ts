import { access, readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';

import type { Command } from 'commander';

import { learnGroup, type ImportOptions } from '../archive/import/import.ts';
import { proposeConfig } from '../archive/import/proposal.ts';
import type { SpellingDoubt } from '../archive/import/spellings.ts';
import { lintFiles, describeMistake } from '../archive/lint/lint.ts';
import { groupOf } from '../config/config.ts';
import { countedEn } from '../language/english.ts';
import { printError, groupConfigFrom, printOut, UserError } from './console.ts';
import { minutesFor } from './minutes-files.ts';

interface Options {
  readonly config: string;
  readonly group?: string;
}

/** Asks about spellings if somebody is there to answer. If not, all of them stay open. */
async function settle(
  doubts: readonly SpellingDoubt[],
): Promise<{ readonly aliases: SpellingDoubt[]; readonly doubts: readonly SpellingDoubt[] }> {
  if (!process.stdin.isTTY || doubts.length === 0) return { aliases: [], doubts };
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const aliases: SpellingDoubt[] = [];
  for (const doubt of doubts) {
    const answer = await lines.question(
      `Is @${doubt.spelling} (${countedEn(doubt.lines, { one: 'line', other: 'lines' })}) a typo for @${doubt.of}? [Y/n] `,
    );
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
    `Read the minutes of ${countedEn(count, { one: 'meeting', other: 'meetings' })}, from ${minutes[0]?.date} to ${minutes.at(-1)?.date}.\n\n`,
    list(
      'New members',
      members.map(({ handle, lines }) => `@${handle} (${countedEn(lines, { one: 'line', other: 'lines' })})`),
    ),
    list(
      "Possible typos: if they're the same person, add them to the aliases",
      doubts.map(
        ({ spelling, of, lines }) =>
          `@${spelling} (${countedEn(lines, { one: 'line', other: 'lines' })}): the same as @${of}?`,
      ),
    ),
    list('Guests: attendees without an @', guests),
    list(
      'Attendance',
      attended.map(({ who, times }) => `${who}: ${times} of ${count} meetings`),
    ),
    list(
      'When the group meets',
      rhythm ? [`${rhythm.every ?? 'no regular pattern'}, at ${rhythm.start} UTC, last on ${rhythm.from}`] : [],
    ),
    list(
      'Topics of every meeting',
      topics.map(({ title }) => title),
    ),
    list(
      `Still open after ${minutes.at(-1)?.date}`,
      open.map(
        ({ text, since, meetings }) =>
          `since ${since} (${countedEn(meetings, { one: 'meeting', other: 'meetings' })}): ${text}`,
      ),
    ),
  ].join('');
}

const isThere = async (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** The configuration that's already there, if any, and where to write the new one: beside it. */
async function before(file: string, id: string | undefined) {
  if (!(await isThere(file))) return { target: file };
  const config = await groupConfigFrom(file, id);
  const target = file.replace(/(?:\.ya?ml)?$/u, '.proposed.yaml');
  return { config, target, source: await readFile(file, 'utf8') };
}

async function importMinutes(paths: readonly string[], { config: file, group: id = 'group' }: Options): Promise<void> {
  const { config, target, source } = await before(file, id === 'group' ? undefined : id);
  if (!config && paths.length === 0)
    throw new UserError(
      `${file} doesn't exist yet. Name the folder with your minutes, and Gavel writes a first version of it`,
    );
  const { files, all } = await minutesFor(paths, config);
  const group = config && groupOf(config);
  const known = group ? { directory: group.directory, format: group.format } : {};
  const teaching = learnGroup(files, known);
  if (teaching.minutes.length === 0)
    throw new UserError('Found no minutes. Their file names or folders need a date like 2026-12-08.');
  const settled = await settle(teaching.doubts);
  await writeFile(target, proposeConfig(source, config?.id ?? id, { ...teaching, ...settled }));
  printOut(report(teaching, settled.doubts));
  const today = new Date().toISOString().slice(0, 10);
  printOut(list('Mistakes in the minutes', lintFiles(files, all, { ...known, today }).map(describeMistake)));
  printError(`Wrote a configuration to ${target}. Read it through before you use it.`);
}

export function addImport(program: Command): void {
  program
    .command('import [PATHS...]')
    .summary('write a configuration from existing minutes')
    .description('learn from your existing minutes and write a configuration')
    .requiredOption('--config <FILE>', 'the configuration to write; if it exists, the new one goes beside it')
    .option('--group <ID>', 'which group, if the configuration has several; or the id of a new one')
    .action(importMinutes);
}
