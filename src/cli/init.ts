import { lstat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { type Command, Option } from 'commander';

import { learnGroup, type ImportOptions } from '../archive/import/import.ts';
import { proposeConfig } from '../archive/import/proposal.ts';
import { CHAT_PLATFORMS } from '../chat/platforms.ts';
import { parseConfig } from '../config/config.ts';
import { withCredentials } from '../config/credentials.ts';
import type { Config } from '../config/schema.ts';
import { meetingDomain } from '../features/meeting-domain.ts';
import { countedEn } from '../language/english.ts';
import type { Finding } from '../ports/finding.ts';
import { knownSecrets, printError, printOut, UserError } from './console.ts';
import { findingLine } from './doctor.ts';
import { fromRoot, isRepository, withRepository } from './import-files.ts';
import { askAboutGroup, askOverwrite, unasked } from './import-questions.ts';
import type { InitAnswers } from './init-answers.ts';
import { collectAnswers, type InitFlags } from './init-collect.ts';
import {
  exampleEnvironment,
  firstConfiguration,
  forgeSecrets,
  platformSecrets,
  type NeededSecret,
} from './init-files.ts';
import { minutesFor } from './minutes-files.ts';
import { askChoice, askSecret, askText, askYes, type Terminal } from './questions.ts';

interface Options extends InitFlags {
  readonly config: string;
  readonly minutes?: string;
  readonly yes?: true;
  readonly newRepository?: true;
}

/** A link that leads nowhere is there too: whatever it names would be written. */
const isThere = async (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  );

/** Nothing that is there is overwritten unless somebody says so. @throws UserError if not */
async function mayWrite(file: string, terminal: Terminal | undefined): Promise<void> {
  if (!(await isThere(file))) return;
  if (!terminal) throw new UserError(`${file} is there already. Move it away, or name another one with --config FILE.`);
  if (!(await askOverwrite(file, terminal)))
    throw new UserError(`Left ${file} as it is. Name another one with --config FILE.`);
}

const readFolder = async (folder: string) => fromRoot(await minutesFor([folder], undefined), [folder]);

/** What the group's minutes teach. @param from a folder, or a repository's URL */
async function learnFrom(from: string): Promise<ImportOptions> {
  printError(`Reading the minutes in ${from} …`);
  const { files } = isRepository(from) ? await withRepository(from, readFolder) : await readFolder(from);
  printError(`Learning from ${countedEn(files.length, { one: 'file', other: 'files' })} …`);
  const learned = learnGroup(files, {});
  if (learned.minutes.length === 0)
    throw new UserError(`${from}: found no minutes. Their file names or folders need a date like 2026-12-08.`);
  return learned;
}

/** Where the minutes are that there are already: nothing if there are none. */
const minutesAt = async ({ minutes }: Options, terminal: Terminal | undefined): Promise<string> =>
  minutes ??
  (terminal
    ? await askText({ message: "Where are your earlier minutes? A folder or a repository's URL, or nothing" }, terminal)
    : '');

const now = (): string => new Date().toISOString();

/** The checks of the doctor that need these secrets. */
async function checked(config: Config, of: string | undefined): Promise<readonly Finding[]> {
  const [group] = config.groups;
  if (of === undefined) return group?.forge?.check(group, now) ?? [];
  return config.platforms.find(({ id }) => id === of)?.check(config.groups) ?? [];
}

/** Secrets that are needed together. */
interface SecretSet {
  readonly label: string;
  /** The platform's id; undefined for the forge. */
  readonly of: string | undefined;
  readonly secrets: readonly NeededSecret[];
}

const secretSets = ({ platforms, forge }: InitAnswers): SecretSet[] =>
  [
    ...platforms.map(({ id }) => ({
      of: id,
      label: CHAT_PLATFORMS.find((one) => one.id === id)?.label ?? id,
      secrets: platformSecrets(id),
    })),
    { of: undefined, label: 'The repository', secrets: forgeSecrets(forge.kind) },
  ].filter(({ secrets, of }) => secrets.length > 0 || of === undefined);

/** Stand-ins, so that the rest of a configuration can be checked without its secrets. */
const standIns = (sets: readonly SecretSet[]): NodeJS.ProcessEnv =>
  Object.fromEntries(sets.flatMap(({ secrets }) => secrets.map(({ variable, example }) => [variable, example])));

const isGiven = (env: NodeJS.ProcessEnv, { secrets }: SecretSet): boolean =>
  secrets.every(({ variable }) => (env[variable] ?? '') !== '');

/** Asks for what isn't in the environment. Nothing is written down of it. */
async function givenSecrets(set: SecretSet, env: NodeJS.ProcessEnv, terminal: Terminal): Promise<NodeJS.ProcessEnv> {
  const given = { ...env };
  for (const { variable, says } of set.secrets) {
    if ((given[variable] ?? '') !== '') continue;
    const value = await askSecret(
      `${variable}: ${says} It's checked and not kept. Leave it empty to skip this`,
      terminal,
    );
    if (value === '') return given;
    given[variable] = value;
  }
  return given;
}

/** Checks what can be checked now, and tells it. Somebody who's there can give a token once more. */
async function checkSet(
  yaml: string,
  file: string,
  set: SecretSet,
  all: NodeJS.ProcessEnv,
  env: NodeJS.ProcessEnv,
  terminal: Terminal | undefined,
): Promise<void> {
  const given = terminal ? await givenSecrets(set, env, terminal) : env;
  if (!isGiven(given, set)) {
    printError(`${set.label}: not checked, for want of ${set.secrets.map(({ variable }) => variable).join(' and ')}.`);
    return;
  }
  knownSecrets.learn({ secrets: set.secrets.map(({ variable }) => given[variable]) });
  printError(`${set.label}: checking …`);
  const findings = await checked(parseConfig(yaml, file, { ...all, ...given }), set.of);
  printError(findings.map(findingLine).join('').trimEnd());
  if (!terminal || findings.every(({ state }) => state !== 'fail')) return;
  const wanted = await whatNow(set, terminal);
  if (wanted === 'go on') return;
  const next = wanted === 'again' ? given : withoutSet(env, set);
  await checkSet(yaml, file, set, all, next, terminal);
}

/** Something failed. It may be mended elsewhere in the meantime, or it's another token's turn. */
const whatNow = ({ secrets }: SecretSet, terminal: Terminal): Promise<'go on' | 'again' | 'other'> =>
  askChoice(
    "Something isn't ready yet. What now?",
    [
      { value: 'go on', label: 'Go on: gavel doctor checks it again later' },
      { value: 'again', label: 'Check again' },
      ...(secrets.length > 0 ? [{ value: 'other' as const, label: 'Give another token' }] : []),
    ],
    terminal,
  );

/** Makes the repository if there's none, and somebody wants that. @param isWanted whether an option said so */
async function makeRepository({ groups: [group] }: Config, isWanted: boolean, terminal: Terminal | undefined) {
  const missing = await group?.forge?.newRepository();
  if (!missing) return;
  const question = `${missing.where} isn't a repository yet. Make one there?`;
  if (!isWanted && !(terminal && (await askYes(question, terminal, true)))) return;
  await missing.make(now());
  printError(`Made a new repository in ${missing.where}.`);
}

const withoutSet = (env: NodeJS.ProcessEnv, { secrets }: SecretSet): NodeJS.ProcessEnv => {
  const names = new Set(secrets.map(({ variable }) => variable));
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.has(name)));
};

