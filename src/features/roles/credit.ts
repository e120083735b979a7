import { leadIn } from '../../meeting/credit-text.ts';
import type { Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { Person, PersonKey } from '../../meeting/member.ts';
import { nameInMinutes } from '../../meeting/minutes-names.ts';
import { readsAsAnothers, scribedLine } from '../../meeting/scribed-line.ts';
import { mayLead, rolesFeature } from './roles.ts';

export interface CreditedLine {
  /** Who the minutes name before the text, if anybody. */
  readonly credit?: PersonKey;
  readonly text: string;
}

/** Whether somebody puts words into another's mouth: only those who lead write down what others said. */
const putsIntoMouth = (line: string, by: Person, meeting: Meeting): boolean =>
  readsAsAnothers(line, by.key, meeting) && !mayLead(by, meeting);

/**
 * Who said a line. If a chair or the secretary writes it, as scribes do: the member whose name it begins with. Nobody
 * else puts words into another's mouth: theirs begins with their own name. What the secretary writes without a name
 * stays unattributed, and so does a reply by the author of what it answers.
 */
export function creditLine(line: string, by: Person, meeting: Meeting, parent?: Entry): CreditedLine {
  if (putsIntoMouth(line, by, meeting)) return { credit: by.key, text: line };
  const { speakers: [speaker, other] = [], said = line } = scribedLine(line, meeting) ?? {};
  if (other) return { text: line };
  if (speaker) return { credit: speaker.key, text: said };
  return standsAlone(by, meeting, parent) ? { text: line } : { credit: by.key, text: line };
}

/**
 * A title as somebody may have it in the minutes, which name nobody before titles: one that reads as another's words
 * begins with the name of the person who gives it, as the minutes name people.
 */
export const creditedTitle = (title: string, by: Person, meeting: Meeting): string =>
  putsIntoMouth(title, by, meeting) ? leadIn(nameInMinutes(meeting, by.key), meeting) + title : title;

/** Whether somebody writes down what others say, so that lines without a name are nobody's in particular. */
const takesNotes = ({ key }: Person, meeting: Meeting): boolean =>
  !meeting.group.format.attributeSecretary && meeting.stateOf(rolesFeature).secretary.includes(key);

/** Whether nobody is named before somebody's line: the secretary's own, or an answer to oneself. */
const standsAlone = (by: Person, meeting: Meeting, parent?: Entry): boolean =>
  takesNotes(by, meeting) || (parent !== undefined && (parent.credit ?? parent.author) === by.key);
