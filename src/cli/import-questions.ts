import type { ImportOptions } from '../archive/import/import.ts';
import type { LearnedGroup } from '../archive/import/proposal.ts';
import type { SpellingDoubt } from '../archive/import/spellings.ts';
import { countedEn } from '../language/english.ts';
import { wrongTime, wrongZone } from './answer-checks.ts';
import { askText, askYes, type Terminal } from './questions.ts';

/** What the minutes left open, and people answered. */
export type ImportAnswers = Pick<LearnedGroup, 'aliases' | 'doubts' | 'told'>;

/** Nothing is asked: what's in doubt stays so, as a comment in the configuration. */
export const unasked = ({ doubts }: Pick<ImportOptions, 'doubts'>): ImportAnswers => ({ aliases: [], doubts });

const question = ({ spelling, of, lines }: SpellingDoubt): string =>
  `Is ${spelling} (${countedEn(lines, { one: 'line', other: 'lines' })}) the same person as @${of}?`;

async function askSpellings(doubts: readonly SpellingDoubt[], terminal: Terminal): Promise<SpellingDoubt[]> {
  const aliases: SpellingDoubt[] = [];
  for (const doubt of doubts) {
    if (await askYes(question(doubt), terminal, true)) aliases.push(doubt);
  }
  return aliases;
}

const wrongTimeIfAny = (typed: string): string | undefined => (typed === '' ? undefined : wrongTime(typed));

/** Asks when meetings start, and in which zone, since the minutes don't say. */
async function askStart(terminal: Terminal): Promise<LearnedGroup['told']> {
  const message = "When do your meetings start? The minutes don't say. (HH:MM, or leave it empty)";
  const start = await askText({ message, wrong: wrongTimeIfAny }, terminal);
  if (start === '') return {};
  const zone = await askText({ message: 'In which time zone?', initial: 'UTC', wrong: wrongZone }, terminal);
  return { start, zone };
}

/** Asks what the minutes leave open about a group. @param isNew whether the configuration is a new one */
export async function askAboutGroup(
  { doubts, rhythm, name: known }: Pick<ImportOptions, 'doubts' | 'rhythm' | 'name'>,
  id: string,
  isNew: boolean,
  terminal: Terminal,
): Promise<ImportAnswers> {
  const aliases = await askSpellings(doubts, terminal);
  if (!isNew) return { aliases, doubts: [] };
  const name = await askText({ message: "What's the group's name?", initial: known ?? id }, terminal);
  const start = rhythm?.start === undefined ? await askStart(terminal) : {};
  return { aliases, doubts: [], told: { ...(name === '' ? {} : { name }), ...start } };
}

/** Whether to overwrite a file that is there. */
export const askOverwrite = (file: string, terminal: Terminal): Promise<boolean> =>
  askYes(`${file} is there already. Overwrite it?`, terminal);
