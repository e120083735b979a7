import { DateTime } from 'luxon';

import { ENGLISH } from '../language/language.ts';
import type { MinutesFormat } from './format.ts';
import { minutesMessages } from './messages.ts';
import { PLACEHOLDER_PATTERN } from './placeholders.ts';
import type { TemplateChoice } from './template.ts';

// Lines in a group's own wording, read back: `ACTION: @ann fix it`.

/** What is said in a line of the group's own wording. */
export interface WordedLine {
  readonly text: string;
  /** As they stand in the line. */
  readonly owners?: string | undefined;
  readonly due?: string | undefined;
}

/** Longer than any line of minutes; nothing is read in a longer one. */
const LONGEST = 1000;
const HANDLE = String.raw`@\S+?`;

/** What each placeholder can be. @param names of people, besides handles, the longest first */
function partsOf(names: readonly string[]): Readonly<Record<string, string>> {
  const name = `(?:${[...names.map((one) => RegExp.escape(one)), HANDLE].join('|')})`;
  return {
    text: '(?<text>.+)',
    owners: `(?<owners>${name}(?:(?:, | and | & | und )${name}){0,20})`,
    due: String.raw`(?<due>[^()]{1,80})`,
  };
}

const literal = (text: string): string => RegExp.escape(text.replaceAll(/[*_`~\\]/gu, '').replace(/^- /u, ''));

/** A wording as a regular expression of its plain text; undefined if it has no words of its own to know it by. */
function patternOf(wording: string, names: readonly string[]): RegExp | undefined {
  const parts = partsOf(names);
  let [source, end, words] = ['', 0, ''];
  for (const { 0: whole, index, groups } of wording.matchAll(PLACEHOLDER_PATTERN)) {
    const between = wording.slice(end, index);
    words += between;
    source += literal(between) + (parts[groups?.['name'] ?? ''] ?? '.*?');
    end = index + whole.length;
  }
  words += wording.slice(end);
  return /\p{L}/u.test(words) ? new RegExp(`^${source}${literal(wording.slice(end))}$`, 'u') : undefined;
}

const PATTERN_OF_DUE = /\{due:(?<pattern>[^{}]+)\}/u;
/** The locales of the languages that minutes are in. */
const LOCALES = ['en-US', 'de'];

/** The words for the day on which something is due, as `{due}` would write them, whatever pattern the wording has. */
function dueAs(wording: string, words: string | undefined): string | undefined {
  const pattern = PATTERN_OF_DUE.exec(wording)?.groups?.['pattern'];
  if (pattern === undefined || words === undefined) return words;
  const day = LOCALES.map((locale) => DateTime.fromFormat(words, pattern, { locale })).find(({ isValid }) => isValid);
  return day === undefined ? 'no day' : minutesMessages(ENGLISH).due(day.toFormat('yyyy-MM-dd'));
}

/** Reads a line that one of these wordings wrote; undefined if none did. */
function readWorded(
  line: string,
  choice: TemplateChoice | undefined,
  names: readonly string[],
): WordedLine | undefined {
  if (choice === undefined || line.length > LONGEST) return undefined;
  for (const wording of [choice].flat()) {
    const { text, owners, due } = patternOf(wording, names)?.exec(line)?.groups ?? {};
    const day = dueAs(wording, due);
    if (text !== undefined && day !== 'no day') return { text, owners, due: day };
  }
  return undefined;
}

/** Whether a line is in one of these wordings. */
export const writtenAs = (line: string, choice: TemplateChoice): boolean => readWorded(line, choice, []) !== undefined;

/**
 * Reads an action in the group's own wording: `done` if it's the wording for what is done.
 * @param names as which people may be written, besides handles, the longest first
 */
export function readWordedAction(
  line: string,
  { wording }: Pick<MinutesFormat, 'wording'>,
  names: readonly string[] = [],
): (WordedLine & { readonly isDone: boolean }) | undefined {
  const done = readWorded(line, wording.done, names);
  if (done) return { ...done, isDone: true };
  const open = readWorded(line, wording.action, names);
  return open && { ...open, isDone: false };
}
