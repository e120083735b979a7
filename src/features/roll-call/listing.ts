import { markWords } from '../../meeting/attendance-lists.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { nameInMinutes, personValues } from '../../meeting/minutes-names.ts';
import type { AttendanceColumn, ListingSettingsValue } from '../../minutes/attendance-settings.ts';
import { fillPersonColumn, namesPerson } from '../../minutes/person-template.ts';
import type { TableColumn } from '../../minutes/table.ts';
import { rolesFeature } from '../roles/roles.ts';
import type { GroupedPerson } from './attendee-groups.ts';

/** What a person is in this meeting, as far as the format says words for it. */
function meetingRoles({ key }: GroupedPerson, { roles }: ListingSettingsValue, meeting: Meeting): readonly string[] {
  const led = meeting.stateOf(rolesFeature);
  const own = (personValues(meeting, key).role ?? '').toLowerCase();
  return (['chair', 'secretary'] as const).flatMap((role) => {
    const words = roles[role];
    return words === undefined || !led[role].includes(key) || words.toLowerCase() === own ? [] : [words];
  });
}

/** What is noted about a person: a word that ends in a colon is before the name. */
function notesAbout({ marks }: GroupedPerson, { notes }: ListingSettingsValue, meeting: Meeting): readonly string[] {
  if (notes === false) return [];
  const words = { ...markWords(meeting), ...(notes === true ? {} : notes) };
  return marks.flatMap((mark) => words[mark] ?? []).filter((word) => word !== '');
}

const isBefore = (word: string): boolean => word.endsWith(':');

/** `kim (arrived late)`, `Guest: Kim`. */
function withNotes(name: string, notes: readonly string[]): string {
  const [before, after] = [notes.filter(isBefore), notes.filter((word) => !isBefore(word))];
  return [...before, name].join(' ') + (after.length === 0 ? '' : ` (${after.join(', ')})`);
}

const plainName = (one: GroupedPerson, settings: ListingSettingsValue, meeting: Meeting): string =>
  nameInMinutes(meeting, one.key, { person: settings.person, roles: meetingRoles(one, settings, meeting) });

/** A person as a list has them: `@kim (left early)`. */
export const listedName = (one: GroupedPerson, settings: ListingSettingsValue, meeting: Meeting): string =>
  withNotes(plainName(one, settings, meeting), notesAbout(one, settings, meeting));

/** By which words people are sorted. */
function sortKey(one: GroupedPerson, settings: ListingSettingsValue, meeting: Meeting): string {
  if (settings.order === 'name') return plainName(one, settings, meeting).replace(/^@/u, '');
  const { family, given, name } = personValues(meeting, one.key);
  return family === undefined ? (name ?? one.key) : `${family}, ${given ?? ''}`;
}

/** People in the order that the format wants. */
export function inListedOrder(
  people: readonly GroupedPerson[],
  settings: ListingSettingsValue,
  meeting: Meeting,
): readonly GroupedPerson[] {
  const { directory, language } = meeting.group;
  if (settings.order === 'arrival') return people;
  if (settings.order === 'directory') {
    const place = new Map(directory.members.map(({ handle }, i) => [handle, i]));
    const placeOf = ({ key }: GroupedPerson): number => place.get(key) ?? directory.members.length;
    return people.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
  const { compare } = new Intl.Collator(language);
  const keyed = people.map((one) => ({ one, key: sortKey(one, settings, meeting) }));
  return keyed.toSorted((a, b) => compare(a.key, b.key)).map(({ one }) => one);
}

/** People in one line: `@a, @b and @c`. */
export function joinedNames(names: readonly string[], { separator, lastSeparator }: ListingSettingsValue): string {
  const [last, ...before] = names.toReversed();
  if (last === undefined || before.length === 0) return last ?? '';
  return before.toReversed().join(separator) + (lastSeparator ?? separator) + last;
}

/** The columns of a table; somebody without the names that they ask for is named in the first that has a name. */
export function tableColumns(
  people: readonly GroupedPerson[],
  settings: ListingSettingsValue,
  meeting: Meeting,
): readonly TableColumn[] {
  const first = settings.columns.find(({ value }) => namesPerson(value)) ?? settings.columns[0];
  const cell = (one: GroupedPerson, column: AttendanceColumn): string => {
    const values = personValues(meeting, one.key, meetingRoles(one, settings, meeting));
    const text = fillPersonColumn(column.value, values);
    if (column !== first) return text;
    const isNamed = settings.columns.some(({ value }) => namesPerson(value) && fillPersonColumn(value, values) !== '');
    const name = isNamed ? text : (values.name ?? plainName(one, settings, meeting));
    return withNotes(name, notesAbout(one, settings, meeting));
  };
  return settings.columns.map((column) => ({ ...column, cells: people.map((one) => cell(one, column)) }));
}
