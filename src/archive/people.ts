import { normalizeForMatch } from '../meeting/clean-text.ts';
import type { Directory } from '../meeting/member.ts';
import { isSaidAs } from './vocabulary.ts';

/** Somebody whom minutes name. */
export interface NamedPerson {
  /** As written: the handle if there is one, else the name. */
  readonly written: string;
  /** The name that is beside the handle. */
  readonly name?: string | undefined;
  /** The member's handle; undefined for somebody whom the directory does not know. */
  readonly handle?: string | undefined;
  /** What is written beside the name: `left early`. */
  readonly note?: string | undefined;
  /** Whom they speak for. */
  readonly affiliation?: string | undefined;
}

/** What a name is in lists: the handle, or the name of a guest. */
export const keyOf = ({ handle, written }: NamedPerson): string => handle ?? written.replace(/^@/u, '');

const HANDLE = String.raw`@[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?`;

/** A handle in a text; not a mail address, not part of a URL, and not a domain such as `@example.org`. */
const MENTION = new RegExp(String.raw`(?<![\p{L}\p{N}_.+/-])(?<handle>${HANDLE})(?![\p{L}\p{N}_@/])`, 'gu');
const isDomain = (handle: string): boolean => /\.[a-z]{2,}$/iu.test(handle);
const NO_WORDS = /^(?:…|\.{2,}|[-–—?]+)$/u;
/** What is written instead of a name. */
const isNobody = (written: string): boolean => NO_WORDS.test(written) || isSaidAs(written, ({ nobody }) => nobody);

/** The `@names` in a text, as written. */
export const mentionsIn = (text: string): { readonly written: string; readonly index: number }[] =>
  [...text.matchAll(MENTION)]
    .map(({ groups, index }) => ({ written: groups?.['handle'] ?? '', index }))
    .filter(({ written }) => !isDomain(written) && !isNobody(written));

/** The member's handle that a spelling means: by handle or alias, or by the member's name. */
export function handleOf(written: string, directory: Directory): string | undefined {
  const name = written.replace(/^@/u, '').trim();
  if (name === '') return undefined;
  const member =
    directory.byName(name) ??
    directory.members.find((one) => one.name !== undefined && normalizeForMatch(one.name) === normalizeForMatch(name));
  return member?.handle;
}

/** A text without what is in brackets, which can be put back piece by piece. */
function withoutBrackets(text: string): { readonly bare: string; readonly restore: (piece: string) => string } {
  const inside: string[] = [];
  const bare = text.replaceAll(/\([^()]*\)/gu, (found) => `\uE001${inside.push(found) - 1}\uE002`);
  const restore = (piece: string): string =>
    piece.replaceAll(/\uE001(\d+)\uE002/gu, (_, i: string) => inside[Number(i)] ?? '');
  return { bare, restore };
}

const BETWEEN =
  /(?:(?<!\s)\s+)?[,;&]\s*(?:(?:and|und|&)\s+)?|(?<!\s)\s+(?:and|og|und)\s+|\.\s+(?=@)|(?<!\s)\s+[/•]\s+/u;
const BEFORE_HANDLE = /(?<!\s)\s+(?=@)/u;
/** `left early` after a comma is about the one before it. */
const ABOUT_THE_ONE_BEFORE =
  /^(?:left|joined|arrived|came|late|partly|partially|remote|remotely|online|until|till|from|ging|kam|bis|ab|verspätet)(?!\p{L})/u;

/** In characters: more is said of nobody, and each remark would be read again with the next. */
const LONGEST_NOTE = 200;

const isAboutOneBefore = (piece: string, { note = '' }: NamedPerson): boolean =>
  note.length < LONGEST_NOTE && ABOUT_THE_ONE_BEFORE.test(piece);

/** The people of a list such as `@ann, @bob (left early) and Cy`, `@ann, guests: Dee, Ed`. */
export function peopleIn(text: string, directory: Directory): NamedPerson[] {
  const { bare, restore } = withoutBrackets(withoutMail(text.replaceAll('[', '(').replaceAll(']', ')')));
  const people: NamedPerson[] = [];
  let guests: string | undefined;
  for (const whole of bare.split(BETWEEN).map((one) => one.trim())) {
    const label = guestLabel(whole);
    guests = label?.isSeveral === true ? label.words : guests;
    const piece = label ? whole.slice(label.length).trim() : whole;
    const note = label?.words ?? guests;
    const before = people.at(-1);
    if (before && isAboutOneBefore(piece, before) && handleOf(piece, directory) === undefined)
      people[people.length - 1] = { ...before, note: notesOf(before.note, restore(piece)) };
    else people.push(...onePiece(piece, restore, directory).map((who) => withGuestNote(who, note)));
  }
  return people;
}

const GUESTS = /^(?<words>(?:invited )?(?:guest|observer|visitor)(?<several>s)?|gast|gäste)\s*:\s*(?=\S)/iu;

/** What stands before a guest in a list of people: `Guest: Dee`, and before several at its end. */
function guestLabel(
  piece: string,
): { readonly words: string; readonly length: number; readonly isSeveral: boolean } | undefined {
  const { 0: whole = '', groups: { words = '', several } = {} } = GUESTS.exec(piece) ?? {};
  if (words === '') return undefined;
  return {
    words: words.toLowerCase(),
    length: whole.length,
    isSeveral: several !== undefined || /gäste/iu.test(words),
  };
}

const withGuestNote = (who: NamedPerson, note: string | undefined): NamedPerson =>
  note === undefined || who.handle !== undefined ? who : { ...who, note: notesOf(note, who.note) };

