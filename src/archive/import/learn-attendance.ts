import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { createDirectory } from '../../meeting/member.ts';
import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import { labelledList, type ListName } from '../attendance-labels.ts';
import { linesOf } from '../lines.ts';
import { isSaidAs } from '../vocabulary.ts';
import { commonText } from './date-patterns.ts';
import { listedOrder, personForm, separators, splitPeople } from './people-forms.ts';
import { saysNothing, type SourceLine } from './section-lines.ts';
import { looksLikePeople, peopleTable, type PeopleTable } from './written-names.ts';

/** A section that lists people, as a configuration has it. */
export type AttendanceSection = Extract<ConfiguredSection, { kind: 'present' | 'regrets' | 'absent' | 'attendance' }>;
type GroupedSection = Extract<ConfiguredSection, { kind: 'attendance' }>;
type Layout = NonNullable<GroupedSection['as']>;
type Group = GroupedSection['groups'][number];

/** People who are listed together in one file. */
interface PeopleList {
  readonly who: ListName;
  readonly label?: string;
  readonly as: Layout;
  /** Each as it is written. */
  readonly people: readonly string[];
  /** What is written for nobody. */
  readonly empty?: string;
  /** A line that has several. */
  readonly line?: string;
  readonly table?: PeopleTable;
}

const NOBODY = createDirectory([], []);
const MARKER = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]?\]\s+)?/u;

const isNumbered = ({ markdown }: SourceLine): boolean => /^\s*\d+[.)]\s/u.test(markdown);

/** The label as it is written, stressed or not, with a placeholder for a number of people. */
function labelIn({ markdown, text }: SourceLine, rest: string): string {
  const line = markdown.split('\n')[0]?.replace(MARKER, '') ?? '';
  const [first = ''] = rest.split(/[\s,;]/u);
  const at = first === '' ? -1 : line.indexOf(first, Math.max(0, text.length - rest.length));
  const label =
    first === '' || at < 0 ? line.slice(0, first === '' ? undefined : text.length - rest.length) : line.slice(0, at);
  return label.replace(/\(\d+\)/u, '({count})').trimEnd();
}

const isNobody = (text: string): boolean =>
  /^(?:[–—-]|\.{3}|…)?$/u.test(text) ||
  isSaidAs(text, ({ nobody }) => nobody) ||
  isSaidAs(text, ({ nothing }) => nothing);

const oneLine = (line: string): Pick<PeopleList, 'people' | 'line' | 'empty'> =>
  isNobody(line) ? { people: [], empty: line } : { people: splitPeople(line), line };

/** The list that a line with a label begins, or is. */
function labelled(line: SourceLine): PeopleList | undefined {
  const found = labelledList(line.text, NOBODY);
  if (!found) return undefined;
  const { list: who, rest } = found;
  const label = labelIn(line, rest);
  const below = linesOf(line.below).map(({ text }) => text);
  if (below.length > 0) {
    const [first = ''] = below;
    const isLine = below.length === 1 && (splitPeople(first).length > 1 || isNobody(first));
    return isLine ? { who, label, as: 'nested line', ...oneLine(first) } : { who, label, as: 'nested', people: below };
  }
  return { who, label, as: line.item ? 'bullet' : 'line', ...oneLine(rest) };
}

/** A line without a label that names people. */
function unlabelled(line: SourceLine, who: ListName): PeopleList | undefined {
  const table = peopleTable(line.markdown);
  if (table) return { who, as: 'table', people: table.people.map(({ name, handle }) => name ?? handle ?? ''), table };
  if (saysNothing(line) && line.text !== '') return { who, as: 'list', people: [], empty: line.text };
  if (!looksLikePeople(line.text)) return undefined;
  const people = splitPeople(line.text);
  if (line.item && people.length < 2) return { who, as: isNumbered(line) ? 'numbers' : 'list', people };
  return { who, as: line.item ? 'bullet' : 'line', people, line: line.text };
}

const LISTED: readonly Layout[] = ['list', 'numbers'];

/** A list goes on with the line after it, and so does a label that nobody stood behind. */
function joins(last: PeopleList | undefined, next: PeopleList): PeopleList | undefined {
  if (!last || !LISTED.includes(next.as)) return undefined;
  const isOpen = last.as === 'line' && last.people.length === 0 && last.empty === '';
  if (!isOpen && !LISTED.includes(last.as)) return undefined;
  const { empty, ...before } = last;
  const words = next.empty ?? (isOpen ? undefined : empty);
  return {
    ...before,
    as: next.as,
    people: [...last.people, ...next.people],
    ...(words !== undefined && { empty: words }),
  };
}

/** The lists of people in one file's lines under a heading, and the lines that are no part of one. */
export function peopleLists(
  lines: readonly SourceLine[],
  who: ListName,
): { readonly lists: readonly PeopleList[]; readonly others: readonly SourceLine[] } {
  const [lists, others]: [PeopleList[], SourceLine[]] = [[], []];
  for (const line of lines) {
    const last = lists.at(-1);
    const own = labelled(line);
    const found = own ?? unlabelled(line, last?.label === undefined ? who : last.who);
    if (!found) {
      others.push(line);
      continue;
    }
    const joined = own ? undefined : joins(last, found);
    if (joined) lists.splice(-1, 1, joined);
    else lists.push(found);
  }
  return { lists, others };
}

