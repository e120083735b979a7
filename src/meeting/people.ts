import { shortenText } from './clean-text.ts';
import { type Meeting, type Refusal, wrongUsage } from './feature.ts';
import { guestsFeature } from './guests.ts';
import { memberPerson, type Person, type PersonKey } from './member.ts';
import { MENTION_TOKEN, mentionIn } from './mention.ts';
import { generalMessages } from './messages.ts';
import { UNKNOWN_SIGN } from './signs.ts';

/** A display name as it stands after an `@`: without spaces. */
const run = (name: string): string => name.replaceAll(/\s+/gu, '').toLowerCase();

/** The person a mention names, whatever they are called. */
function byMention(plain: string, meeting: Meeting): Person | undefined {
  const who = mentionIn(plain);
  const member = who && meeting.group.directory.members.find(({ handle }) => handle === who.key);
  return member ? memberPerson(member) : who && { ...who, guest: true };
}

/**
 * The person that `@name` means in this meeting: somebody a platform mentions, a member, a guest who has spoken, or the
 * speaker for `me`.
 */
export function whoIs(name: string, meeting: Meeting, by?: Person): Person | undefined {
  const plain = name.replace(/^@/u, '');
  if (by && plain.toLowerCase() === 'me') return by;
  const known = byMention(plain, meeting);
  if (known) return known;
  const member = meeting.group.directory.byName(plain);
  if (member) return memberPerson(member);
  const guest = meeting.stateOf(guestsFeature).findEntry((label) => run(label) === run(plain));
  return guest && { key: guest[0], label: guest[1], guest: true };
}

/** "I don't know @bobb. Did you mean @bob?" */
export function unknownPerson(name: string, meeting: Meeting): string {
  const nearest = meeting.group.directory.nearest(name);
  const plain = shortenText(name.replace(/^@/u, ''), 40);
  const say = generalMessages(meeting.group);
  return nearest === undefined ? say.unknownPerson(plain) : say.unknownPersonNear(plain, nearest);
}

/** Refuses a name that nobody has, by a sign if it can't be done privately. */
const notKnown = (name: string, meeting: Meeting): Refusal => ({
  refuse: unknownPerson(name, meeting),
  sign: `${UNKNOWN_SIGN} @${shortenText(name.replace(/^@/u, ''), 40)}`,
});

/** What's wrong with words that should be just a name; a member's name without its `@` is shown with it. */
export function onlyName(typed: string, meeting: Meeting): string {
  const { directory } = meeting.group;
  const say = generalMessages(meeting.group);
  const member = directory.byName(typed);
  return member ? say.addAt(member.handle) : say.onlyName(directory.members[0]?.handle ?? 'user');
}

/** What's wrong with words that should be just the names of members. */
export const onlyNames = ({ group }: Meeting): string =>
  generalMessages(group).onlyNames(group.directory.members[0]?.handle ?? 'user');

/** What can follow an `@`: a mention, or a name. */
const NAMED = String.raw`(?:${MENTION_TOKEN}|[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?)`;

const NAME = new RegExp(`^@(?<name>${NAMED})`, 'u');
const JOINT = /^(?:\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+|\s+)(?=@)/u;

export interface AddressedPeople {
  readonly people: readonly Person[];
  /** What follows the names. */
  readonly rest: string;
  /** Names that nobody bears. */
  readonly unknown: readonly string[];
}

/** A guest who has spoken and whose whole display name follows an `@`, with or without its spaces: the longest one. */
function guestAt(text: string, meeting: Meeting): { readonly who: Person; readonly length: number } | undefined {
  let longest: { readonly who: Person; readonly length: number } | undefined;
  for (const [key, name] of meeting.stateOf(guestsFeature)) {
    for (const spelled of [name, name.replaceAll(/\s+/gu, '')]) {
      const { length } = spelled;
      const follows = text.slice(length, length + 2);
      const stands = text.slice(0, length).toLowerCase() === spelled.toLowerCase() && !/^[\p{L}\p{N}_]/u.test(follows);
      if (stands && length > (longest?.length ?? 0)) longest = { who: { key, label: name, guest: true }, length };
    }
  }
  return longest;
}

/** Who the `@…` at the start of a text names, and how much of it that is; undefined if it begins otherwise. */
function namedAt(
  text: string,
  meeting: Meeting,
  by?: Person,
): { readonly name: string; readonly who: Person | undefined; readonly length: number } | undefined {
  if (!text.startsWith('@')) return undefined;
  const name = NAME.exec(text)?.groups?.['name'] ?? '';
  const who = whoIs(name, meeting, by);
  // A guest's display name may hold anything, and a member's handle is none of it.
  const guest = who?.guest === false ? undefined : guestAt(text.slice(1), meeting);
  if (guest && guest.length >= name.length) return { name: guest.who.label, ...guest };
  return name === '' ? undefined : { name, who, length: name.length };
}

/** The `@name`s at the beginning, joined by commas, "and", "&" or spaces, and what follows them. */
export function leadingPeople(args: string, meeting: Meeting, by?: Person): AddressedPeople {
  const people = new Map<PersonKey, Person>();
  const unknown: string[] = [];
  let rest = args;
  for (let found = namedAt(rest, meeting, by); found; found = namedAt(rest, meeting, by)) {
    if (found.who) people.set(found.who.key, found.who);
    else unknown.push(found.name);
    rest = rest.slice(1 + found.length);
    const joint = JOINT.exec(rest);
    if (!joint) break;
    rest = rest.slice(joint[0].length);
  }
  if (rest === args) return { people: [], rest, unknown };
  return { people: [...people.values()], rest: rest.replace(/^\s*[,:]?\s*(?:[–—-]\s+)?/u, ''), unknown };
}

/** The same, or a refusal if one of the names is nobody's. */
export function knownPeople(
  args: string,
  meeting: Meeting,
  by?: Person,
): Pick<AddressedPeople, 'people' | 'rest'> | Refusal {
  const { people, rest, unknown } = leadingPeople(args, meeting, by);
  return unknown[0] === undefined ? { people, rest } : notKnown(unknown[0], meeting);
}

/**
 * The people of a text that names nothing else.
 * @param why the refusal if anything else was typed
 */
export function onlyPeople(args: string, meeting: Meeting, why: string, by?: Person): readonly Person[] | Refusal {
  const known = knownPeople(args, meeting, by);
  if ('refuse' in known) return known;
  return known.rest === '' ? known.people : wrongUsage(why);
}

const ALL_NAMES = new RegExp(String.raw`(?<![\p{L}\p{N}_.])@(?<name>${NAMED})`, 'gu');

/** The members whom a text mentions with an `@`, in order, once each. */
export function mentionedPeople(text: string, meeting: Meeting): Person[] {
  const people = [...text.matchAll(ALL_NAMES)].flatMap(({ groups }) => whoIs(groups?.['name'] ?? '', meeting) ?? []);
  return [...new Map(people.map((who) => [who.key, who])).values()];
}
