import type { Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { Person, PersonKey } from '../../meeting/member.ts';
import { MENTION } from '../../meeting/mention.ts';
import { leadingPeople, whoIs } from '../../meeting/people.ts';
import { roles } from './roles.ts';

export interface Credited {
  /** Whom the minutes name before the text; nobody where it stands by itself. */
  readonly credit?: PersonKey;
  readonly text: string;
}

// As scribes write: `@tux - text`, `tux – text`, `@tux: text`.
const SCRIBED = new RegExp(
  String.raw`^@?(?<name>${MENTION}|[\p{L}\p{N}_][\p{L}\p{N}._-]*?)\s*(?::|[–—]|\s--?)\s+(?<said>\S.*)$`,
  'su',
);

// `@tux, @stigtsp – text`
const SEVERAL = /^@[^–—:]*\s[–—-]\s/u;

/**
 * Who said a line: the member whose name it begins with, as scribes write; else whoever sent it. What the secretary
 * writes without a name stands unattributed, and so does a reply by the author of what it answers.
 */
export function credited(line: string, by: Person, meeting: Meeting, parent?: Entry): Credited {
  return (
    scribed(line, meeting) ?? (standsAlone(line, by, meeting, parent) ? { text: line } : { credit: by.key, text: line })
  );
}

function scribed(line: string, meeting: Meeting): Credited | undefined {
  const { name, said } = SCRIBED.exec(line)?.groups ?? {};
  const named = name === undefined ? undefined : whoIs(name, meeting);
  return named && said !== undefined ? { credit: named.key, text: said } : undefined;
}

/** Whether nobody is named before a line: the secretary's own, an answer to oneself, or several names typed before it. */
function standsAlone(line: string, by: Person, meeting: Meeting, parent?: Entry): boolean {
  if (meeting.of(roles).secretary.includes(by.key)) return true;
  if (parent && (parent.credit ?? parent.author) === by.key) return true;
  return SEVERAL.test(line) && leadingPeople(line, meeting).people.length > 1;
}
