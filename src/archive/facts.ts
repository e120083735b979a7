import { directory as directoryOf, type Directory } from '../meeting/member.ts';
import { allItems, type Box, type MinutesDocument } from '../minutes/document.ts';
import type { Format } from '../minutes/format.ts';
import { approvalOf, type ApprovalFact } from './approval.ts';
import { attendanceOf, type Attendance } from './attendance.ts';
import { lastDay } from './dates.ts';
import { heldAt } from './held-at.ts';
import { linesOf, meant, type Meant } from './lines.ts';
import { nextOf, type NextFact } from './next-meeting.ts';
import { ownersOf } from './owners.ts';
import { nextRolesOf, rolesOf, type Roles } from './roles.ts';

/** A line with a box. */
export interface BoxFact {
  readonly line: number;
  readonly box: Exclude<Box, 'none'>;
  readonly owners: readonly string[];
  readonly text: string;
}

/** Something announced: an event, or a deadline. */
export interface EventFact {
  readonly line: number;
  readonly text: string;
  readonly box: Box;
  /** The last day, YYYY-MM-DD, as far as the words tell. */
  readonly until?: string | undefined;
}

/** What minutes tell of their meeting. */
export interface Facts {
  /** The day of the meeting, YYYY-MM-DD, and its planned start, ISO 8601 in UTC. */
  readonly date?: string | undefined;
  readonly start?: string | undefined;
  readonly attendance: Attendance;
  readonly roles: Roles;
  readonly approval?: ApprovalFact | undefined;
  readonly next?: NextFact | undefined;
  readonly nextRoles: Roles;
  readonly events: readonly EventFact[];
  readonly boxes: readonly BoxFact[];
}

export interface Reading {
  readonly directory?: Directory | undefined;
  readonly format?: Format | undefined;
  /** Where the minutes stand: a date in it is the last resort. */
  readonly path?: string | undefined;
}

/** From when on dates without a year are meant where nothing says when the meeting was. */
const LONG_AGO = '2000-01-01';

const eventsOf = (sections: readonly Meant[], held: string): EventFact[] =>
  sections
    .filter(({ meaning }) => meaning === 'events')
    .flatMap(({ section }) => linesOf(section.blocks))
    .filter(({ text, item }) => item !== undefined && text !== '' && text !== '…')
    .map(({ text, line, item }) => ({ line, text, box: item?.box ?? 'none', until: lastDay(text, held) }));

/** What minutes tell, as far as they do; never fails. */
export function factsOf(document: MinutesDocument, reading: Reading = {}): Facts {
  const { directory = directoryOf([]), format, path } = reading;
  const sections = meant(document, format);
  const held = heldAt(document, path);
  const around = held.date ?? LONG_AGO;
  return {
    ...held,
    attendance: attendanceOf(sections, directory),
    roles: rolesOf(sections, directory, format),
    approval: approvalOf(sections, directory),
    next: nextOf(sections, around),
    nextRoles: nextRolesOf(sections, directory, format),
    events: eventsOf(sections, around),
    boxes: allItems(document).flatMap(({ box, text, position }) =>
      box === 'none' ? [] : [{ line: position.line, box, owners: ownersOf(text, directory), text }],
    ),
  };
}
