import type { Readable, Writable } from 'node:stream';

import { confirm, isCancel, text } from '@clack/prompts';
import { DateTime } from 'luxon';

import type { ImportOptions } from '../archive/import/import.ts';
import type { LearnedGroup } from '../archive/import/proposal.ts';
import type { SpellingDoubt } from '../archive/import/spellings.ts';
import { countedEn } from '../language/english.ts';
import { UserError } from './console.ts';

/** Where questions are asked and answered. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

/** What the minutes left open, and people answered. */
export type ImportAnswers = Pick<LearnedGroup, 'aliases' | 'doubts' | 'told'>;

/** The answer to a question. @throws UserError if people stop here */
async function answer<T>(asked: Promise<T>): Promise<Exclude<T, symbol>> {
  const given = await asked;
  if (isCancel(given)) throw new UserError('Stopped. Nothing was written.');
  return given as Exclude<T, symbol>;
}

/** Nothing is asked: what's in doubt stays so, as a comment in the configuration. */
export const unasked = ({ doubts }: Pick<ImportOptions, 'doubts'>): ImportAnswers => ({ aliases: [], doubts });

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

const question = ({ spelling, of, lines }: SpellingDoubt): string =>
  `Is ${spelling} (${countedEn(lines, { one: 'line', other: 'lines' })}) the same person as @${of}?`;

async function askSpellings(doubts: readonly SpellingDoubt[], terminal: Terminal): Promise<SpellingDoubt[]> {
  const aliases: SpellingDoubt[] = [];
  for (const doubt of doubts) {
    if (await answer(confirm({ message: question(doubt), ...terminal }))) aliases.push(doubt);
  }
  return aliases;
}

/** Asks when meetings start, and in which zone, since the minutes don't say. */
async function askStart(terminal: Terminal): Promise<LearnedGroup['told']> {
  const start = await answer(
    text({
      message: "When do your meetings start? The minutes don't say. (HH:MM, or leave it empty)",
      validate: (typed) => ((typed ?? '') === '' || TIME.test(typed ?? '') ? undefined : 'Write a time like 17:00'),
      ...terminal,
    }),
  );
  if ((start ?? '') === '') return {};
  const zone = await answer(
    text({
      message: 'In which time zone?',
      initialValue: 'UTC',
      validate: (typed) =>
        DateTime.utc().setZone(typed ?? '').isValid ? undefined : 'Write UTC, or an Area/City name like Europe/Oslo',
      ...terminal,
    }),
  );
  return { start, zone };
}

/** Asks what the minutes leave open about a group. @param isNew whether the configuration is a new one */
export async function askAboutGroup(
  { doubts, rhythm }: Pick<ImportOptions, 'doubts' | 'rhythm'>,
  id: string,
  isNew: boolean,
  terminal: Terminal,
): Promise<ImportAnswers> {
  const aliases = await askSpellings(doubts, terminal);
  if (!isNew) return { aliases, doubts: [] };
  const name = await answer(text({ message: "What's the group's name?", initialValue: id, ...terminal }));
  const start = rhythm?.start === undefined ? await askStart(terminal) : {};
  return { aliases, doubts: [], told: { ...((name ?? '') === '' ? {} : { name }), ...start } };
}

/** Whether to overwrite a file that is there. */
export const askOverwrite = (file: string, terminal: Terminal): Promise<boolean> =>
  answer(confirm({ message: `${file} is there already. Overwrite it?`, initialValue: false, ...terminal }));
