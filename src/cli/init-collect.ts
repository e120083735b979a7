import { DateTime } from 'luxon';

import type { ImportOptions } from '../archive/import/import.ts';
import { CHAT_PLATFORMS } from '../chat/platforms.ts';
import { FORGE_KINDS } from '../forge/forges.ts';
import { LANGUAGES, type Language } from '../language/language.ts';
import { closestWord } from '../meeting/closest.ts';
import type { FirstSetting } from '../ports/first-setting.ts';
import { wrongTime, wrongZone } from './answer-checks.ts';
import { UserError } from './console.ts';
import { memberAccounts } from './init-accounts.ts';
import {
  idFromName,
  readHandles,
  RHYTHMS,
  type FirstValues,
  type GroupRhythm,
  type InitAnswers,
} from './init-answers.ts';
import { askChoice, askSeveral, askText, type Terminal, type TextQuestion } from './questions.ts';

/** What was said on the command line. */
export interface InitFlags {
  readonly name?: string;
  readonly group?: string;
  readonly language?: string;
  readonly platforms?: string;
  readonly room: readonly string[];
  readonly forge?: string;
  readonly set: readonly string[];
  readonly start?: string;
  readonly zone?: string;
  readonly first?: string;
  readonly every?: string;
  readonly members?: string;
  readonly chairs?: string;
  readonly secretaries?: string;
  readonly account: readonly string[];
}

/** What the group's minutes said, if there were some. */
export type LearnedFacts = Pick<ImportOptions, 'rhythm' | 'language' | 'chairs' | 'secretaries' | 'members'>;

/** Where answers come from: a flag, a person, or what to take if nobody says. */
export interface AnswerSources {
  readonly flags: InitFlags;
  readonly learned: LearnedFacts | undefined;
  /** Undefined if nobody can be asked. */
  readonly terminal: Terminal | undefined;
}

const needed = (typed: string): string | undefined => (typed === '' ? 'Write something.' : undefined);

/** A line: what the flag says, or what somebody types, or the initial answer. @param flag its name, with the dashes */
async function line(
  said: string | undefined,
  flag: string,
  question: TextQuestion,
  terminal: Terminal | undefined,
): Promise<string> {
  const given = said ?? (terminal ? await askText(question, terminal) : (question.initial ?? ''));
  const wrong = question.wrong?.(given);
  if (wrong !== undefined) throw new UserError(`${flag}: ${wrong}`);
  return given;
}

/** @throws UserError with the nearest of them */
function oneOf<Word extends string>(said: string, known: readonly Word[], flag: string): Word {
  const found = known.find((word) => word === said);
  if (found !== undefined) return found;
  const near = closestWord(said, known);
  throw new UserError(
    `${flag}: "${said}" isn't known. ${near === undefined ? `Use ${known.join(', ')}.` : `Did you mean ${near}?`}`,
  );
}

/** What `--set` says, by the path of the setting. */
function readSet(set: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    set.map((one) => {
      const at = one.indexOf('=');
      if (at < 1) throw new UserError(`--set: write KEY=VALUE, and not "${one}"`);
      return [one.slice(0, at), one.slice(at + 1)];
    }),
  );
}

/** The first settings of a platform or a forge. @param of its name in the configuration */
async function firstValues(
  of: string,
  label: string,
  settings: readonly FirstSetting[],
  { flags, terminal }: AnswerSources,
): Promise<FirstValues> {
  const said = readSet(flags.set);
  const values: Record<string, string> = {};
  for (const { key, says, example, variable, initial } of settings) {
    const path = `${of}.${key}`;
    if (variable !== undefined && said.has(path)) throw new UserError(`${path} is a secret: put it in ${variable}.`);
    const question = { message: `${label}: ${says}`, example, initial, wrong: needed };
    values[key] =
      variable === undefined ? await line(said.get(path), `--set ${path}=…`, question, terminal) : `\${${variable}}`;
  }
  return values;
}

/** Platforms on which people are their handles have rooms that Gavel makes itself. */
const makesRooms = (id: string): boolean => CHAT_PLATFORMS.find((one) => one.id === id)?.knownBy === 'handles';

async function chosenPlatforms(sources: AnswerSources): Promise<InitAnswers['platforms']> {
  const { flags, terminal } = sources;
  const known = CHAT_PLATFORMS.map(({ id }) => id);
  const choices = CHAT_PLATFORMS.map(({ id, label }) => ({ value: id, label }));
  const asked = terminal && (() => askSeveral('Where does your group meet?', choices, known.slice(0, 1), terminal));
  const ids = flags.platforms?.split(',').map((one) => one.trim()) ?? (await asked?.()) ?? known.slice(0, 1);
  const chosen: { id: string; settings: FirstValues }[] = [];
  for (const one of ids) {
    const id = oneOf(one, known, '--platforms');
    const { label = id, firstSettings = [] } = CHAT_PLATFORMS.find((platform) => platform.id === id) ?? {};
    chosen.push({ id, settings: await firstValues(id, label, firstSettings, sources) });
  }
  return chosen;
}

