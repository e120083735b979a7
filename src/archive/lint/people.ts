import { distance } from 'fastest-levenshtein';

import { createDirectory, type Directory } from '../../meeting/member.ts';
import { labelledList, type ListName } from '../attendance-labels.ts';
import { linesOf, withLinesBelow, type LineMeaning } from '../lines.ts';
import { handleOf, keyOf, mentionsIn, peopleIn } from '../people.ts';
import {
  numberedLines,
  lintRule,
  type LintContext,
  type LintMistake,
  type LintRule,
  type LintSource,
  type LintSpot,
} from './mistake.ts';

const PARTLY = /part(?:ly|ial)|teilweise|zeitweise/iu;

const EXCLUDING: readonly (readonly [ListName, ListName])[] = [
  ['present', 'regrets'],
  ['present', 'absent'],
  ['regrets', 'absent'],
  ['partly', 'regrets'],
  ['partly', 'absent'],
  ['present', 'partly'],
];

/** Finds the section that a line is in. */
function sectionFinder({ sections }: LintSource): (line: number) => LineMeaning | undefined {
  const at = new Map<number, LineMeaning>();
  return (line) => {
    const known = at.get(line) ?? sections.findLast(({ section: { position } }) => position.line <= line);
    if (known) at.set(line, known);
    return known;
  };
}

/** `Left early: @ann` says more about somebody who is listed as present. */
const isRemark = (text: string | undefined, section: LineMeaning | undefined, list: ListName): boolean =>
  list === 'partly' && ![text, section?.section.text].some((words) => PARTLY.test(words ?? ''));

/** Nobody is there and not there at once. */
export const twoLists: LintRule = lintRule('two-lists', (source) => {
  const { attendance } = source.facts;
  const sectionAt = sectionFinder(source);
  return EXCLUDING.flatMap(([one, other]) => {
    const first = new Map(attendance[one].map((who) => [keyOf(who), who]));
    return attendance[other].flatMap((again): LintSpot[] => {
      const who = first.get(keyOf(again));
      if (!who || isRemark(source.lines[again.line - 1], sectionAt(again.line), other)) return [];
      return [
        [again.line, `${who.written} is under "${one}" (line ${who.line}) and under "${other}": keep one of them`],
      ];
    });
  });
});

/** Nobody is in one list twice. */
export const listedAgain: LintRule = lintRule('listed-again', (source) => {
  const known = new Map<string, number>();
  const sectionAt = sectionFinder(source);
  return source.facts.listed.flatMap(([list, who]): LintSpot[] => {
    const key = `${list} ${sectionAt(who.line)?.section.position.line ?? 0} ${keyOf(who)}`;
    const first = known.get(key);
    known.set(key, first ?? who.line);
    return first === undefined
      ? []
      : [[who.line, `${who.written} is already listed on line ${first}: keep one of them`]];
  });
});

/** A heading that is for everybody, whether they came or not. */
const OF_ALL = /attendance|roll ?call|anwesenheit/iu;

/** Whether people stand right under the heading, and not behind a label for those who came. */
const hasUnlabelled = ({ section }: LineMeaning, directory: Directory): boolean =>
  linesOf(section.blocks).some(({ text }) => !labelledList(text, directory) && peopleIn(text, directory).length > 0);

const MISPLACED: Readonly<Partial<Record<ListName, readonly [what: string, heading: string]>>> = {
  regrets: ['regrets are', 'Regrets'],
  absent: ['somebody absent is', 'Absent'],
};

/** Those who didn't come aren't under the heading of those who did. */
export const regretsUnderPresent: LintRule = lintRule('regrets-under-present', (source, { directory }) => {
  const sectionAt = sectionFinder(source);
  const known = directory ?? createDirectory([], []);
  const byLine = new Map(source.facts.listed.map(([list, { line }]) => [line, list]));
  return [...byLine].flatMap(([line, list]): LintSpot[] => {
    const [what, heading] = MISPLACED[list] ?? [];
    const section = sectionAt(line);
    if (what === undefined || section?.meaning !== 'present' || OF_ALL.test(section.section.text)) return [];
    if (!hasUnlabelled(section, known)) return [];
    return [[line, `${what} under "${section.section.text}": move them under a heading such as "${heading}"`]];
  });
});

