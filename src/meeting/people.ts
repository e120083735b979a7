import { shorten } from './clean.ts';
import type { Meeting } from './feature.ts';
import { guests } from './guests.ts';
import { memberPerson, type Person, type PersonKey } from './member.ts';

/** A display name as it stands after an `@`: without spaces. */
const run = (name: string): string => name.replaceAll(/\s+/gu, '').toLowerCase();

/** The person whom `@name` means in this meeting: a member, a guest who was heard, or the speaker for `me`. */
export function whoIs(name: string, meeting: Meeting, by?: Person): Person | undefined {
  const plain = name.replace(/^@/u, '');
  if (by && plain.toLowerCase() === 'me') return by;
  const member = meeting.group.directory.byName(plain);
  if (member) return memberPerson(member);
  const guest = meeting.of(guests).findEntry((label) => run(label) === run(plain));
  return guest && { key: guest[0], label: guest[1], guest: true };
}

/** "I do not know @bobb. Did you mean @bob?" */
export function unknownPerson(name: string, meeting: Meeting): string {
  const nearest = meeting.group.directory.nearest(name);
  const plain = name.replace(/^@/u, '');
  return `I do not know @${shorten(plain, 40)}.${nearest === undefined ? '' : ` Did you mean @${nearest}?`}`;
}

/** What is wrong with words where only a name can stand; a member's name without its `@` is shown with it. */
export function onlyName(typed: string, meeting: Meeting): string {
  const member = meeting.group.directory.byName(typed);
  const such = member ? `@${member.handle}` : '@user';
  return `Only a name can follow, with an @ before it: ${such}.`;
}

const NAME = /^@(?<name>[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?)/u;
const JOINT = /^(?:\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+|\s+)(?=@)/u;

export interface Addressed {
  readonly people: readonly Person[];
  /** What follows the names. */
  readonly rest: string;
  /** Names that nobody bears. */
  readonly unknown: readonly string[];
}

/** The `@name`s at the beginning, joined by commas, "and", "&" or spaces, and what follows them. */
export function leadingPeople(args: string, meeting: Meeting, by?: Person): Addressed {
  const people = new Map<PersonKey, Person>();
  const unknown: string[] = [];
  let rest = args;
  for (let found = NAME.exec(rest); found; found = NAME.exec(rest)) {
    const name = found.groups?.['name'] ?? '';
    const who = whoIs(name, meeting, by);
    if (who) people.set(who.key, who);
    else unknown.push(name);
    rest = rest.slice(found[0].length);
    const joint = JOINT.exec(rest);
    if (!joint) break;
    rest = rest.slice(joint[0].length);
  }
  if (rest === args) return { people: [], rest, unknown };
  return { people: [...people.values()], rest: rest.replace(/^\s*[,:]?\s*(?:[–—-]\s+)?/u, ''), unknown };
}

const MENTION = /(?<![\p{L}\p{N}_.])@(?<name>[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?)/gu;

/** The members whom a text mentions with an `@`, in order, once each. */
export function mentioned(text: string, meeting: Meeting): Person[] {
  const people = [...text.matchAll(MENTION)].flatMap(({ groups }) => whoIs(groups?.['name'] ?? '', meeting) ?? []);
  return [...new Map(people.map((who) => [who.key, who])).values()];
}
