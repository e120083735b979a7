import { parseDocument, isMap, isScalar, isSeq, YAMLSeq, type Document, type YAMLMap } from 'yaml';

import type { Language } from '../../language/language.ts';
import type { ConfiguredFormat } from '../../minutes/format.ts';
import type { MeetingRhythm } from './habits.ts';
import { withZone } from './learn-clocks.ts';
import type { ImportedMember } from './learn-members.ts';
import type { SpellingDoubt } from './spellings.ts';

/** What a configuration is to learn. */
export interface LearnedGroup {
  readonly members: readonly ImportedMember[];
  /** Spellings that people have said are somebody's. */
  readonly aliases: readonly SpellingDoubt[];
  readonly doubts: readonly SpellingDoubt[];
  readonly rhythm?: MeetingRhythm | undefined;
  readonly format: ConfiguredFormat;
  readonly language: Language;
  /** The group's name as its minutes have it. */
  readonly name?: string | undefined;
  readonly chairs: readonly string[];
  readonly secretaries: readonly string[];
  /** What people answered: the group's name, and the local time at which it meets with its zone. */
  readonly told?:
    | { readonly name?: string | undefined; readonly start?: string | undefined; readonly zone?: string | undefined }
    | undefined;
}

const isMember =
  (handle: string) =>
  (node: unknown): node is YAMLMap =>
    isMap(node) && node.get('handle') === handle;

function addAliases(members: YAMLSeq, aliases: readonly SpellingDoubt[], document: Document): void {
  for (const { spelling, of } of aliases) {
    const member = members.items.find(isMember(of));
    if (!member) continue;
    const known = member.get('aliases');
    if (isSeq(known)) known.add(spelling);
    else member.set('aliases', document.createNode([spelling], { flow: true }));
  }
}

/** A member as a configuration has them: a name that is two parts is written as these. */
function memberNode({
  handle,
  name,
  given,
  family,
  affiliation,
  role,
  expected,
}: ImportedMember): Record<string, unknown> {
  const isInParts = given !== undefined && name === `${given} ${family}`;
  const known = { ...(isInParts ? { given, family } : { name, given, family }), affiliation, role };
  const told = Object.entries(known).filter(([, value]) => value !== undefined);
  return { handle, ...Object.fromEntries(told), ...(expected ? {} : { expected: false }) };
}

function addMembers(members: YAMLSeq, learned: LearnedGroup['members'], document: Document): void {
  for (const member of learned) {
    if (!members.items.some(isMember(member.handle)))
      members.add(document.createNode(memberNode(member), { flow: true }));
  }
}

function commentDoubts(members: YAMLSeq, doubts: readonly SpellingDoubt[]): void {
  for (const { spelling, of, lines } of doubts) {
    const member = members.items.find(isMember(of));
    if (member)
      member.comment = ` Is @${spelling} (${lines} ${lines === 1 ? 'line' : 'lines'}) @${of}? Then add it to their aliases.`;
  }
}

/** When the group meets, as far as its minutes or somebody say. */
function scheduleNode({ rhythm, told }: LearnedGroup): Record<string, unknown> {
  const { start: seen, from, every } = rhythm ?? {};
  const { start = seen, zone = 'UTC' } = told ?? {};
  const known = { zone: start === undefined ? undefined : zone, from, every };
  return {
    start: start ?? null,
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
  };
}

/** What stands beside a start that nobody has said. */
const NO_START = " The minutes don't say when you start. Write the time as HH:MM, and its zone: Europe/Oslo";

/** A configuration for a group that has none, from its minutes: a frame to be looked through by people. */
function fresh(id: string, lesson: LearnedGroup): Document {
  const { format, language, chairs, secretaries, told } = lesson;
  const group = {
    id,
    name: told?.name ?? lesson.name ?? id,
    ...(language === 'en' ? {} : { language }),
    ...(chairs.length > 0 ? { chairs } : {}),
    ...(secretaries.length > 0 ? { secretaries } : {}),
    members: [],
    schedule: scheduleNode(lesson),
    format: withZone(format, told?.zone),
  };
  const document = parseDocument('');
  document.contents = document.createNode({ groups: [group] }, { aliasDuplicateObjects: false }) as never;
  document.commentBefore = ' Proposed from the minutes of the group: look it through, and give it rooms and a forge.';
  const start: unknown = document.getIn(['groups', 0, 'schedule', 'start'], true);
  if (isScalar(start) && start.value === null) start.comment = NO_START;
  return document;
}

/**
 * The configuration with what the minutes taught; everything in it stays, comments and secrets' names included.
 * @param source the configuration as it is, or undefined if there is none
 * @param id the group
 */
export function proposeConfig(source: string | undefined, id: string, lesson: LearnedGroup): string {
  const document = source === undefined ? fresh(id, lesson) : parseDocument(source);
  const groups = document.get('groups');
  const group = isSeq(groups) ? groups.items.find((node) => isMap(node) && node.get('id') === id) : undefined;
  if (!isMap(group)) return String(document);
  const known = group.get('members');
  const members = isSeq(known) ? known : new YAMLSeq();
  if (!isSeq(known)) group.set('members', members);
  members.flow = false;
  addMembers(members, lesson.members, document);
  addAliases(members, lesson.aliases, document);
  commentDoubts(members, lesson.doubts);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
