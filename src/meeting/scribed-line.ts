import { HANDLE_TEMPLATE } from '../minutes/person-template.ts';
import type { Meeting } from './feature.ts';
import { memberPerson, type Person, type PersonKey } from './member.ts';
import { MENTION_TOKEN } from './mention.ts';
import { nameInMinutes } from './minutes-names.ts';
import { leadingPeople, whoIs } from './people.ts';

/** A line with whose words it is, as scribes write. */
export interface ScribedLine {
  readonly speakers: readonly Person[];
  /** The words without the names. */
  readonly said: string;
}

// `@tux - text`, `tux – text`, `@tux: text`.
const ONE = new RegExp(
  String.raw`^@?(?<name>${MENTION_TOKEN}|[\p{L}\p{N}_][\p{L}\p{N}._-]*?)\s*(?::|[–—]|\s--?)\s+(?<said>\S.*)$`,
  'su',
);

// `@tux, @stigtsp – text`
const SEVERAL = /^@[^–—:]*\s[–—-]\s/u;

function ofOne(line: string, meeting: Meeting): ScribedLine | undefined {
  const { name, said } = ONE.exec(line)?.groups ?? {};
  const speaker = name === undefined ? undefined : whoIs(name, meeting);
  return speaker && said !== undefined ? { speakers: [speaker], said } : undefined;
}

function ofSeveral(line: string, meeting: Meeting): ScribedLine | undefined {
  const { people, rest } = SEVERAL.test(line) ? leadingPeople(line, meeting) : { people: [], rest: line };
  return people.length > 1 ? { speakers: people, said: rest } : undefined;
}

// What is between a name and what its bearer said.
const SIGN = /^\s*(?::|[–—]|\s--?)\s+(?=\S)/u;

/** What the format writes after names, if it's another sign, as in `Ann, we are done`. */
const afterNames = ({ group: { format } }: Meeting): string =>
  typeof format.attribution === 'string' ? (format.attribution.split('{person}')[1] ?? '').trimEnd() : '';

/** The words after a name and a sign; undefined if the text begins otherwise. */
function saidAfter(name: string, line: string, meeting: Meeting): string | undefined {
  if (!line.toLowerCase().startsWith(name.toLowerCase())) return undefined;
  const rest = line.slice(name.length);
  const own = afterNames(meeting);
  const isOwn = own !== '' && rest.startsWith(own) && /^\s+\S/u.test(rest.slice(own.length));
  const sign = isOwn ? own : SIGN.exec(rest)?.[0];
  return sign === undefined ? undefined : rest.slice(sign.length).trimStart();
}

/** A line that begins with a name as the group's minutes write it, such as `Ann Lee: text`. */
function ofWritten(line: string, meeting: Meeting): ScribedLine | undefined {
  const { directory, format } = meeting.group;
  if (format.person === HANDLE_TEMPLATE && afterNames(meeting) === '') return undefined;
  for (const member of directory.members) {
    const said = saidAfter(nameInMinutes(meeting, member.handle), line, meeting);
    if (said !== undefined) return { speakers: [memberPerson(member)], said };
  }
  return undefined;
}

/** Reads a line that begins with the name of the person who said it, or with several; undefined for any other. */
export const scribedLine = (line: string, meeting: Meeting): ScribedLine | undefined =>
  ofSeveral(line, meeting) ?? ofOne(line, meeting) ?? ofWritten(line, meeting);

/** Whether a line reads as the words of others than this person. */
export const readsAsAnothers = (line: string, by: PersonKey, meeting: Meeting): boolean =>
  scribedLine(line, meeting)?.speakers.some(({ key }) => key !== by) === true;
