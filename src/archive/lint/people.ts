import { distance } from 'fastest-levenshtein';

import { linesOf, withLinesBelow } from '../lines.ts';
import { handleOf, keyOf, mentionsIn } from '../people.ts';
import { numberedLines, lintRule, type LintContext, type LintRule, type LintSource, type LintSpot } from './mistake.ts';

const EXCLUDING = [
  ['present', 'regrets'],
  ['present', 'absent'],
  ['regrets', 'absent'],
] as const;

/** Nobody is there and not there at once. */
export const twoLists: LintRule = lintRule('two-lists', ({ facts: { attendance } }) =>
  EXCLUDING.flatMap(([one, other]) =>
    attendance[one].flatMap((who): LintSpot[] => {
      const again = attendance[other].find((someone) => keyOf(someone) === keyOf(who));
      return again ? [[again.line, `${who.written} is under "${one}" (line ${who.line}) and under "${other}"`]] : [];
    }),
  ),
);

/** Everyone who joined is listed as present. */
export const joinedRule: LintRule = lintRule('joined', ({ facts: { attendance }, sections }, { directory }) => {
  const there = new Set([...attendance.present, ...attendance.partly].map(keyOf));
  if (there.size === 0) return [];
  return sections
    .filter(({ meaning }) => meaning === 'roles' || meaning === 'details' || meaning === 'clock')
    .flatMap(({ section }) => linesOf(section.blocks).flatMap(withLinesBelow))
    .flatMap(({ text, line }): LintSpot[] => {
      const written = /^(?<who>@\S+) joined\b/iu.exec(text)?.groups?.['who'];
      if (written === undefined) return [];
      const key = (directory && handleOf(written, directory)) ?? written.slice(1);
      return there.has(key) ? [] : [[line, `${written} joined, but isn't listed as present: copied?`]];
    });
});

/** The attendees are not forgotten. */
export const noAttendees: LintRule = lintRule('no-attendees', ({ facts: { attendance } }, { format }) => {
  const asked = format?.sections.some(({ kind }) => kind === 'present') ?? false;
  return asked && attendance.present.length === 0 ? [[1, 'nobody is listed as present']] : [];
});

const EVERYONE = new Set(['all', 'everyone', 'here', 'channel', 'room']);

/** A spelling that the directory knows, but that is a slip of the handle it means. */
const isSlip = (name: string, handle: string): boolean =>
  handle.length >= 5 && Math.abs(name.length - handle.length) <= 1 && distance(name, handle) <= 2;

function spelling(written: string, { directory }: LintContext): string | undefined {
  const name = written.slice(1).toLowerCase();
  if (!directory || EVERYONE.has(name)) return undefined;
  const member = directory.byName(written);
  if (member) {
    const { handle } = member;
    return name !== handle.toLowerCase() && isSlip(name, handle.toLowerCase())
      ? `${written} is spelled @${handle}`
      : undefined;
  }
  const nearest = directory.nearest(written);
  return `${written} isn't in the directory${nearest === undefined ? '' : `: did you mean @${nearest}?`}`;
}

/** `@ann:example.org` is an account on a server, and no handle. */
const isServerAccount = (line: string, end: number): boolean => /^:[\w-]+\.\w/u.test(line.slice(end));

/** Every `@name` is a member's, spelled as the directory spells it; each spelling is told once in a file. */
export const spellingsRule: LintRule = lintRule('spelling', (source: LintSource, context) => {
  const told = new Set<string>();
  return [...numberedLines(source)].flatMap(([number, line]) =>
    mentionsIn(line).flatMap(({ written, index }): LintSpot[] => {
      if (told.has(written) || isServerAccount(line, index + written.length)) return [];
      const message = spelling(written, context);
      told.add(written);
      return message === undefined ? [] : [[number, message]];
    }),
  );
});
