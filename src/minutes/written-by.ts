import { LANGUAGES } from '../language/language.ts';
import { minutesMessages, type MinutesMessages } from './messages.ts';

/** Holds the place of a part while a message is made into a pattern; nobody types it. */
const mark = (i: number): string => `\uE100${i}\uE101`;
const MARK = /\uE100(?<index>\d+)\uE101/u;

/**
 * Reads back what a message wrote, whichever language it was in, so that the words are kept in one place.
 * @param parts what the message puts in, each with what it can be: regular expressions
 * @param write the text, from the messages and the parts
 * @returns gives the parts of a text that was written so, or undefined
 */
export function writtenBy<Part extends string>(
  parts: Readonly<Record<Part, string>>,
  write: (say: MinutesMessages, part: Readonly<Record<Part, string>>) => string,
): (text: string) => Readonly<Record<Part, string>> | undefined {
  const names = Object.keys(parts) as Part[];
  const marks = Object.fromEntries(names.map((name, i) => [name, mark(i)])) as Record<Part, string>;
  const patterns = LANGUAGES.map((language) => {
    const pieces = write(minutesMessages({ language }), marks).split(MARK);
    // Every second piece is the number of a part.
    const source = pieces.map((piece, i) => {
      const name = names[Number(piece)];
      return i % 2 === 0 || name === undefined ? RegExp.escape(piece) : `(?<${name}>${parts[name]})`;
    });
    return new RegExp(`^${source.join('')}$`, 'isu');
  });
  return (text) => {
    for (const pattern of patterns) {
      const found = pattern.exec(text)?.groups;
      if (found) return found as Readonly<Record<Part, string>>;
    }
    return undefined;
  };
}

/** A message that has nothing put in, in every language. */
export const inAllLanguages = (message: (say: MinutesMessages) => string): readonly string[] =>
  LANGUAGES.map((language) => message(minutesMessages({ language })));
