import type { Meeting } from '../../meeting/feature.ts';
import { foldCase, type Member } from '../../meeting/member.ts';
import { whoIs } from '../../meeting/people.ts';
import { isAlsoWord, isTaskVerb, startsNoTask } from './name-words.ts';

// Names as people type them before or after a task: "bob fix it", "ada & bob write the rules", "fix it @kenji". Whoever
// is named is written as `@handle` at the beginning, where the reader of names finds them.

/** A text as it can be meant: with the names in it as `@handle` at its beginning, or as it was typed. */
export type NamedText = string;

interface FoundName {
  /** Who is called that: several if a first name is not one member's alone. */
  readonly handles: readonly string[];
  readonly length: number;
  /** True for a name that is a word as well, such as Mark or Will. */
  readonly isWord: boolean;
}

const TOKEN = /^[^\s,:;/&+()]+/u;
const JOINT = /^(?:\s?,\s?(?:(?:and|und)\s|&\s?)?|\s(?:and|und)\s|\s?[&/+]\s?)/iu;
/** What sets a name apart from the words after it. */
const APART = /^\s?:\s+|^\s[–—-]{1,2}\s+/u;
const WILL = /^(?:\s+will\s+|['’]ll\s+)(?!be\b|not\b|never\b)/iu;

const firstName = ({ name = '' }: Member): string => foldCase(name.split(/\s+/u)[0] ?? '');

/** The handles of the members who go by one word: their handle, an alias, or their first name. */
export function membersCalled(word: string, { group: { directory } }: Meeting): string[] {
  const known = directory.byName(word);
  const named = directory.members.filter((member) => firstName(member) === foldCase(word));
  return [...new Set([...(known ? [known] : []), ...named].map(({ handle }) => handle))];
}

/** A member whose whole name the text begins with: the longest one. */
function wholeName(text: string, { group: { directory } }: Meeting): FoundName | undefined {
  const [member] = directory.members
    .filter(({ name = '' }) => name.includes(' ') && foldCase(text.slice(0, name.length)) === foldCase(name))
    .toSorted((a, b) => (b.name?.length ?? 0) - (a.name?.length ?? 0));
  const length = member?.name?.length ?? 0;
  return member && !/^[\p{L}\p{N}_'’-]/u.test(text.slice(length))
    ? { handles: [member.handle], length, isWord: false }
    : undefined;
}

function nameAt(text: string, meeting: Meeting): FoundName | undefined {
  const token = (TOKEN.exec(text)?.[0] ?? '').replace(/['’]ll$/iu, '');
  if (token.startsWith('@')) {
    const handles = whoIs(token, meeting) ? [token.slice(1)] : [];
    return handles.length === 0 ? undefined : { handles, length: token.length, isWord: false };
  }
  if (/^me$/iu.test(token)) return { handles: ['me'], length: token.length, isWord: false };
  const whole = wholeName(text, meeting);
  if (whole) return whole;
  const handles = token === '' ? [] : membersCalled(token, meeting);
  return handles.length === 0 ? undefined : { handles, length: token.length, isWord: isAlsoWord(token) };
}

interface FoundNames {
  readonly names: readonly FoundName[];
  /** What follows the last name, with what is between. */
  readonly after: string;
}

/** The names at the beginning; none if "and" joins them to somebody who is no member. */
function namesAt(text: string, meeting: Meeting): FoundNames | undefined {
  const names: FoundName[] = [];
  let rest = text;
  for (let found = nameAt(rest, meeting); found; found = nameAt(rest, meeting)) {
    names.push(found);
    rest = rest.slice(found.length);
    const joint = JOINT.exec(rest)?.[0];
    if (joint === undefined) return { names, after: rest };
    const next = rest.slice(joint.length);
    if (!nameAt(next, meeting)) return joint.trim() === ',' ? { names, after: rest } : undefined;
    rest = next;
  }
  return undefined;
}

/** Whether what follows the names is what they have to do: certainly, possibly, or not at all. */
function isTask({ names, after }: FoundNames): 'yes' | 'maybe' | 'no' {
  if (APART.test(after) || WILL.test(after)) return 'yes';
  const next = after.replace(/^\s?,\s*/u, '').trimStart();
  const word = /^[\p{L}'’-]+/u.exec(next)?.[0].toLowerCase() ?? '';
  if (next === '' || startsNoTask(word)) return 'no';
  if (names.some(({ isWord }) => !isWord)) return 'yes';
  return isTaskVerb(word) ? 'maybe' : 'no';
}

/** More than these are no question that anybody can answer. */
const MOST_READINGS = 5;

/** The first ways to say who is meant, if a name is not one member's alone: each such name multiplies them. */
const combinations = (names: readonly FoundName[]): string[][] =>
  names.reduce<string[][]>(
    (all, { handles }) => all.flatMap((one) => handles.map((handle) => [...one, handle])).slice(0, MOST_READINGS),
    [[]],
  );

/**
 * The ways in which the names before a task can be meant, the likeliest first: one if that is clear. "Mark write the
 * rules" can be for Mark, if that is a member, and "Mark the release as done" is for nobody.
 */
export function withLeadingNames(text: string, meeting: Meeting): readonly NamedText[] {
  const found = namesAt(text, meeting);
  if (!found || onlyAtNames(text, found)) return [text];
  const task = isTask(found);
  if (task === 'no') return [text];
  const rest = found.after
    .replace(APART, ' ')
    .replace(WILL, ' ')
    .replace(/^\s+to\s+(?=\S)|^\s?,\s*/u, ' ')
    .trimStart();
  const meant = combinations(found.names).map((handles) => `${handles.map((one) => `@${one}`).join(', ')} ${rest}`);
  return [...meant, ...(task === 'maybe' ? [text] : [])].slice(0, MOST_READINGS);
}

/** Names that all have their `@` are read elsewhere. */
const onlyAtNames = (text: string, { after }: FoundNames): boolean =>
  text
    .slice(0, text.length - after.length)
    .split(/[\s,&/+]+/u)
    .every((word) => word === '' || word.startsWith('@') || /^(?:and|und)$/iu.test(word));
