import type { Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { Person, PersonKey } from '../../meeting/member.ts';
import { leadingPeople, whoIs } from '../../meeting/people.ts';
import { roles } from './roles.ts';

export interface Credited {
  /** Whom the minutes name before the text; nobody where it stands by itself. */
  readonly credit?: PersonKey;
  readonly text: string;
}

// As scribes write: `@tux - text`, `tux – text`, `@tux: text`.
const SCRIBED = /^@?(?<name>[\p{L}\p{N}_][\p{L}\p{N}._-]*?)\s*(?::|[–—]|\s--?)\s+(?<said>\S.*)$/su;

/**
 * Who said a line: the member whose name it begins with, as scribes write; else whoever sent it. What the secretary
 * writes without a name stands unattributed, and so does a reply by the author of what it answers.
 */
export function credited(line: string, by: Person, meeting: Meeting, parent?: Entry): Credited {
  const { name = '', said = '' } = SCRIBED.exec(line)?.groups ?? {};
  const named = name === '' ? undefined : whoIs(name, meeting);
  if (named) return { credit: named.key, text: said };
  const ownThread = parent !== undefined && (parent.credit ?? parent.author) === by.key;
  const severalNamed = leadingPeople(line, meeting).people.length > 1 && /^@[^–—:]*\s[–—-]\s/u.test(line);
  if (meeting.of(roles).secretary.includes(by.key) || ownThread || severalNamed) return { text: line };
  return { credit: by.key, text: line };
}
