import { entries, type Numbered } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { Group } from '../../meeting/group.ts';
import { updateIndex } from '../../minutes/index-page.ts';
import { fill } from '../../minutes/patterns.ts';
import { feed } from '../../schedule/ical.ts';
import { nextOccurrence, NO_DECISIONS, startOnDay } from '../../schedule/occurrences.ts';
import { startOn } from '../../schedule/schedule.ts';
import { calendarOf, carriedCalendar } from '../calendar/calendar.ts';
import { feedSource } from '../calendar/feed.ts';
import { elections } from '../elections/elections.ts';
import { lifecycle, nominalStart, shift, type Planned } from '../lifecycle/lifecycle.ts';
import { comingMeeting, type Coming } from '../next-meeting/state.ts';
import { reviewers } from '../review/reminders.ts';
import type { Named, Role } from '../roles/roles.ts';
import { broughtInto } from './brought-into.ts';
import { proposalBody } from './proposal-body.ts';
import { values } from './values.ts';

export const minutesPath = (meeting: Meeting): string => fill(meeting.group.format.path, values(meeting));

/** The group's calendar as a file beside the minutes, as of this meeting. */
function calendarFile(meeting: Meeting): { path: string; write: () => string }[] {
  const { file } = meeting.group.calendar;
  const { ended, begun } = meeting.of(lifecycle);
  const at = ended ?? begun;
  return file === undefined || at === undefined ? [] : [{ path: file, write: () => feed(feedSource(meeting, at)) }];
}

/**
 * What is proposed to the group: the minutes, and the index that lists them.
 * @param earlier the minutes as they were proposed before, oldest first: what people changed in them since stays
 */
export function draft(meeting: Meeting, markdown: string, earlier: readonly string[] = []) {
  const { format } = meeting.group;
  const filled = values(meeting);
  const { index } = format;
  const files = [
    {
      path: minutesPath(meeting),
      write: (current: string | undefined) => broughtInto(markdown, earlier, current).text,
      disputed: (current: string | undefined) => broughtInto(markdown, earlier, current).disputed,
    },
    ...(index
      ? [{ path: index.path, write: (current: string | undefined) => updateIndex(current, index, filled) }]
      : []),
    ...calendarFile(meeting),
  ];
  return {
    branch: fill(format.branch, filled),
    title: fill(format.title, filled),
    body: proposalBody(meeting),
    reviewers: reviewers(meeting),
    files,
  };
}

export const minutesFolder = (group: Group): string => {
  const parts = group.format.path.split('/');
  return parts
    .slice(
      0,
      parts.findIndex((part) => part.includes('{')),
    )
    .join('/');
};

/** How many past minutes are read when a group begins with Gavel. */
const LONGEST_PAST = 52;

/** The minutes among paths, oldest first: those that the group's path pattern fits, by their date. */
export function pastMinutes(paths: readonly string[], group: Group): string[] {
  const [before = '', after = ''] = group.format.path.split(/\{date[^}]*\}/u);
  return paths
    .filter((path) => path.startsWith(before) && path.endsWith(after) && /\d/u.test(path.slice(before.length)))
    .toSorted()
    .slice(-LONGEST_PAST);
}

/** The first events of a meeting: its number line, its start, and the roles to which people were elected. */
export function plan(group: Group, before: Meeting | undefined, at: string): Event[] {
  const coming = before && comingMeeting(before);
  if (before && (!coming || shift(coming.start, group.schedule.duration) > at)) return planned(before, coming, at);
  // The date has gone by while nobody was there to plan it.
  const next = nextOccurrence(before ? calendarOf(before) : { schedule: group.schedule, decisions: NO_DECISIONS }, at);
  return planned(before, next && { start: next.start, occurrence: next.key }, at);
}

/** As `plan`, for a group's first meeting on a day (YYYY-MM-DD), whether or not the schedule has one then. */
export function plannedOn(group: Group, day: string, at: string): Event[] {
  const { schedule } = group;
  const start = startOnDay({ schedule, decisions: NO_DECISIONS }, day)?.at ?? startOn(schedule, day);
  return planned(undefined, { start, occurrence: start }, at);
}

/** As `plan`, for a start that is known. */
export function planned(before: Meeting | undefined, coming: Coming | undefined, at: string): Event[] {
  const elected = before?.of(elections);
  const named = (role: Role): Named[] => {
    const people = elected?.[role] ?? [];
    return people.length === 0 ? [] : [{ type: 'roles.named', at, role, people }];
  };
  const held = before && nominalStart(before);
  const first: Planned = { type: 'lifecycle.planned', at, ...coming, ...(held && held > at ? { held } : {}) };
  const numbers: Numbered[] = before ? [{ type: 'entry.numbered', at, next: before.of(entries).next }] : [];
  const carried = before ? carriedCalendar(before, at) : [];
  return [first, ...carried, ...numbers, ...named('chair'), ...named('secretary')];
}