/** Whether minutes note of somebody that they were a guest. */
export const isNotedAsGuest = ({ note = '' }: Pick<NamedPerson, 'note'>): boolean =>
  /^(?:invited )?(?:guests?|observers?|visitors?|gast|gäste)(?!\p{L})/iu.test(note);

/** Mail addresses name nobody. */
const withoutMail = (text: string): string =>
  text
    .split(' ')
    .filter((word) => !/^[^@]+@[\w-]+\.[a-z]/iu.test(word))
    .join(' ');

/** The people of a piece without commas: handles one after another, the first of which may have its name before it. */
function onePiece(piece: string, restore: (words: string) => string, directory: Directory): NamedPerson[] {
  const [first = '', ...others] = piece.split(BEFORE_HANDLE).map(restore);
  const [handled, ...more] = others.flatMap((one) => person(one, directory) ?? []);
  const own = person(first, directory);
  if (!handled || first.startsWith('@')) return [own, handled, ...more].filter((who) => who !== undefined);
  return [...withName(first.trim(), own, handled), ...more];
}

/** `Ann Lee @ann` is one person, but two members are two people. */
function withName(name: string, own: NamedPerson | undefined, handled: NamedPerson): NamedPerson[] {
  if (own?.handle !== undefined && own.handle !== handled.handle) return [own, handled];
  return [own && own.note === undefined ? { ...handled, name } : handled];
}

/** `NAME (IN BRACKETS) AFTER`. */
const PARTS = /^(?<name>[^(]*)(?:\((?<inside>[^()]*)\)(?<after>.*))?$/su;

/** What is between a name and what is said of it: `Ann Lee – Red Hat`. */
const ASIDE = /(?<!\s)\s+[–—-]\s+|:\s+/u;

/** The name that a piece begins with, as written, and what follows it. */
function nameIn(piece: string, directory: Directory): { readonly written: string; readonly beside: string } {
  const words = piece.replace(/(?<![\s.:!?…])[\s.:!?…]+$/u, '');
  const [handle] = new RegExp(`^${HANDLE}`, 'u').exec(words) ?? [];
  if (handleOf(words, directory) !== undefined) return { written: words, beside: '' };
  if (handle !== undefined) return { written: handle, beside: words.slice(handle.length) };
  const at = ASIDE.exec(words);
  return at
    ? { written: words.slice(0, at.index), beside: words.slice(at.index + at[0].length) }
    : { written: words, beside: '' };
}

const ONLY_HANDLE = new RegExp(`^${HANDLE}$`, 'u');

/** Who a name is, with what follows it in brackets: `Robert (rob, @robert)` has names there, and no note. */
function known(written: string, inside: string, directory: Directory): Partial<NamedPerson> & { note: string } {
  const others = inside.split(/[,;]\s*/u);
  const handles = others.flatMap((other) => handleOf(other, directory) ?? []);
  const handle = handleOf(written, directory) ?? handles[0];
  if (handle !== undefined) return { handle, note: handles.includes(handle) ? besideNames(others, directory) : inside };
  const own = written.startsWith('@') ? undefined : others.find((other) => ONLY_HANDLE.test(other) && !isNobody(other));
  if (own === undefined) return { note: inside };
  return { written: own, name: written, note: others.filter((other) => other !== own).join(', ') };
}

/** What isn't another name of the same person: nicknames are written small. */
const besideNames = (others: readonly string[], directory: Directory): string =>
  others.filter((other) => handleOf(other, directory) === undefined && !/^[\p{Ll}\d_-]+$/u.test(other)).join(', ');

/** `(@ann)` is @ann as well. */
const unwrapped = (piece: string): string => /^\((?<inside>@[^()]*)\)\.?$/u.exec(piece)?.groups?.['inside'] ?? piece;

function partsOf(piece: string) {
  const { name = '', inside = '', after = '' } = PARTS.exec(unwrapped(piece))?.groups ?? {};
  return { name: name.trim(), inside, after };
}

function person(piece: string, directory: Directory): NamedPerson | undefined {
  const { name, inside, after } = partsOf(piece);
  const { written, beside } = nameIn(name, directory);
  if (written === '' || isNobody(written) || isDomain(written)) return undefined;
  const { note, ...who } = known(written, inside, directory);
  if (who.handle === undefined && !canBeName(written, beside)) return undefined;
  const notes = notesOf(note, beside, after);
  return { written, ...who, ...(notes === undefined ? {} : { note: notes }) };
}

const canBeName = (written: string, beside: string): boolean =>
  written.startsWith('@') || (isNameLike(written) && !/https?:/u.test(beside));

function notesOf(...notes: readonly (string | undefined)[]): string | undefined {
  const said = notes.map((note) => noteOf(note ?? '')).filter((words) => words !== '');
  return said.length === 0 ? undefined : said.join(', ');
}

const noteOf = (words: string): string => words.replace(/^[\s.:–—-]+|(?<![\s.:])[\s.:]+$/gu, '');

/** Names have few words and no verb: anything else under a list of people is a remark. */
const MOST_WORDS = 6;
const LONGEST_NAME = 80;
const SENTENCE =
  /(?<!\p{L})(?:was|were|is|are|has|have|had|will|not|please|note|quorum|recorded|reached|members?|people|ist|sind|war|waren|hat|haben|wurden?|bitte|beschlussfähig)(?!\p{L})/iu;

/** Whether words without an `@` can be somebody's name. */
function isNameLike(written: string): boolean {
  const words = written.split(/\s+/u);
  if (written.length > LONGEST_NAME || words.length > MOST_WORDS || SENTENCE.test(written)) return false;
  if (/^[#\d({]|https?:|[=|]|:$/u.test(written)) return false;
  return words.length === 1 || words.some((word) => /^\p{Lu}/u.test(word));
}
