import type { Directory } from '../meeting/member.ts';
import type { MinutesLine } from './lines.ts';
import { handleOf, type NamedPerson } from './people.ts';

// One person on each line, with whom they speak for: `Ann Lee, Red Hat (Voting Member)`.

const LINE = /^(?<name>[^,@()]+), (?<affiliation>[^@()]*[^@()\s])\s*(?:\((?<role>[^()]*)\))?$/u;
/** A single line is only read so if it can be nothing else. */
const FEWEST = 2;

const isFullName = (name: string): boolean => /^\p{Lu}[^\s:]*(?:\s+\p{L}[^\s:]*){1,3}$/u.test(name);

/** Whether the lines of lists have one person each, with whom they speak for. */
export function areAffiliated(lines: readonly MinutesLine[], directory: Directory): boolean {
  const items = lines.filter(({ text, item }) => item !== undefined && /\p{L}/u.test(text));
  const fitting = items.filter(({ text }) => {
    const { name = '', affiliation = '' } = LINE.exec(text)?.groups ?? {};
    return isFullName(name) && affiliation.split(/,\s*/u).every((part) => handleOf(part, directory) === undefined);
  });
  return fitting.length >= FEWEST && fitting.length * 2 > items.length;
}

/** The person of such a line. */
export function affiliatedPerson(text: string, directory: Directory): NamedPerson | undefined {
  const { name, affiliation, role } = LINE.exec(text)?.groups ?? {};
  if (name === undefined || !isFullName(name)) return undefined;
  return {
    written: name,
    handle: handleOf(name, directory),
    affiliation,
    ...(role === undefined ? {} : { note: role }),
  };
}
