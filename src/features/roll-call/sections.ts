import type { List, ListItem, PhrasingContent, RootContent } from 'mdast';

import type { Meeting, SectionWriter } from '../../meeting/feature.ts';
import type { AttendeeGroup, ListingSettingsValue } from '../../minutes/attendance-settings.ts';
import { headingNode, itemNode, listNode, paragraphNode, sectionHeading, textNode } from '../../minutes/build.ts';
import { tableNode } from '../../minutes/table.ts';
import { kindsOf, peopleInGroups, type GroupedPerson } from './attendee-groups.ts';
import { inListedOrder, joinedNames, listedName, tableColumns } from './listing.ts';

/** A group of people with how it's written. */
interface Written {
  readonly group: AttendeeGroup;
  readonly settings: ListingSettingsValue;
  readonly people: readonly GroupedPerson[];
}

/** What is before the people: Markdown of the configuration, as it is. */
function labelNodes({ group, people }: Written): PhrasingContent[] {
  const label = group.label?.replaceAll('{count}', String(people.length)).trimEnd() ?? '';
  return label === '' ? [] : [{ type: 'html', value: label }];
}

/** Each person, or the words for nobody. */
function texts({ group, settings, people }: Written, meeting: Meeting): readonly string[] {
  if (people.length > 0) return people.map((one) => listedName(one, settings, meeting));
  return group.empty === undefined || group.empty === '' ? [] : [group.empty];
}

const items = (names: readonly string[]): ListItem[] => names.map((name) => itemNode([textNode(name)]));

/** The label with everybody after it. */
function wholeLine(written: Written, meeting: Meeting): PhrasingContent[] {
  const [label, names] = [labelNodes(written), joinedNames(texts(written, meeting), written.settings)];
  if (names === '') return label;
  return [...label, textNode(label.length === 0 ? names : ` ${names}`)];
}

const paragraph = (content: readonly PhrasingContent[]): RootContent[] =>
  content.length === 0 ? [] : [paragraphNode(...content)];
const listOf = (found: readonly ListItem[], ordered = false): List[] =>
  found.length === 0 ? [] : [listNode(found, ordered)];

function table(written: Written, meeting: Meeting): RootContent[] {
  const { people, settings } = written;
  if (people.length === 0) return texts(written, meeting).flatMap((text) => paragraph([textNode(text)]));
  return [tableNode(tableColumns(people, settings, meeting), meeting.group.format.style)];
}

const nested = (written: Written, below: readonly ListItem[]): List[] => [
  listNode([itemNode(labelNodes(written), listOf(below))]),
];

const LAYOUTS: Readonly<
  Record<ListingSettingsValue['as'], (written: Written, meeting: Meeting) => readonly RootContent[]>
> = {
  list: (written, meeting) => [...paragraph(labelNodes(written)), ...listOf(items(texts(written, meeting)))],
  numbers: (written, meeting) => [...paragraph(labelNodes(written)), ...listOf(items(texts(written, meeting)), true)],
  line: (written, meeting) => paragraph(wholeLine(written, meeting)),
  bullet: (written, meeting) => {
    const line = wholeLine(written, meeting);
    return listOf(line.length === 0 ? [] : [itemNode(line)]);
  },
  nested: (written, meeting) => nested(written, items(texts(written, meeting))),
  'nested line': (written, meeting) => {
    const names = joinedNames(texts(written, meeting), written.settings);
    return nested(written, items(names === '' ? [] : [names]));
  },
  table: (written, meeting) => [...paragraph(labelNodes(written)), ...table(written, meeting)],
};

/** Bullets of neighbouring groups are one list. */
function oneList(nodes: readonly RootContent[], node: RootContent): RootContent[] {
  const last = nodes.at(-1);
  if (last?.type !== 'list' || node.type !== 'list' || last.ordered !== node.ordered) return [...nodes, node];
  return [...nodes.slice(0, -1), { ...last, children: [...last.children, ...node.children] }];
}

/** Of people who are listed because they came late, say, it isn't said again. */
const withoutOwnMark = (group: AttendeeGroup, people: readonly GroupedPerson[]): readonly GroupedPerson[] => {
  const [kind, another] = kindsOf(group);
  if (another !== undefined) return people;
  const own = kind === 'guests' ? 'guest' : kind;
  return people.map(({ key, marks }) => ({ key, marks: marks.filter((mark) => mark !== own) }));
};

interface SectionSettings extends ListingSettingsValue {
  readonly heading?: string | undefined;
  readonly level: number;
}

/** @param section how people are listed if their group doesn't say it */
function groupsOf(section: SectionSettings, groups: readonly AttendeeGroup[], meeting: Meeting): RootContent[] {
  const people = peopleInGroups(groups, meeting);
  const level = section.level + (section.heading === undefined ? 0 : 1);
  const nodes = groups.flatMap((group): readonly RootContent[] => {
    const { as = section.as, person = section.person, order = section.order, columns = section.columns } = group;
    const settings = { ...section, as, person, order, columns };
    const found = withoutOwnMark(group, inListedOrder(people.get(group) ?? [], settings, meeting));
    if (found.length === 0 && group.empty === undefined) return [];
    const heading = group.heading === undefined ? [] : [headingNode(level, textNode(group.heading))];
    return [...heading, ...LAYOUTS[as]({ group, settings, people: found }, meeting)];
  });
  return nodes.reduce<RootContent[]>(oneList, []);
}

/** `attendance`: people in groups. */
const writeGroups: SectionWriter = (section, meeting) =>
  section.kind === 'attendance' ? [...sectionHeading(section), ...groupsOf(section, section.groups, meeting)] : [];

/** `present`, `regrets` and `absent`: one kind of people under a heading. */
const writeOne: SectionWriter = (section, meeting) => {
  if (section.kind !== 'present' && section.kind !== 'regrets' && section.kind !== 'absent') return [];
  const group = { who: section.kind, ...(section.empty !== undefined && { empty: section.empty }) };
  return [...sectionHeading(section), ...groupsOf(section, [group], meeting)];
};

/** The sections about who was there. */
export const attendanceSections: Readonly<Record<string, SectionWriter>> = {
  present: writeOne,
  regrets: writeOne,
  absent: writeOne,
  attendance: writeGroups,
};
