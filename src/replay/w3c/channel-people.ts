import { foldCase } from '../../meeting/member.ts';
import { bareNick } from '../nicks.ts';

// Who is who in a channel: people have nicks, and others write their names.

/** Somebody of a channel. */
export interface ChannelPerson {
  /** Their nick, or their name with `_` for spaces if they typed nothing. Letters, digits, dots, dashes and `_`. */
  readonly handle: string;
  /** What people call them at greatest length. */
  readonly name: string;
}

/** Finds who is meant by a nick or a name. */
export interface ChannelPeople {
  /** Those that the log names, in the order in which it does. */
  all(): readonly ChannelPerson[];
  /** Who that is, if the log names them. */
  find(name: string): ChannelPerson | undefined;
  /** The same; somebody new, if nobody is called that. */
  meet(name: string): ChannelPerson;
}

const inWords = (name: string): string =>
  name
    .trim()
    .replace(/^@/u, '')
    .replaceAll(/[\s_]+/gu, ' ')
    .trim();
/** Names that differ in case, spaces or `_` are one; so are `ann_` and `ann|away`. */
const keyOf = (name: string): string => foldCase(inWords(bareNick(name.trim()))).replaceAll(' ', '');
const firstOf = (name: string): string => foldCase(inWords(name).split(' ')[0] ?? '');
const asHandle = (name: string): string => {
  const plain = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_');
  return /^[\p{L}\p{N}_]/u.test(plain) ? plain : `_${plain}`;
};

/** A nick is written small; whoever lists its bearer may write the name: Ann, and not ann. */
const isSpelled = (name: string, { name: before }: ChannelPerson): boolean =>
  name !== before && before === foldCase(before) && foldCase(name) === before;

/** @param nicks those who typed something, in their order */
export function createChannelPeople(nicks: readonly string[]): ChannelPeople {
  const people = new Map<string, ChannelPerson>();
  const handles = new Map<string, string>();
  const byFirst = new Map<string, Set<string>>();
  const named = (handle: string | undefined): ChannelPerson | undefined =>
    handle === undefined ? undefined : people.get(handle);

  function add(person: ChannelPerson, key: string): ChannelPerson {
    people.set(person.handle, person);
    handles.set(key, person.handle);
    const first = firstOf(person.name);
    byFirst.set(first, (byFirst.get(first) ?? new Set()).add(person.handle));
    return person;
  }
  /** The only person with that first name. */
  function byFirstName(name: string): ChannelPerson | undefined {
    const [handle, ...others] = byFirst.get(foldCase(inWords(name))) ?? [];
    return others.length > 0 ? undefined : named(handle);
  }
  const find = (name: string): ChannelPerson | undefined => named(handles.get(keyOf(name))) ?? byFirstName(name);

  for (const nick of nicks) {
    const name = bareNick(nick);
    if (!handles.has(keyOf(nick))) add({ handle: asHandle(name), name }, keyOf(nick));
  }
  return {
    all: () => [...people.values()],
    find,
    meet(name) {
      const full = inWords(name);
      const known = find(name);
      if (known) return isSpelled(full, known) ? add({ ...known, name: full }, keyOf(name)) : known;
      // Ann Lee, if somebody's nick is ann: she has both names from here on.
      const bearer = full.includes(' ') ? named(handles.get(firstOf(full))) : undefined;
      const isHers = bearer !== undefined && !bearer.name.includes(' ');
      return add(isHers ? { ...bearer, name: full } : { handle: asHandle(full), name: full }, keyOf(name));
    },
  };
}

/** More words than this are a sentence. */
const LONGEST_NAME = 4;

/**
 * The names of a list such as `Ann, Bob Smith (remote)`. Words without commas between them are several names if each is
 * a known one, and none if they are too many.
 */
export function namesListed(list: string, people: Pick<ChannelPeople, 'find'>): string[] {
  const parts = list
    .replaceAll(/\([^()]*\)/gu, ' ')
    .split(/[,;&]|\band\b/u)
    .map((part) => part.trim().replace(/[.:]$/u, ''))
    .filter((part) => /\p{L}/u.test(part));
  return parts.flatMap((part) => {
    const words = part.split(/\s+/u);
    if (words.length > 1 && words.every((word) => people.find(word))) return words;
    return words.length > LONGEST_NAME ? [] : [part];
  });
}
