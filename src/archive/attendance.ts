import type { Directory } from '../meeting/member.ts';
import { affiliatedPerson, areAffiliated } from './affiliations.ts';
import { labelledList, listInNote, withoutColon, type ListLabel, type ListName } from './attendance-labels.ts';
import { peopleOfRow } from './attendance-tables.ts';
import type { MinutesLine, LineMeaning } from './lines.ts';
import { linesOf } from './lines.ts';
import { keyOf, peopleIn, type NamedPerson } from './people.ts';
import { behindRoleLabel } from './roles.ts';

/** Someone in a list of the attendance, and their line. */
export interface ListedPerson extends NamedPerson {
  readonly line: number;
}

/** Who was there, as the minutes have it. */
export type AttendanceLists = Readonly<Record<ListName, readonly ListedPerson[]>>;

/** Somebody as they are listed, as often as they are. */
export type ListedEntry = readonly [ListName, ListedPerson];

interface ListReading {
  readonly directory: Directory;
  /** Whether lines have one person each, with whom they speak for. */
  readonly affiliated: boolean;
}

/** Whose list the next line is in. */
interface ListCursor {
  /** Of the lines until the next label. */
  readonly here?: ListName | undefined;
  /** Of the very next line, if a label's words go on there. */
  readonly goesOn?: ListName | undefined;
}

const goesOnBehind = ({ text }: MinutesLine): boolean => text.endsWith(',');

function afterLabel(label: ListLabel, line: MinutesLine, list: ListName | undefined, { here }: ListCursor): ListCursor {
  // "Roll call" is a point of an agenda as well.
  const isAlone = label.rest === '' && line.below.length === 0 && (list !== undefined || !line.item);
  if (isAlone) return { here: label.list, goesOn: label.list };
  return { here: list === undefined ? undefined : here, goesOn: goesOnBehind(line) ? label.list : undefined };
}

function afterLine(line: MinutesLine, list: ListName | undefined, { here, goesOn }: ListCursor): ListCursor {
  const isProse = !line.item && !line.row;
  return {
    here: list === undefined && isProse && goesOn === undefined ? undefined : here,
    goesOn: goesOnBehind(line) ? goesOn : undefined,
  };
}

/** The people of a list's lines; a label on the way begins another list. */
function inList(lines: readonly MinutesLine[], list: ListName | undefined, reading: ListReading): ListedEntry[] {
  let cursor: ListCursor = { here: list };
  return lines.flatMap((line): ListedEntry[] => {
    const label = isHeadOfLists(line, reading) ? undefined : labelledList(line.text, reading.directory);
    const now = label ? afterLabel(label, line, list, cursor) : afterLine(line, list, cursor);
    const own = label?.list ?? cursor.goesOn ?? now.here;
    cursor = now;
    if (!label) return ofLine(line, own, reading);
    const people = peopleIn(label.rest, reading.directory);
    return [...listed(people, label.list, line), ...inList(line.below, own, reading)];
  });
}

/** Heads of columns, one for each list. */
const isHeadOfLists = ({ row }: MinutesLine, { directory }: ListReading): boolean =>
  row !== undefined && row.cells.every((cell) => labelledList(cell, directory)?.rest === '');

const listed = (people: readonly NamedPerson[], list: ListName, { line }: MinutesLine): ListedEntry[] =>
  people.map((who) => [listInNote(who.note) ?? list, { ...who, line }]);

/** The people of a line without a label. */
function ofLine(line: MinutesLine, list: ListName | undefined, reading: ListReading): ListedEntry[] {
  const { directory } = reading;
  if (line.row) return peopleOfRow(line.row, list, directory).map(([of, who]) => [of, { ...who, line: line.line }]);
  const isGroup = line.below.length > 0 && line.text.endsWith(':');
  const people = list === undefined || isGroup ? [] : peopleOfLine(line, reading);
  const [who, ...others] = people;
  if (list === undefined || !who || others.length > 0)
    return [...listed(people, list ?? 'present', line), ...inList(line.below, list, reading)];
  // Lines under one person's name are about them, and name no further people.
  const notes = [who.note, ...line.below.map(({ text }) => text)].filter((note) => note !== undefined && note !== '');
  return listed([notes.length === 0 ? who : { ...who, note: notes.join(', ') }], list, line);
}

/** `Chair: @ann` under the people who came says that Ann did. */
function peopleOfLine({ text }: MinutesLine, { directory, affiliated }: ListReading): NamedPerson[] {
  const one = affiliated ? affiliatedPerson(text, directory) : undefined;
  return one ? [one] : peopleIn(behindRoleLabel(text) ?? withoutColon(text), directory);
}

const LIST_OF: Readonly<Partial<Record<LineMeaning['meaning'], ListName>>> = {
  present: 'present',
  partly: 'partly',
  regrets: 'regrets',
  absent: 'absent',
};

const MAY_HOLD: readonly LineMeaning['meaning'][] = ['attendance', 'roles', 'details', 'clock', 'wrapper'];

/** Everyone in the attendance, in the order of the file, as often as they are listed. */
export function entriesOf(sections: readonly LineMeaning[], directory: Directory): ListedEntry[] {
  const lines = sections.filter(({ meaning }) => LIST_OF[meaning]).map(({ section }) => linesOf(section.blocks));
  const affiliated = lines.some((some) => areAffiliated(some, directory));
  return sections.flatMap(({ meaning, section }): ListedEntry[] => {
    const list = LIST_OF[meaning];
    const mayHold = list !== undefined || MAY_HOLD.includes(meaning);
    return mayHold ? inList(linesOf(section.blocks), list, { directory, affiliated }) : [];
  });
}

/** The lists of the attendance, each person once. */
export function attendanceIn(entries: readonly ListedEntry[]): AttendanceLists {
  const of = (list: ListName): ListedPerson[] => {
    const byKey = new Map<string, ListedPerson>();
    for (const [name, who] of entries) if (name === list && !byKey.has(keyOf(who))) byKey.set(keyOf(who), who);
    return [...byKey.values()];
  };
  return { present: of('present'), partly: of('partly'), regrets: of('regrets'), absent: of('absent') };
}

/** Reads the attendance: under headings of its own, or behind labels in a list of several kinds. */
export const attendanceOf = (sections: readonly LineMeaning[], directory: Directory): AttendanceLists =>
  attendanceIn(entriesOf(sections, directory));
