import type { Directory } from '../meeting/member.ts';
import type { MinutesLine, LineMeaning } from './lines.ts';
import { linesOf } from './lines.ts';
import { keyOf, peopleIn, type NamedPerson } from './people.ts';
import { VOCABULARIES } from './vocabulary.ts';

export const ATTENDANCE_LISTS = ['present', 'partly', 'regrets', 'absent'] as const;
export type ListName = (typeof ATTENDANCE_LISTS)[number];

/** Someone in a list of the attendance, and their line. */
export interface ListedPerson extends NamedPerson {
  readonly line: number;
}

/** Who was there, as the minutes have it. */
export type AttendanceLists = Readonly<Record<ListName, readonly ListedPerson[]>>;

const LABELS = VOCABULARIES.flatMap(({ lists }) => lists);
const AFTER_LABEL = /^\s*(?:\(\d+\)\s*)?(?:[:：]|[–—-]\s|$)\s*/u;

/** The list that a line begins, and the people behind its label. */
function labelled(text: string): { readonly list: ListName; readonly rest: string } | undefined {
  for (const [pattern, list] of LABELS) {
    const label = pattern.exec(text)?.[0];
    const after = label === undefined ? null : AFTER_LABEL.exec(text.slice(label.length));
    if (label !== undefined && after) return { list, rest: text.slice(label.length + after[0].length) };
  }
  return undefined;
}

type Found = readonly [ListName, ListedPerson];

/** The people of a list's lines; a label on the way begins another list. */
function inList(lines: readonly MinutesLine[], list: ListName | undefined, directory: Directory): Found[] {
  return lines.flatMap((line): Found[] => {
    const label = labelled(line.text);
    const here = label?.list ?? list;
    const people = here === undefined ? [] : peopleIn(label?.rest ?? line.text, directory);
    const own = people.map((named): Found => [here ?? 'present', { ...named, line: line.line }]);
    if (own.length !== 1 || label || !own[0]) return [...own, ...inList(line.below, here, directory)];
    const [name, who] = own[0];
    // Lines under one person's name are about them, and name no further people.
    const notes = [who.note, ...line.below.map(({ text }) => text)].filter((note) => note !== undefined && note !== '');
    return [[name, notes.length === 0 ? who : { ...who, note: notes.join(', ') }]];
  });
}

const LIST_OF: Readonly<Partial<Record<LineMeaning['meaning'], ListName>>> = {
  present: 'present',
  partly: 'partly',
  regrets: 'regrets',
  absent: 'absent',
};

/** Reads the attendance: under headings of its own, or behind labels in a list of several kinds. */
export function attendanceOf(sections: readonly LineMeaning[], directory: Directory): AttendanceLists {
  const found = sections.flatMap(({ meaning, section }): Found[] => {
    const list = LIST_OF[meaning];
    const mayHold = list !== undefined || ['attendance', 'roles', 'details', 'clock', 'wrapper'].includes(meaning);
    return mayHold ? inList(linesOf(section.blocks), list, directory) : [];
  });
  const of = (list: ListName): ListedPerson[] => {
    const people = found.filter(([name]) => name === list).map(([, who]) => who);
    return people.filter((who, i) => people.findIndex((other) => keyOf(other) === keyOf(who)) === i);
  };
  return { present: of('present'), partly: of('partly'), regrets: of('regrets'), absent: of('absent') };
}
