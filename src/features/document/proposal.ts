import { entries, type Numbered } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { Group } from '../../meeting/group.ts';
import { updateIndex } from '../../minutes/index-page.ts';
import { fillName, nameReader, type ReadName } from '../../minutes/names.ts';
import { fill, utc, type Values } from '../../minutes/patterns.ts';
import { feed } from '../../schedule/ical.ts';
import { nextOccurrence, NO_DECISIONS, startOnDay } from '../../schedule/occurrences.ts';
import { startOn } from '../../schedule/schedule.ts';
import { calendarOf, carriedCalendar } from '../calendar/calendar.ts';
import { feedSource } from '../calendar/feed.ts';
import { elections } from '../elections/elections.ts';
import { lifecycle, nominalStart, shift, type Planned } from '../lifecycle/lifecycle.ts';
import { comingMeeting, type Coming } from '../next-meeting/state.ts';
import { reviewers } from '../review/reminders.ts';
import { reviewState } from '../review/state.ts';
import type { Named, Role } from '../roles/roles.ts';
import { broughtInto } from './brought-into.ts';
import { proposalBody } from './proposal-body.ts';
import { values } from './values.ts';

/** Where a meeting's minutes are put. */
export interface Names {
  readonly path: string;
  readonly branch: string;
}

/** The names of a meeting's minutes, if it's the first, the second … of its day: what other minutes have is left to them. */
export function namesOf(meeting: Meeting, nth: number): Names {
  const { path, branch } = meeting.group.format;
  const filled = values(meeting);
  return { path: fillName(path, filled, nth), branch: fillName(branch, filled, nth) };
}

const nthOf = (meeting: Meeting): number => meeting.of(reviewState).nth ?? 1;

export const minutesPath = (meeting: Meeting): string => namesOf(meeting, nthOf(meeting)).path;

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
  const nth = nthOf(meeting);
  const { path, branch } = namesOf(meeting, nth);
  const listed = { path, first: namesOf(meeting, 1).path, nth };
  const files = [
    {
      path,
      own: true,
      write: (current: string | undefined) => broughtInto(markdown, earlier, current).text,
      disputed: (current: string | undefined) => broughtInto(markdown, earlier, current).disputed,
    },
    ...(index
      ? [{ path: index.path, write: (current: string | undefined) => updateIndex(current, index, filled, listed) }]
      : []),
    ...calendarFile(meeting),
  ];
  return {
    branch,
    title: nth > 1 ? `${fill(format.title, filled)} (${nth})` : fill(format.title, filled),
    body: proposalBody(meeting),
    reviewers: reviewers(meeting),
    again: meeting.of(reviewState).closed,
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

/** Something that stands for every date in a pattern. */
const ANY_DATE = utc('0001-01-01');

/** What stands in a group's patterns, whichever meeting it is. */
const anyValues = ({ name }: Pick<Group, 'name'>): Values => ({
  group: name,
  ...Object.fromEntries(
    ['date', 'start', 'begun', 'gathering', 'ended', 'closed', 'next'].map((key) => [key, ANY_DATE]),
  ),
});

/** Reads the paths of a group's minutes; undefined for any other path. */
const pathReader = (group: Pick<Group, 'name' | 'format'>): ((path: string) => ReadName | undefined) =>
  nameReader(group.format.path, anyValues(group));

/** A path that the group's minutes could have, older than any other. */
export const oldestPath = (group: Group): string => fill(group.format.path, anyValues(group));

/** The minutes among paths, oldest first: those that the group's path pattern fits, by their date and place in its day. */
export function pastMinutes(paths: readonly string[], group: Group): string[] {
  const read = pathReader(group);
  return paths
    .flatMap((path) => {
      const name = read(path);
      return name ? [{ path, ...name }] : [];
    })
    .toSorted((a, b) => (a.first === b.first ? a.nth - b.nth : a.first < b.first ? -1 : 1))
    .map(({ path }) => path)
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
