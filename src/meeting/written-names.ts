import type { MinutesFormat } from '../minutes/format.ts';
import { fillPersonTemplate, HANDLE_TEMPLATE } from '../minutes/person-template.ts';
import type { Directory, PersonKey } from './member.ts';
import { memberValues } from './minutes-names.ts';

// Members as a group's minutes name them, read back: `Ann Lee, Bo Ray – fix the gate`.

/** A name as it is written, and whose it is. */
export interface WrittenName {
  readonly written: string;
  readonly handle: PersonKey;
}

/** A group's people, and how its minutes name them. */
export interface NamingGroup {
  readonly directory: Directory;
  readonly format: Pick<MinutesFormat, 'person' | 'attribution'>;
}

/** Every way in which minutes name members, the longest first; not what could mean two of them. */
export function writtenNames({ directory, format }: NamingGroup): readonly WrittenName[] {
  const owners = new Map<string, Set<PersonKey>>();
  for (const { handle, name } of directory.members) {
    const label = `@${handle}`;
    const own = fillPersonTemplate(format.person, memberValues(handle, directory), name ?? label);
    for (const written of [own, name ?? label, label])
      owners.set(written, (owners.get(written) ?? new Set()).add(handle));
  }
  return [...owners]
    .flatMap(([written, [handle, other]]) =>
      handle === undefined || other !== undefined || written === '' ? [] : [{ written, handle }],
    )
    .toSorted((a, b) => b.written.length - a.written.length);
}

/** The name with which a text begins. */
export const nameAtStart = (text: string, names: readonly WrittenName[]): WrittenName | undefined =>
  names.find(({ written }) => {
    const follows = text.slice(written.length, written.length + 2);
    return (
      text.slice(0, written.length).toLowerCase() === written.toLowerCase() && !/^[.-]?[\p{L}\p{N}_]/u.test(follows)
    );
  });

const JOINT = /^(?:\s*,\s*(?:(?:and|und|&)\s+)?|\s+(?:and|und|&)\s+)/u;

/** What is between a name and what its bearer said, or has to do. */
const SIGN = /^\s*(?::|[–—]|\s--?)\s+(?=\S)/u;

/** What the format writes around names, if it's another sign, as in `Ann, we are done`. */
function signsOf({ attribution }: NamingGroup['format']): readonly [string, string] {
  const [before = '', after = ''] = typeof attribution === 'string' ? attribution.split('{person}') : [];
  return [before.trimStart(), after.trimEnd()];
}

/** The words after a sign that sets names apart; undefined if anything else follows the names. */
function saidAfterNames(rest: string, format: NamingGroup['format']): string | undefined {
  const [, own] = signsOf(format);
  const isOwn = own !== '' && rest.startsWith(own) && /^\s+\S/u.test(rest.slice(own.length));
  const sign = isOwn ? own : SIGN.exec(rest)?.[0];
  return sign === undefined ? undefined : rest.slice(sign.length).trimStart();
}

/** What follows a name: another one, if it is joined to it. */
function afterName(
  text: string,
  names: readonly WrittenName[],
): { readonly rest: string; readonly found: WrittenName | undefined } {
  const joint = JOINT.exec(text)?.[0] ?? '';
  const next = text.slice(joint.length);
  const found = joint === '' ? undefined : nameAtStart(next, names);
  return { rest: found ? next : text, found };
}

/** The names at the beginning of a text, joined by commas, "and" or "&", and what follows them. */
function leadingNames(
  text: string,
  names: readonly WrittenName[],
): { readonly handles: readonly PersonKey[]; readonly rest: string } {
  const handles = new Set<PersonKey>();
  let rest = text;
  let found = nameAtStart(text, names);
  while (found) {
    handles.add(found.handle);
    ({ rest, found } = afterName(rest.slice(found.written.length), names));
  }
  return { handles: [...handles], rest };
}

/** A line with the people whose words they are, or who have to do it. */
export interface NamedLine {
  readonly handles: readonly PersonKey[];
  /** The words without the names. */
  readonly said: string;
}

/**
 * Reads a line that begins with members as the group's minutes name them, and a sign; undefined for any other, and for
 * groups whose minutes have handles and a dash: what is written otherwise there isn't theirs.
 */
export function readNamedLine(line: string, group: NamingGroup): NamedLine | undefined {
  const { format } = group;
  const [before, after] = signsOf(format);
  if (format.person === HANDLE_TEMPLATE && after === '') return undefined;
  const { handles, rest } = leadingNames(
    line.startsWith(before) ? line.slice(before.length) : line,
    writtenNames(group),
  );
  const said = handles.length === 0 ? undefined : saidAfterNames(rest, format);
  return said === undefined ? undefined : { handles, said };
}
