import type { Person } from './member.ts';

// A mention is an id, and people choose their own names: while Gavel decides about a text, the people it mentions
// are in it by their key. The marks around it are noncharacters, which are for a program's own use (Unicode 23.7);
// they are taken out of what people type, and never stored.
const OPEN = '\uFDD0';
const MIDDLE = '\uFDD1';
const CLOSE = '\uFDD2';

/** What a mention looks like after its `@`, as a part of a regular expression. */
export const MENTION_TOKEN = String.raw`\uFDD0[^\uFDD0\uFDD2]*\uFDD2`;

const TOKEN = /^\uFDD0(?<key>[^\uFDD0-\uFDD2]*)\uFDD1(?<label>[^\uFDD0-\uFDD2]*)\uFDD2$/u;
const WRITTEN = /@?\uFDD0[^\uFDD0-\uFDD2]*\uFDD1(?<label>[^\uFDD0-\uFDD2]*)\uFDD2/gu;
// What is left of one if a text was shortened.
const CUT = /@?\uFDD0[^\uFDD0-\uFDD2]*\uFDD1?[^\uFDD0-\uFDD2]*/gu;

/** A text as it can be given to `mentionOf`: without the marks that only a mention has. */
export const withoutMarks = (text: string): string => text.replaceAll(/[\uFDD0-\uFDD2]/gu, '');

/** Represents somebody in a text, without spaces or anything else that a command reads. */
export const mentionOf = ({ key, label }: Pick<Person, 'key' | 'label'>): string =>
  `@${OPEN}${encodeURIComponent(key)}${MIDDLE}${encodeURIComponent(label)}${CLOSE}`;

/** The person that the text after an `@` mentions; undefined for a name. */
export function mentionIn(name: string): Pick<Person, 'key' | 'label'> | undefined {
  const { key, label } = TOKEN.exec(name)?.groups ?? {};
  if (key === undefined || label === undefined) return undefined;
  return { key: decodeURIComponent(key), label: decodeURIComponent(label) };
}

/** A text as people read it, with those who are mentioned as the minutes write them. */
export const writtenOut = (text: string): string =>
  text.includes(OPEN)
    ? text
        .replaceAll(WRITTEN, (_, label: string) => decodeURIComponent(label))
        .replaceAll(CUT, '')
        .replaceAll(/[\uFDD0-\uFDD2]/gu, '')
    : text;

/** The same for all texts in something that is written as JSON. */
export function allWrittenOut<T>(value: T): T {
  const json = JSON.stringify(value);
  if (json === undefined || !json.includes(OPEN)) return value;
  return JSON.parse(json, (_, part: unknown) => (typeof part === 'string' ? writtenOut(part) : part));
}
