import type { Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { Person, PersonKey } from '../../meeting/member.ts';
import { MENTION_TOKEN } from '../../meeting/mention.ts';
import { leadingPeople, whoIs } from '../../meeting/people.ts';
import { mayLead, rolesFeature } from './roles.ts';

export interface CreditedLine {
  /** Whom the minutes name before the text; nobody where it stands by itself. */
  readonly credit?: PersonKey;
  readonly text: string;
}

// As scribes write: `@tux - text`, `tux – text`, `@tux: text`.
const SCRIBED = new RegExp(
  String.raw`^@?(?<name>${MENTION_TOKEN}|[\p{L}\p{N}_][\p{L}\p{N}._-]*?)\s*(?::|[–—]|\s--?)\s+(?<said>\S.*)$`,
  'su',
);

// `@tux, @stigtsp – text`
const SEVERAL = /^@[^–—:]*\s[–—-]\s/u;

/**
 * Who said a line. If a chair or the secretary writes it, as scribes do: the member whose name it begins with. Nobody
 * else puts words into another's mouth: theirs begins with their own name. What the secretary writes without a name
 * stays unattributed, and so does a reply by the author of what it answers.
 */
export function creditLine(line: string, by: Person, meeting: Meeting, parent?: Entry): CreditedLine {
  const named = scribed(line, meeting);
  const several = isOfSeveral(line, meeting);
  const isAnothers = several || (named !== undefined && named.credit !== by.key);
  if (isAnothers && !mayLead(by, meeting)) return { credit: by.key, text: line };
  return named ?? (several || standsAlone(by, meeting, parent) ? { text: line } : { credit: by.key, text: line });
}

function scribed(line: string, meeting: Meeting): CreditedLine | undefined {
  const { name, said } = SCRIBED.exec(line)?.groups ?? {};
  const named = name === undefined ? undefined : whoIs(name, meeting);
  return named && said !== undefined ? { credit: named.key, text: said } : undefined;
}

const isOfSeveral = (line: string, meeting: Meeting): boolean =>
  SEVERAL.test(line) && leadingPeople(line, meeting).people.length > 1;

/** Whether nobody is named before somebody's line: the secretary's own, or an answer to oneself. */
const standsAlone = (by: Person, meeting: Meeting, parent?: Entry): boolean =>
  meeting.stateOf(rolesFeature).secretary.includes(by.key) ||
  (parent !== undefined && (parent.credit ?? parent.author) === by.key);