/** What the platforms want to know of the app. */
function tellManifests({ platforms }: InitAnswers): void {
  for (const { id, label, manifest } of CHAT_PLATFORMS) {
    if (!manifest || !platforms.some((one) => one.id === id)) continue;
    printError(`\nCreate the ${label} app from this manifest (gavel manifest ${id} prints it again):\n`);
    printOut(manifest.write(meetingDomain.kernel.commands, {}));
  }
}

function tellNext(file: string, answers: InitAnswers, example: string | undefined): void {
  const steps = [
    ...(answers.rooms.length === 0 ? [`add the group's rooms to ${file}`] : []),
    ...(example === undefined ? [] : [`cp ${example} .env, and put the secrets in`, 'set -a; . ./.env; set +a']),
    `gavel doctor --config ${file}`,
    `gavel start --config ${file}`,
    ...CHAT_PLATFORMS.flatMap(({ id, afterStart }) =>
      afterStart !== undefined && answers.platforms.some((one) => one.id === id) ? [afterStart] : [],
    ),
  ];
  printError(`\nWrote ${file}${example === undefined ? '' : ` and ${example}`}. Next:`);
  for (const [i, step] of steps.entries()) printError(`  ${i + 1}. ${step}`);
}

/** What was learned, as a configuration. Somebody who's there is asked about spellings. */
async function learnedYaml(
  learned: ImportOptions,
  { id, name, start, zone }: InitAnswers,
  terminal: Terminal | undefined,
): Promise<string> {
  const settled = terminal ? await askAboutGroup(learned, id, false, terminal) : unasked(learned);
  return proposeConfig(undefined, id, { ...learned, ...settled, told: { name, start, zone } });
}