const counted = <T extends string>(values: readonly T[]): T | undefined => commonText(values, 1) as T | undefined;

const defined = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

/** Somebody whom no handle and no note tells from a guest. */
const isUnmarked = (one: string): boolean => !one.includes('@') && !one.includes('(');

/** How the lists of several files are written: what isn't a default. */
function listingOf(lists: readonly PeopleList[]) {
  const some = lists.filter(({ people, as }) => people.length > 0 || as !== 'list');
  const as = counted(some.map((one) => one.as)) ?? 'list';
  const table = lists.find((one) => one.as === 'table')?.table;
  const isTable = as === 'table' && table;
  const person = isTable ? '{name}' : personForm(lists.flatMap(({ people }) => people));
  const order = listedOrder(lists.map(({ people }) => people));
  return defined({
    as: as === 'list' ? undefined : as,
    person: person === '@{handle}' ? undefined : person,
    order,
    ...separators(lists.flatMap(({ line }) => line ?? [])),
    columns: isTable ? columnsOf(table) : undefined,
    notes: guestNotes(lists.flatMap(({ people }) => people)),
  });
}

const GUEST_BEFORE = /^(?<words>(?:invited )?(?:guest|observer|visitor)|gast)\s*:\s*(?=\S)/iu;
const GUEST_AFTER = /\((?<words>(?:invited )?(?:guest|observer|visitor)|gast)\)$/iu;

/** With which words lists mark guests; none if they have names that nobody marked. */
function guestNotes(people: readonly string[]): { guest: string } | undefined {
  const before = people.flatMap((one) => GUEST_BEFORE.exec(one)?.groups?.['words'] ?? []).map((words) => `${words}:`);
  const after = people.flatMap((one) => GUEST_AFTER.exec(one)?.groups?.['words'] ?? []);
  const guest = commonText([...before, ...after], 1) ?? (people.some(isUnmarked) ? '' : undefined);
  return guest === undefined || guest === 'guest' ? undefined : { guest };
}

const columnsOf = ({ headings, columns, aligned, isFamilyFirst }: PeopleTable) =>
  headings.map((heading, i) => {
    const column = columns[i];
    const value = column === 'name' && isFamilyFirst ? '{family}, {given}' : `{${column}}`;
    const align = aligned[i] ?? 'none';
    return { heading, value: column === undefined ? '' : value, ...(align === 'none' ? {} : { align }) };
  });

/** The words for nobody that files have. */
const emptyOf = (lists: readonly PeopleList[]): string | undefined =>
  counted(lists.flatMap(({ empty }) => (empty === undefined ? [] : [empty])));

const groupKey = ({ who, label }: PeopleList): string =>
  `${who} ${normalizeForMatch((label ?? '').replaceAll(/\{count\}|\d/gu, ''))}`;

/** The groups that enough of the files have, in the order of the newest file. */
function groupsOf(files: readonly (readonly PeopleList[])[]): readonly (readonly PeopleList[])[] {
  const byKey = Map.groupBy(files.flat(), groupKey);
  const held = files.filter((lists) => lists.length > 0).length;
  return [...byKey.values()].filter((lists) => lists.length * 2 >= held);
}

/** A group beside others, with what is different from how the section's first group is written. */
function groupSettings(lists: readonly PeopleList[]): Group {
  const { as, person, order, columns } = listingOf(lists);
  const label = counted(lists.flatMap((one) => one.label ?? []));
  return {
    who: lists[0]?.who ?? 'present',
    ...defined({ label, empty: emptyOf(lists), as: as ?? 'list', person, order, columns }),
  };
}

/** A heading that only ever says that nobody was there is about those who were missing. */
const isAboutPeople = (lists: readonly PeopleList[]): boolean =>
  lists.some(({ who, people }) => who !== 'present' || people.length > 0);

const SINGLE = ['present', 'regrets', 'absent'] as const;

/**
 * The section that lists of people make; undefined if there are none.
 * @param files the lists of each file, the newest first
 */
export function attendanceSection(
  files: readonly (readonly PeopleList[])[],
  place: { readonly heading?: string; readonly level: number },
): AttendanceSection | undefined {
  const groups = groupsOf(files);
  const [first, ...others] = groups;
  if (!first || !isAboutPeople(groups.flat())) return undefined;
  const listing = listingOf(first.length === 1 || others.length === 0 ? groups.flat() : first);
  const kind = SINGLE.find((one) => one === first[0]?.who);
  if (others.length === 0 && kind && first.every(({ label }) => label === undefined))
    return { kind, ...place, ...defined({ empty: emptyOf(first) }), ...listing };
  const written = groups.map(groupSettings);
  const { as: _as, person: _person, order: _order, columns: _columns, ...shared } = listing;
  return { kind: 'attendance', ...place, ...shared, groups: written };
}
