import type { Meeting } from './feature.ts';
import type { Person } from './member.ts';
import { mentionedPeople, unknownPerson, whoIs } from './people.ts';

// Names as people type them without an `@`, as on IRC.

/** A nick at the beginning, and what joins it to the next one: `kenji, sofia`, `kenji/sofia`, `kenji and sofia`. */
const NICK = /^[^\s,:;/&+]+/u;
const JOINT = /^(?:\s?[,/&+]\s?(?:and )?| and | & )/u;
/** A nick to which the words are said: `kenji: write the rules`. */
const SAID_TO = /^\s?:\s+|^\s[–—-]{1,2}\s+/u;

export interface NickedOwners {
  readonly people: readonly Person[];
  /** The words, without the names if these only come before them. */
  readonly text: string;
}

/** A member; or, in a room without a directory, anyone who has spoken there. */
function byNick(nick: string, meeting: Meeting): Person | undefined {
  const { directory } = meeting.group;
  return directory.members.length === 0 || directory.byName(nick) ? whoIs(nick, meeting) : undefined;
}

/** The people at the beginning of a text, and what follows their names. */
function fromStart(said: string, meeting: Meeting): { readonly people: readonly Person[]; readonly rest: string } {
  const nick = NICK.exec(said)?.[0] ?? '';
  const who = nick === '' ? undefined : byNick(nick, meeting);
  if (!who) return { people: [], rest: said };
  const rest = said.slice(nick.length);
  const joint = JOINT.exec(rest)?.[0];
  if (joint === undefined) return { people: [who], rest };
  const others = fromStart(rest.slice(joint.length), meeting);
  return others.people.length === 0 ? { people: [who], rest } : { people: [who, ...others.people], rest: others.rest };
}

/** MeetBot scans an #action for the people it knows: names need no `@` there. */
export function leadingNicks(said: string, meeting: Meeting): NickedOwners {
  const { people: named, rest } = fromStart(said, meeting);
  const people = new Map([...named, ...mentionedPeople(said, meeting)].map((who) => [who.key, who]));
  const words = rest.replace(SAID_TO, '');
  return { people: [...people.values()], text: words === rest || words === '' ? said : words };
}

/** The people of a list of nicks, and what to say of nicks that are nobody's. */
export function listedNicks(
  args: string,
  meeting: Meeting,
  by: Person,
): { readonly people: readonly Person[]; readonly unknown: readonly string[] } {
  const found = args
    .split(/[\s,]+/u)
    .filter((nick) => nick !== '')
    .map((nick) => ({ nick, who: whoIs(nick, meeting, by) }));
  return {
    people: found.flatMap(({ who }) => who ?? []),
    unknown: found.flatMap(({ nick, who }) => (who ? [] : [unknownPerson(nick, meeting)])),
  };
}

/** The names of people for `leadingPeople`, each with its `@`. */
export const atNames = (args: string): string => args.replaceAll(/(?<![@\S])(?=[^\s,@])/gu, '@');

/** The same for somebody who names themselves first: nobody types an `@` in `me write the rules`. */
export const atMe = (args: string): string => args.replace(/^me(?=[\s,:]+\S)/iu, '@me');