/** A room on each platform. Whoever doesn't know it yet can leave it out. */
async function roomsFor(
  platforms: InitAnswers['platforms'],
  group: string,
  { flags, terminal }: AnswerSources,
): Promise<string[]> {
  const rooms: string[] = [...flags.room];
  for (const { id } of platforms) {
    if (rooms.some((room) => room.startsWith(`${id}:`))) continue;
    const { label, roomId } = CHAT_PLATFORMS.find((one) => one.id === id) ?? {};
    const room = makesRooms(id)
      ? `${id}:${group}`
      : terminal &&
        (await askText(
          {
            message: `The room on ${label}, or nothing if you don't know it yet`,
            example: roomId?.examples.join(' or '),
            wrong: (typed) =>
              typed === '' || new RegExp(`^${id}:(?:${roomId?.pattern})$`, 'u').test(typed)
                ? undefined
                : `Write it like ${roomId?.examples.join(' or ')}.`,
          },
          terminal,
        ));
    if (room !== undefined && room !== '') rooms.push(room);
  }
  return rooms;
}

async function chosenForge(sources: AnswerSources): Promise<InitAnswers['forge']> {
  const { flags, terminal } = sources;
  const known = FORGE_KINDS.map(({ id }) => id);
  const choices = FORGE_KINDS.map(({ id, label }) => ({ value: id, label }));
  const asked =
    terminal && flags.forge === undefined && (await askChoice('Where are the minutes proposed?', choices, terminal));
  const kind = oneOf(flags.forge ?? (asked || FORGE_KINDS[0].id), known, '--forge');
  const { label = kind, firstSettings = [] } = FORGE_KINDS.find((one) => one.id === kind) ?? {};
  return { kind, settings: await firstValues('forge', label, firstSettings, sources) };
}

const wrongDay = (typed: string): string | undefined =>
  typed === '' || (/^\d{4}-\d{2}-\d{2}$/u.test(typed) && DateTime.fromISO(typed).isValid)
    ? undefined
    : 'Write a day like 2026-12-08, or nothing.';

const here = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

async function whenItMeets({
  flags,
  learned,
  terminal,
}: AnswerSources): Promise<Pick<InitAnswers, 'start' | 'zone' | 'first' | 'every'>> {
  const zoneSeen = learned?.rhythm === undefined ? here() : 'UTC';
  const start = await line(
    flags.start,
    '--start',
    { message: 'When do meetings start?', example: '17:00', initial: learned?.rhythm?.start, wrong: wrongTime },
    terminal,
  );
  const zone = await line(
    flags.zone,
    '--zone',
    { message: 'In which time zone?', initial: zoneSeen, wrong: wrongZone },
    terminal,
  );
  const first = await line(
    flags.first,
    '--first',
    { message: "The day of your next meeting, or nothing if it isn't set", example: '2026-12-08', wrong: wrongDay },
    terminal,
  );
  if (first === '') return { start, zone, every: 'none' };
  const choices = RHYTHMS.map((value) => ({ value, label: value }));
  const asked = terminal && flags.every === undefined && (await askChoice<GroupRhythm>('And then?', choices, terminal));
  return { start, zone, first, every: oneOf(flags.every ?? (asked || 'none'), RHYTHMS, '--every') };
}

async function people({
  flags,
  learned,
  terminal,
}: AnswerSources): Promise<Pick<InitAnswers, 'members' | 'chairs' | 'secretaries'>> {
  // Minutes say who the members are; what somebody adds to that is said once more.
  const areLearned = learned !== undefined && flags.members === undefined;
  const handles = async (said: string | undefined, flag: string, message: string, initial = ''): Promise<string[]> =>
    readHandles(await line(said, flag, { message, initial, example: 'kim jonas' }, terminal));
  const members = areLearned
    ? []
    : await handles(flags.members, '--members', 'Who are the members? Their handles, or nothing');
  const chairs = await handles(
    flags.chairs,
    '--chairs',
    'Who chairs? Nobody means anyone can',
    learned?.chairs.join(' '),
  );
  const secretaries = await handles(
    flags.secretaries,
    '--secretaries',
    'Who is the secretary?',
    learned?.secretaries.join(' '),
  );
  const all = areLearned ? [] : [...new Set([...members, ...chairs, ...secretaries])];
  return { members: all, chairs, secretaries };
}

/** A language in its own words: `Deutsch`. */
const languageName = (code: Language): string => new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;

async function language({ flags, learned, terminal }: AnswerSources): Promise<Language> {
  const seen = learned?.language ?? 'en';
  const choices = LANGUAGES.map((value) => ({ value, label: languageName(value) })).toSorted((a) =>
    a.value === seen ? -1 : 1,
  );
  const asked =
    terminal &&
    flags.language === undefined &&
    (await askChoice<Language>('Which language do you speak?', choices, terminal));
  return oneOf(flags.language ?? (asked || seen), LANGUAGES, '--language');
}

const wrongId = (typed: string): string | undefined =>
  /^[a-z0-9][a-z0-9-]*$/u.test(typed) ? undefined : 'Use lower-case letters, digits and dashes.';

/** Everything that a first configuration needs to know. @throws UserError for a flag that won't do */
export async function collectAnswers(sources: AnswerSources): Promise<InitAnswers> {
  const { flags, terminal } = sources;
  const name = await line(flags.name, '--name', { message: "What's your group called?", wrong: needed }, terminal);
  const id = await line(
    flags.group,
    '--group',
    { message: 'A short name for it, for good', initial: idFromName(name), wrong: wrongId },
    terminal,
  );
  const spoken = await language(sources);
  const platforms = await chosenPlatforms(sources);
  const rooms = await roomsFor(platforms, id, sources);
  const forge = await chosenForge(sources);
  const when = await whenItMeets(sources);
  const who = await people(sources);
  const accounts = await memberAccounts({ platforms, forge, members: who.members }, flags.account, terminal);
  return { id, name, language: spoken, platforms, rooms, forge, ...when, ...who, accounts };
}
