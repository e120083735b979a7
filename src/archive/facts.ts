import type { InLanguage } from '../language/language.ts';
import { createDirectory as directoryOf, type Directory } from '../meeting/member.ts';
import { allItems, type ItemBox, type MinutesDocument } from '../minutes/document.ts';
import type { MinutesFormat } from '../minutes/format.ts';
import { approvalOf, type ApprovalFact } from './approval.ts';
import { attendanceIn, entriesOf, type AttendanceLists, type ListedEntry } from './attendance.ts';
import { lastDay } from './dates.ts';
import { heldAt } from './held-at.ts';
import { linesOf, interpretMinutes, type LineMeaning } from './lines.ts';
import { nextOf, type NextFact } from './next-meeting.ts';
import { ownersOfItem } from './owners.ts';
import { nextRolesOf, rolesOf, type PastRoles } from './roles.ts';

/** A line with a box. */
export interface BoxFact {
  readonly line: number;
  readonly box: Exclude<ItemBox, 'none'>;
  readonly owners: readonly string[];
  readonly text: string;
}

/** Something announced: an event, or a deadline. */
export interface EventFact {
  readonly line: number;
  readonly text: string;
  readonly box: ItemBox;
  /** The last day, YYYY-MM-DD, if the words say it. */
  readonly until?: string | undefined;
}

/** What minutes say about their meeting. */
export interface MinutesFacts {
  /** The day of the meeting, YYYY-MM-DD, and its planned start, ISO 8601 in UTC. */
  readonly date?: string | undefined;
  readonly start?: string | undefined;
  readonly attendance: AttendanceLists;
  /** The same in the order of the file, with everyone as often as they are listed. */
  readonly listed: readonly ListedEntry[];
  readonly roles: PastRoles;
  readonly approval?: ApprovalFact | undefined;
  readonly next?: NextFact | undefined;
  readonly nextRoles: PastRoles;
  readonly events: readonly EventFact[];
  readonly boxes: readonly BoxFact[];
}

export interface FactsContext {
  readonly directory?: Directory | undefined;
  readonly format?: MinutesFormat | undefined;
  /** The group, in whose language dates such as `8.12.` are meant. */
  readonly of?: InLanguage | undefined;
  /** Of the file: a date in it is the last resort. */
  readonly path?: string | undefined;
}

/** From when on dates without a year are meant if nothing says when the meeting was. */
const LONG_AGO = '2000-01-01';

const eventsOf = (sections: readonly LineMeaning[], held: string, of: InLanguage | undefined): EventFact[] =>
  sections
    .filter(({ meaning }) => meaning === 'events')
    .flatMap(({ section }) => linesOf(section.blocks))
    .filter(({ text, item }) => item !== undefined && text !== '' && text !== '…')
    .map(({ text, line, item }) => ({ line, text, box: item?.box ?? 'none', until: lastDay(text, held, of) }));

/** What minutes say, as far as it can be read; never fails. */
export function factsOf(document: MinutesDocument, reading: FactsContext = {}): MinutesFacts {
  const { directory = directoryOf([], []), format, path, of } = reading;
  const sections = interpretMinutes(document, format);
  const held = heldAt(document, path);
  const around = held.date ?? LONG_AGO;
  const listed = entriesOf(sections, directory);
  const attendance = attendanceIn(listed);
  return {
    ...held,
    attendance,
    listed,
    roles: rolesOf(sections, directory, format, attendance.present),
    approval: approvalOf(sections, directory),
    next: nextOf(sections, around, of),
    nextRoles: nextRolesOf(sections, directory, format),
    events: eventsOf(sections, around, of),
    boxes: allItems(document).flatMap(({ box, text, position }) =>
      box === 'none' ? [] : [{ line: position.line, box, owners: ownersOfItem(text, directory, format), text }],
    ),
  };
}
