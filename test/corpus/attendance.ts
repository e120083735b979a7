// Who was there, as minutes list it: under a heading, behind a label, in a sentence's place or in columns.
import { keyOf, type NamedPerson } from '../../src/archive/people.ts';
import { normalizeForMatch } from '../../src/meeting/clean-text.ts';
import type { Directory, Member } from '../../src/meeting/member.ts';
import { comparedLine } from './measure.ts';
import type { MinutesOutline, OutlineBlock } from './outline.ts';

/** `others` were there too: guests and observers. */
type ListName = 'present' | 'partly' | 'regrets' | 'absent' | 'others';

/** Who was there, and who wasn't. */
export type Attendance = Readonly<Record<ListName, readonly NamedPerson[]>>;

const LABELS: readonly (readonly [ListName, RegExp])[] = [
  ['partly', /^(?:partly|partially|joined (?:late|later)|teilweise|zeitweise)\b/iu],
  ['regrets', /^(?:regrets|apologies|excused|entschuldigt)\b/iu],
  [
    'absent',
    /^(?:\p{L}+ )?(?:absent|absents|not (?:attending|present)|missing|abwesend|unentschuldigt|es fehlten)\b/iu,
  ],
  ['others', /^(?:observers?|guests?|gäste|gast)\b/iu],
  [
    'present',
    /^(?:\p{L}+ )?(?:present|attending|attendees|attendance|participants|people|anwesend\p{L}*|teilnehme\p{L}*)\b/iu,
  ],
];
const labelOf = (words: string): ListName | undefined => LABELS.find(([, pattern]) => pattern.test(words))?.[0];

const NOTE = /\(([^()]*)\)/u;
/** A name as it may stand in a list: words that begin with capitals. */
const NAME = /^\p{Lu}[\p{L}.'-]*(?: (?:[a-z]{2,3} )?\p{Lu}[\p{L}.'-]*){0,3}$/u;

const sameWords = (one: string | undefined, other: string): boolean =>
  one !== undefined && normalizeForMatch(one) === normalizeForMatch(other);

/** The member whom a name means: by handle or alias, by name, or by a given name that only one has. */
function memberNamed(name: string, directory: Directory): Member | undefined {
  const [given, ...others] = directory.members.filter((member) => sameWords(member.given, name));
  const named = directory.byName(name) ?? directory.members.find((member) => sameWords(member.name, name));
  return named ?? (others.length === 0 ? given : undefined);
}

/** Commas and the like between names, but not within brackets. */
const pieces = (words: string): string[] =>
  words
    .replaceAll(/\([^()]*\)/gu, (inside) => inside.replaceAll(/[,;&]| and | und /gu, '\u0001'))
    .split(/[,;&]|\.\s+(?=@)| and | und /u)
    .map((piece) => piece.replaceAll('\u0001', ',').trim());

/** What is in brackets beside a name, if it isn't what the directory says of them anyway. */
function noteBeside(piece: string, member: Member | undefined): Pick<NamedPerson, 'note'> {
  const note = NOTE.exec(piece)?.[1];
  const isKnown = note !== undefined && [member?.affiliation, member?.role].some((known) => sameWords(known, note));
  return note === undefined || isKnown ? {} : { note };
}

function personIn(piece: string, directory: Directory, mayBeGuest: boolean): NamedPerson[] {
  const outside = piece.replaceAll(/\([^()]*\)/gu, ' ').replaceAll(/\s+/gu, ' ');
  const written = outside.replace(/[\s.:]+$/u, '').trim();
  const [, handle = ''] = /(?:^|\s)@(\w(?:[\w.-]*\w)?)/u.exec(written) ?? [];
  const member = memberNamed(written, directory) ?? directory.byName(handle);
  const note = noteBeside(piece, member);
  if (member) return [{ written, handle: member.handle, ...note }];
  return written.startsWith('@') || (mayBeGuest && NAME.test(written)) ? [{ written, ...note }] : [];
}

/** The people whom words name, such as `@ann, @bob and Cy`. */
export const peopleIn = (words: string, directory: Directory): NamedPerson[] =>
  pieces(words).flatMap((piece) => personIn(piece, directory, false));

interface Listing {
  readonly list: ListName | undefined;
  /** Whether what is listed here can be nothing but people. */
  readonly isOfPeople: boolean;
}

type Found = readonly [ListName, NamedPerson];

/** The people in one line, behind its label if it has one; and the list that goes on below it. */
function inLine(
  line: string,
  here: Listing,
  directory: Directory,
): { readonly found: Found[]; readonly below: Listing } {
  const words = comparedLine(line).replace(/^- /u, '');
  const [label = '', rest] = words.includes(':')
    ? [words.slice(0, words.indexOf(':')), words.slice(words.indexOf(':') + 1)]
    : [words];
  const list = labelOf(label) ?? here.list;
  const isLabel = labelOf(label) !== undefined && memberNamed(label, directory) === undefined;
  const below = isLabel ? { list, isOfPeople: here.isOfPeople } : here;
  if (list === undefined) return { found: [], below };
  const said = isLabel ? (rest ?? '') : words;
  const people = pieces(said).flatMap((piece) => personIn(piece, directory, here.isOfPeople));
  return { found: people.map((who): Found => [list, who]), below };
}

function inBlocks(blocks: readonly OutlineBlock[], start: Listing, directory: Directory): Found[] {
  let here = start;
  return blocks.flatMap((block): Found[] => {
    if (block.kind === 'list')
      return block.items.flatMap(({ text, blocks: under }) => {
        const { found, below } = inLine(text, here, directory);
        return [...found, ...inBlocks(under, below, directory)];
      });
    return block.lines.flatMap((line) => {
      const { found, below } = inLine(line, here, directory);
      here = below;
      return found;
    });
  });
}

/** Reads who was there. Nobody is in two lists: the last one counts, which says more. */
export function attendanceIn({ sections }: MinutesOutline, directory: Directory): Attendance {
  const found = sections.flatMap(({ heading, blocks }) => {
    const list = labelOf(
      comparedLine(heading)
        .replace(/^\d+\. /u, '')
        .replace(/^roll call$/iu, 'present'),
    );
    return inBlocks(blocks, { list, isOfPeople: list !== undefined }, directory);
  });
  const of = (name: ListName): NamedPerson[] =>
    found.flatMap(([list, who], i) => {
      const isFirst = found.findIndex(([other, one]) => other === list && keyOf(one) === keyOf(who)) === i;
      return list === name && isFirst ? [who] : [];
    });
  return {
    present: of('present'),
    partly: of('partly'),
    regrets: of('regrets'),
    absent: of('absent'),
    others: of('others'),
  };
}
