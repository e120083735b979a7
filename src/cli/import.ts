import { access, readFile, writeFile } from 'node:fs/promises';

import type { Command } from 'commander';

import { learnGroup, type ImportOptions } from '../archive/import/import.ts';
import { proposeConfig, type LearnedGroup } from '../archive/import/proposal.ts';
import { compareLines } from '../archive/import/same-lines.ts';
import { lintFiles, describeMistake } from '../archive/lint/lint.ts';
import { groupOf, parseConfig } from '../config/config.ts';
import type { GroupConfig } from '../config/schema.ts';
import type { Group } from '../meeting/group.ts';
import { rewriteMinutes } from '../replay/rebuild-meeting.ts';
import { printError, groupConfigFrom, printOut, UserError } from './console.ts';
import { fromRoot, isRepository, readableFiles, withRepository } from './import-files.ts';
import { askAboutGroup, askOverwrite, unasked, type ImportAnswers } from './import-questions.ts';
import { importReport, reportList, rewriteReport, type RewrittenFile } from './import-report.ts';
import { minutesFor, type MinutesFiles } from './minutes-files.ts';
import type { Terminal } from './questions.ts';

interface Options {
  readonly config: string;
  readonly group?: string;
  readonly yes?: true;
}

const isThere = async (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** The terminal to ask in, if somebody is there to answer. */
const terminalFor = ({ yes }: Options): Terminal | undefined =>
  yes === true || !process.stdin.isTTY ? undefined : { input: process.stdin, output: process.stderr };

/** The configuration that's already there, if any. */
async function before(file: string, id: string | undefined): Promise<{ config?: GroupConfig; source?: string }> {
  if (!(await isThere(file))) return {};
  return { config: await groupConfigFrom(file, id), source: await readFile(file, 'utf8') };
}

/** Where to write: a file that is there is overwritten only if somebody says so. */
async function targetFor(file: string, terminal: Terminal | undefined): Promise<string> {
  if (!(await isThere(file)) || (terminal && (await askOverwrite(file, terminal)))) return file;
  return file.replace(/(?:\.ya?ml)?$/u, '.proposed.yaml');
}

async function readAll(paths: readonly string[], config: GroupConfig | undefined): Promise<MinutesFiles> {
  printError('Reading the minutes …');
  const [url] = paths;
  if (url !== undefined && isRepository(url)) {
    printError(`Fetching ${url} …`);
    return withRepository(url, async (folder) => fromRoot(await minutesFor([folder], undefined), [folder]));
  }
  return fromRoot(await minutesFor(paths, config), paths);
}

/** How many of the last minutes are written again. */
const REWRITTEN = 3;

/** The last minutes of the form that was learned, as a group's format writes them, beside what they are. */
function rewritten({ era }: ImportOptions, group: Group): RewrittenFile[] {
  return era
    .slice(-REWRITTEN)
    .map(({ path, text }) => ({ path, ...compareLines(text, rewriteMinutes(text, path, group)) }));
}

/** A start that any configuration needs; it's written nowhere. */
const ANY_START = '12:00';

/** The group as a new configuration of what was learned has it. */
function learnedGroup(id: string, lesson: LearnedGroup): Group | undefined {
  const start = lesson.told?.start ?? lesson.rhythm?.start ?? ANY_START;
  const yaml = proposeConfig(undefined, id, { ...lesson, told: { ...lesson.told, start } });
  const [group] = parseConfig(yaml, 'the learned configuration', {}).groups;
  return group && groupOf(group);
}

/** What the file of the configuration has already. */
interface KnownGroup {
  readonly config?: GroupConfig;
  readonly source?: string;
  readonly group?: Group;
}

async function learnFrom(paths: readonly string[], file: string, { config, group }: KnownGroup) {
  if (!config && paths.length === 0)
    throw new UserError(
      `${file} doesn't exist yet. Name the folder with your minutes, and Gavel writes a first version of it`,
    );
  const { readable, leftOut } = readableFiles(await readAll(paths, config));
  const { files, all, exists } = readable;
  leftOut.forEach((line) => printError(line));
  const known = group ? { directory: group.directory, format: group.format } : {};
  const learned = learnGroup(files, known);
  if (learned.minutes.length === 0)
    throw new UserError('Found no minutes. Their file names or folders need a date like 2026-12-08.');
  const today = new Date().toISOString().slice(0, 10);
  return { learned, mistakes: () => lintFiles(files, all, { ...known, today, exists }).map(describeMistake) };
}

/** How much of the last minutes comes out the same, with the format that the group has and with the learned one. */
function rewriteReports(
  learned: ImportOptions,
  lesson: LearnedGroup,
  id: string,
  file: string,
  group: Group | undefined,
): string {
  const fresh = learnedGroup(id, { ...lesson, ...(group ? everybody(learned, group) : {}) });
  return [
    ...(group ? [rewriteReport(rewritten(learned, group), `the format in ${file}`)] : []),
    ...(fresh ? [rewriteReport(rewritten(learned, fresh), 'the learned format')] : []),
  ].join('');
}

async function importMinutes(paths: readonly string[], options: Options): Promise<void> {
  const { config: file, group: asked } = options;
  const { config, source } = await before(file, asked);
  const group = config && groupOf(config);
  const { learned, mistakes } = await learnFrom(paths, file, { ...(config && { config }), ...(group && { group }) });
  const id = config?.id ?? asked ?? 'group';
  const terminal = terminalFor(options);
  const answers: ImportAnswers = terminal ? await askAboutGroup(learned, id, !config, terminal) : unasked(learned);
  const lesson: LearnedGroup = { ...learned, ...answers };
  const target = await targetFor(file, terminal);
  await writeFile(target, proposeConfig(source, id, lesson));
  printOut(importReport(learned, answers.doubts));
  printOut(rewriteReports(learned, lesson, id, file, group));
  printOut(reportList('Mistakes in the minutes', mistakes()));
  printError(`Wrote a configuration to ${target}. Read it through before you use it.`);
}

/** The members that a configuration has already, beside those that were learned. */
const everybody = ({ members }: ImportOptions, { directory }: Group): Pick<LearnedGroup, 'members'> => ({
  members: [...members, ...directory.members.map((member) => ({ ...member, lines: 0 }))],
});

export function addImport(program: Command): void {
  program
    .command('import [PATHS...]')
    .summary('write a configuration from existing minutes')
    .description("learn from your existing minutes, in folders or in a repository's URL, and write a configuration")
    .option('--config <FILE>', 'the configuration to write; if it exists, you are asked first', 'gavel.yaml')
    .option('--group <ID>', 'which group, if the configuration has several; or the id of a new one')
    .option('--yes', 'ask nothing: what is in doubt becomes a comment, and no file is overwritten')
    .action(importMinutes);
}
