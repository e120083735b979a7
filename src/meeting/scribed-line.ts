import type { Meeting } from './feature.ts';
import { memberPerson, type Person, type PersonKey } from './member.ts';
import { MENTION_TOKEN } from './mention.ts';
import { leadingPeople, whoIs } from './people.ts';
import { readNamedLine } from './written-names.ts';

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

/** A line that begins with names as the group's minutes write them, such as `Ann Lee: text`. */
function ofWritten(line: string, { group }: Meeting): ScribedLine | undefined {
  const found = readNamedLine(line, group);
  const speakers = group.directory.members.filter(({ handle }) => found?.handles.includes(handle)).map(memberPerson);
  return found && { speakers, said: found.said };
}

/** Reads a line that begins with the name of the person who said it, or with several; undefined for any other. */
export const scribedLine = (line: string, meeting: Meeting): ScribedLine | undefined =>
  ofSeveral(line, meeting) ?? ofOne(line, meeting) ?? ofWritten(line, meeting);

/** Whether a line reads as the words of others than this person. */
export const readsAsAnothers = (line: string, by: PersonKey, meeting: Meeting): boolean =>
  scribedLine(line, meeting)?.speakers.some(({ key }) => key !== by) === true;
