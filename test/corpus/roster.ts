// People in columns of a table, or as `Name, Affiliation (Role)`: what a group's directory would say of them.
import type { Attendance } from './attendance.ts';
import type { MinutesOutline, OutlineBlock } from './outline.ts';
import { itemsWithin } from './outline.ts';

/** Somebody as a group's configuration lists them. */
export interface RosterPerson {
  readonly handle: string;
  readonly name: string;
  readonly given?: string;
  readonly family?: string;
  readonly affiliation?: string;
  readonly role?: string;
}

const PEOPLE = /\b(?:participants|attendees|attending|present|roll call|attendance|members|voting)\b/iu;
const BULLET = /^(?<name>[^,()@]+),\s*(?<affiliation>[^()]*(?:\([A-Z]{2,6}\))?[^()]*?)\s*(?:\((?<role>[^()]+)\))?$/u;

const handleFor = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/u, '')
    .replace(/\|$/u, '')
    .split('|')
    .map((cell) => cell.trim());

const column = (titles: readonly string[], pattern: RegExp): number => titles.findIndex((title) => pattern.test(title));

/** The people of a table whose columns name them. */
function inTable(lines: readonly string[]): RosterPerson[] {
  const [head = '', , ...rows] = lines.filter((line) => line.includes('|'));
  const titles = cellsOf(head);
  const [given, family, whole] = [/given|first/iu, /family|last|surname/iu, /name/iu].map((at) => column(titles, at));
  const [affiliation, role] = [/affil|company|organi[sz]ation/iu, /role|status/iu].map((at) => column(titles, at));
  return rows.map(cellsOf).flatMap((cells) => {
    const of = (at: number | undefined): string => (at === undefined ? '' : (cells[at] ?? ''));
    const [last = '', first = ''] = (given ?? -1) >= 0 ? [of(family), of(given)] : of(whole).split(/,\s*/u);
    return personOf(first, last, of(affiliation), of(role));
  });
}

function personOf(given: string, family: string, affiliation: string, role: string): RosterPerson[] {
  const name = `${given} ${family}`.trim();
  if (name === '') return [];
  const known = { given, family, affiliation, role };
  const said = Object.fromEntries(
    Object.entries(known).flatMap(([key, words]) => (words.trim() === '' ? [] : [[key, words.trim()]])),
  );
  return [{ handle: handleFor(name), name, ...said }];
}

function inBullet(text: string): RosterPerson[] {
  const { name = '', affiliation = '', role = '' } = BULLET.exec(text)?.groups ?? {};
  const cut = name.trim().indexOf(' ');
  return name.trim() === '' || cut < 0
    ? []
    : personOf(name.trim().slice(0, cut), name.trim().slice(cut + 1), affiliation, role);
}

const inBlock = (block: OutlineBlock): RosterPerson[] => {
  if (block.kind === 'table') return inTable(block.lines);
  return block.kind === 'list' ? itemsWithin([block]).flatMap(({ text }) => inBullet(text)) : [];
};

/** Everybody in the lists of who was there, in their order, each once: the first of what is said of them counts. */
export function rosterOf({ sections }: MinutesOutline): RosterPerson[] {
  const found = sections
    .filter(({ heading }) => PEOPLE.test(heading) && !/observer/iu.test(heading))
    .flatMap(({ blocks }) => blocks.flatMap(inBlock));
  return found.filter((who, i) => found.findIndex(({ handle }) => handle === who.handle) === i);
}

/** They were all there. */
export const attendanceFrom = (roster: readonly RosterPerson[]): Attendance => ({
  present: roster.map(({ handle, name }) => ({ written: name, handle })),
  partly: [],
  regrets: [],
  absent: [],
  others: [],
});
