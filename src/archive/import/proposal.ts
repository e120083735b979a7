import { parseDocument, isMap, isSeq, YAMLSeq, type Document, type YAMLMap } from 'yaml';

import type { MeetingRhythm, StandingHeading } from './habits.ts';
import type { SpellingDoubt, LearnedMember } from './spellings.ts';

/** What a configuration is to learn. */
export interface LearnedGroup {
  readonly members: readonly (LearnedMember & { readonly expected: boolean })[];
  /** Spellings that people have said are somebody's. */
  readonly aliases: readonly SpellingDoubt[];
  readonly doubts: readonly SpellingDoubt[];
  readonly rhythm?: MeetingRhythm | undefined;
  readonly topics: readonly StandingHeading[];
  /** Where the minutes are, with `{date}` for the date. */
  readonly path: string;
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

function addMembers(members: YAMLSeq, learned: LearnedGroup['members'], document: Document): void {
  for (const { handle, expected } of learned) {
    if (!members.items.some(isMember(handle)))
      members.add(document.createNode({ handle, ...(expected ? {} : { expected: false }) }, { flow: true }));
  }
}

function commentDoubts(members: YAMLSeq, doubts: readonly SpellingDoubt[]): void {
  for (const { spelling, of, lines } of doubts) {
    const member = members.items.find(isMember(of));
    if (member)
      member.comment = ` Is @${spelling} (${lines} ${lines === 1 ? 'line' : 'lines'}) @${of}? Then add it to their aliases.`;
  }
}

/** A configuration for a group that has none, from its minutes: a frame to be looked through by people. */
function fresh(id: string, { rhythm, topics, path }: LearnedGroup): Document {
  const schedule = rhythm && {
    start: rhythm.start,
    zone: 'UTC',
    from: rhythm.from,
    ...(rhythm.every === undefined ? {} : { every: rhythm.every }),
  };
  const group = {
    id,
    name: id,
    members: [],
    schedule: schedule ?? { start: '17:00' },
    format: {
      path,
      frontMatter: { meeting_time: '{start:yyyy-MM-dd HH:mm} UTC', title: 'Minutes {date}' },
      sections: [
        { kind: 'roles', heading: 'Welcome', chair: 'Meeting chair', secretary: 'Meeting secretary' },
        { kind: 'present', heading: 'Attendees', empty: '…' },
        { kind: 'regrets', heading: 'Regrets', empty: '…' },
        { kind: 'approval', heading: 'Approve previous meeting minutes' },
        { kind: 'topics', heading: 'Agenda', topics },
        { kind: 'events', heading: 'Upcoming events and deadlines', empty: '…' },
        { kind: 'next', heading: 'Next meeting' },
      ],
    },
  };
  const document = parseDocument('');
  document.contents = document.createNode({ groups: [group] }) as never;
  document.commentBefore = ' Proposed from the minutes of the group: look it through, and give it rooms and a forge.';
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