/** Checks what can be checked now. @throws ConfigError if there's something wrong in the configuration */
async function checkAll(
  yaml: string,
  options: Options,
  sets: readonly SecretSet[],
  terminal: Terminal | undefined,
): Promise<void> {
  const all = standIns(sets);
  const config = parseConfig(yaml, options.config, all);
  const env = await withCredentials(process.env);
  for (const set of sets) {
    // The last question of all, since it changes something at once.
    if (set.of === undefined) await makeRepository(config, options.newRepository === true, terminal);
    await checkSet(yaml, options.config, set, all, env, terminal);
  }
}

async function initialize(options: Options): Promise<void> {
  const { config: file } = options;
  const terminal = options.yes || !process.stdin.isTTY ? undefined : { input: process.stdin, output: process.stderr };
  await mayWrite(file, terminal);
  const from = await minutesAt(options, terminal);
  const learned = from === '' ? undefined : await learnFrom(from);
  const answers = await collectAnswers({ flags: options, learned, terminal });
  const yaml = firstConfiguration(answers, file, learned && (await learnedYaml(learned, answers, terminal)));
  const sets = secretSets(answers);
  const secrets = sets.flatMap((set) => set.secrets);
  const example = secrets.length > 0 ? join(dirname(file), '.env.example') : undefined;
  if (example !== undefined) await mayWrite(example, terminal);
  await checkAll(yaml, options, sets, terminal);
  if (example !== undefined) await writeFile(example, exampleEnvironment(secrets, file));
  await writeFile(file, yaml);
  tellManifests(answers);
  tellNext(file, answers, example);
}

const collect = (one: string, before: readonly string[]): readonly string[] => [...before, one];

export function addInit(program: Command): void {
  program
    .command('init')
    .summary('write a configuration for your group')
    .description(
      'ask what Gavel must know, write a configuration for your group, and check it; without a terminal, take the options',
    )
    .option(
      '--config <FILE>',
      'the configuration to write; one that is there is overwritten only if you say so',
      'gavel.yaml',
    )
    .option('--minutes <PLACE>', "earlier minutes to learn from: a folder, or a repository's URL")
    .option('--name <NAME>', "the group's name")
    .option('--group <ID>', 'a short name for the group (default: made from its name)')
    .option('--language <LANGUAGE>', 'what Gavel speaks')
    .option('--platforms <LIST>', `where the group meets: ${CHAT_PLATFORMS.map(({ id }) => id).join(',')}`)
    .addOption(new Option('--room <ID>', 'a room, once for each').default([], 'none').argParser(collect))
    .option('--forge <KIND>', 'where minutes are proposed')
    .addOption(
      new Option('--set <KEY=VALUE>', 'what a platform or the forge needs, such as forge.path=.')
        .default([], 'none')
        .argParser(collect),
    )
    .option('--start <HH:MM>', 'when meetings start')
    .option('--zone <ZONE>', "the time zone of the start (default: this machine's)")
    .option('--first <DAY>', 'the day of the next meeting')
    .option('--every <RHYTHM>', 'weekly, fortnightly, monthly or none after that')
    .option('--members <HANDLES>', 'the members, with commas')
    .option('--chairs <HANDLES>', 'the chairs')
    .option('--secretaries <HANDLES>', 'the secretaries')
    .addOption(
      new Option('--account <HANDLE=PLATFORM:ID>', "a member's id on a platform, once for each")
        .default([], 'none')
        .argParser(collect),
    )
    .option('--new-repository', "make the group's repository, if it's a local one that isn't there yet")
    .option('--yes', 'ask nothing, and take what the options say')
    .action(initialize);
}
