import { normalizeForMatch } from '../meeting/clean-text.ts';
import type { Directory } from '../meeting/member.ts';
import { isSaidAs } from './vocabulary.ts';

/** Somebody whom minutes name. */
export interface NamedPerson {
  readonly written: string;
  /** The member's handle; undefined for somebody whom the directory does not know. */
  readonly handle?: string | undefined;
  /** What is written beside the name: `left early`. */
  readonly note?: string | undefined;
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

const BETWEEN = /(?:(?<!\s)\s+)?[,;&]\s*(?:(?:and|&)\s+)?|(?<!\s)\s+(?:and|og|und)\s+|\.\s+(?=@)|(?<!\s)\s+(?=@)/u;

/** The people of a list such as `@ann, @bob (left early) and Cy`. */
export function peopleIn(text: string, directory: Directory): NamedPerson[] {
  const { bare, restore } = withoutBrackets(text);
  const pieces = bare.split(BETWEEN).map((piece) => restore(piece).trim());
  return pieces.flatMap((piece) => person(piece, directory) ?? []);
}

/** `NAME (IN BRACKETS) AFTER`. */
const PARTS = /^(?<name>[^(]*)(?:\((?<inside>[^()]*)\)(?<after>.*))?$/su;

/** The name that a piece begins with, as written, and what follows it. */
function nameIn(piece: string, directory: Directory): { readonly written: string; readonly beside: string } {
  const words = piece.replace(/(?<![\s.:!?…])[\s.:!?…]+$/u, '');
  const [handle] = new RegExp(`^${HANDLE}`, 'u').exec(words) ?? [];
  if (handle === undefined || handleOf(words, directory) !== undefined) return { written: words, beside: '' };
  return { written: handle, beside: words.slice(handle.length) };
}

/** Who a name is, with what follows it in brackets: `Robert (rob, @robert)` has names there, and no note. */
function known(written: string, inside: string, directory: Directory): { handle?: string; note: string } {
  const others = inside.split(/[,;]\s*/u).flatMap((other) => handleOf(other, directory) ?? []);
  const handle = handleOf(written, directory) ?? others[0];
  const isAlias = others.length > 0 && others.every((other) => other === handle);
  return { ...(handle === undefined ? {} : { handle }), note: isAlias ? '' : inside };
}

function person(piece: string, directory: Directory): NamedPerson | undefined {
  const { name = '', inside = '', after = '' } = PARTS.exec(piece)?.groups ?? {};
  const { written, beside } = nameIn(name.trim(), directory);
  if (written === '' || isNobody(written) || isDomain(written)) return undefined;
  const { note, ...who } = known(written, inside, directory);
  const notes = [note, beside, after].map(noteOf).filter((words) => words !== '');
  return { written, ...who, ...(notes.length === 0 ? {} : { note: notes.join(', ') }) };
}

const noteOf = (words: string): string => words.replace(/^[\s.:–—-]+|(?<![\s.:])[\s.:]+$/gu, '');