/** Everyone who joined is listed as present. */
export const joinedRule: LintRule = lintRule('joined', ({ facts: { attendance }, sections }, { directory }) => {
  const there = new Set([...attendance.present, ...attendance.partly].map(keyOf));
  const missed = new Map([...attendance.regrets, ...attendance.absent].map((who) => [keyOf(who), who]));
  if (there.size === 0) return [];
  return sections
    .filter(({ meaning }) => meaning === 'roles' || meaning === 'details' || meaning === 'clock')
    .flatMap(({ section }) => linesOf(section.blocks).flatMap(withLinesBelow))
    .flatMap(({ text, line }): LintSpot[] => {
      const written = /^(?<who>@\S+) joined\b/iu.exec(text)?.groups?.['who'];
      if (written === undefined) return [];
      const key = (directory && handleOf(written, directory)) ?? written.slice(1);
      if (there.has(key)) return [];
      const where = missed.get(key);
      const but = where ? `is only listed on line ${where.line} as missing` : "isn't listed as present";
      return [[line, `${written} joined, but ${but}: list them as present, or remove this line`]];
    });
});

const NOT_HELD =
  /\b(?:cancel+ed|postponed|not held|no meeting|did(?: not|n['’]t) (?:take place|meet)|abgesagt|verschoben)\b/iu;

/** How many lines at the top say that there was no meeting. */
const TOP = 20;

/**
 * The attendees are not forgotten, if the group's format has them and the group listed them by then.
 * @param sources in the order of their days
 */
export function noAttendees(sources: readonly LintSource[], { format }: LintContext): LintMistake[] {
  if (!format?.sections.some(({ kind }) => kind === 'present')) return [];
  const first = sources.findIndex(({ facts: { attendance } }) => attendance.present.length > 0);
  return sources
    .slice(Math.max(0, first))
    .filter(
      ({ facts, lines }) =>
        facts.attendance.present.length === 0 && !lines.slice(0, TOP).some((line) => NOT_HELD.test(line)),
    )
    .map(({ path }) => ({
      path,
      line: 1,
      rule: 'no-attendees',
      message: 'nobody is listed as present: add who was there',
    }));
}

const EVERYONE = new Set(['all', 'everyone', 'here', 'channel', 'room']);

/** A spelling that is a slip of the handle it means: two letters of a long one, and one of a short one. */
const isSlip = (name: string, handle: string): boolean =>
  handle.length >= 4 &&
  Math.abs(name.length - handle.length) <= 1 &&
  distance(name, handle) <= (handle.length >= 6 ? 2 : 1);

/** Whether a line names somebody beside this spelling: then they are two people. */
const isBeside = (line: string, handle: string, { directory }: LintContext): boolean =>
  mentionsIn(line).some(({ written }) => directory?.byName(written)?.handle === handle);

function spelling(written: string, line: string, context: LintContext): string | undefined {
  const { directory } = context;
  const name = written.slice(1).toLowerCase();
  if (!directory || EVERYONE.has(name)) return undefined;
  const member = directory.byName(written);
  if (member) {
    const handle = member.handle.toLowerCase();
    const isMisspelt = name !== handle && handle.length >= 5 && isSlip(name, handle);
    return isMisspelt ? `${written} is spelled @${member.handle}: correct it` : undefined;
  }
  // Anyone else may be mentioned; only a name that is nearly a member's is likely to be a slip.
  const nearest = directory.nearest(written);
  if (nearest === undefined || !isSlip(name, nearest.toLowerCase()) || isBeside(line, nearest, context))
    return undefined;
  return `${written} isn't a member: did you mean @${nearest}?`;
}

/** `@ann:example.org` is an account on a server, and no handle. */
const isServerAccount = (line: string, end: number): boolean => /^:[\w-]+\.\w/u.test(line.slice(end));

const CODE = /`[^`]*`/gu;

/** Every `@name` that means a member is spelled as the directory spells it; each spelling is told once in a file. */
export const spellingsRule: LintRule = lintRule('spelling', (source: LintSource, context) => {
  const told = new Set<string>();
  const inFront = frontLines(source);
  return [...numberedLines(source)].flatMap(([number, text]) => {
    if (number <= inFront) return [];
    const line = text.replaceAll(CODE, '');
    return mentionsIn(line).flatMap(({ written, index }): LintSpot[] => {
      if (told.has(written) || isServerAccount(line, index + written.length)) return [];
      const message = spelling(written, line, context);
      if (message !== undefined) told.add(written);
      return message === undefined ? [] : [[number, message]];
    });
  });
});

/** How many lines the front matter has: its `@context` is no mention. */
const frontLines = ({ document: { front } }: LintSource): number =>
  front === undefined ? 0 : front.split('\n').length + 2;
