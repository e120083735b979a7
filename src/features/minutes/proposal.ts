import { entriesFeature, type EntriesNumbered } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { Group } from '../../meeting/group.ts';
import { lifecycleState, nominalStart, type MeetingPlanned } from '../../meeting/lifecycle.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import { updateIndex } from '../../minutes/index-page.ts';
import { fillName, nameReader, type ReadName } from '../../minutes/names.ts';
import { anyMeeting, fillPlaceholders, utcDateTime } from '../../minutes/placeholders.ts';
import { writeFeed } from '../../schedule/ical.ts';
import { nextOccurrence, NO_DECISIONS, startOnDay } from '../../schedule/occurrences.ts';
import { startOn } from '../../schedule/schedule.ts';
import { calendarOf, carriedCalendar } from '../calendar/calendar.ts';
import { feedSource } from '../calendar/feed.ts';
import { electionsFeature } from '../elections/elections.ts';
import { comingMeeting, type ComingMeeting } from '../next-meeting/state.ts';
import { awaitedReviewers } from '../review/reminders.ts';
import { reviewState } from '../review/state.ts';
import type { RolesNamed, MeetingRole } from '../roles/roles.ts';
import { broughtInto } from './merge-edits.ts';
import { placeholderValues } from './placeholders.ts';
import { proposalBody } from './proposal-body.ts';

/** Where a meeting's minutes go. */
export interface ProposalNames {
  readonly path: string;
  readonly branch: string;
}

/** The names of a meeting's minutes, if it's the first, the second … of its day: what other minutes have is left to them. */
export function proposalNames(meeting: Meeting, nth: number): ProposalNames {
  const { path, branch } = meeting.group.format;
  const filled = placeholderValues(meeting);
  return { path: fillName(path, filled, nth), branch: fillName(branch, filled, nth) };
}

const nthOf = (meeting: Meeting): number => meeting.stateOf(reviewState).nth ?? 1;

/** The names of a meeting's own minutes. */
export const ownNames = (meeting: Meeting): ProposalNames => proposalNames(meeting, nthOf(meeting));

export const minutesPath = (meeting: Meeting): string => ownNames(meeting).path;

/** The group's calendar as a file beside the minutes, as of this meeting. */
function calendarFile(meeting: Meeting): { path: string; write: () => string }[] {
  const { file } = meeting.group.calendar;
  const { ended, begun } = meeting.stateOf(lifecycleState);
  const at = ended ?? begun;
  return file === undefined || at === undefined
    ? []
    : [{ path: file, write: () => writeFeed(feedSource(meeting, at)) }];
}

/**
 * What is proposed to the group: the minutes, and the index that lists them.
 * @param earlier the minutes as they were proposed before, newest first: what people changed in them since stays
 */
export function draftProposal(meeting: Meeting, markdown: string, earlier: readonly string[] = []) {
  const { format } = meeting.group;
  const filled = placeholderValues(meeting);
  const { index } = format;
  const nth = nthOf(meeting);
  const { path, branch } = ownNames(meeting);
  const listed = { path, first: proposalNames(meeting, 1).path, nth };
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
    title: nth > 1 ? `${fillPlaceholders(format.title, filled)} (${nth})` : fillPlaceholders(format.title, filled),
    body: proposalBody(meeting),
    reviewers: awaitedReviewers(meeting),
    again: meeting.stateOf(reviewState).closed,
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

/** Something that represents every date in a pattern. */
const ANY_DATE = utcDateTime('0001-01-01');

/** Reads the paths of a group's minutes; undefined for any other path. */
const pathReader = (group: Pick<Group, 'name' | 'format'>): ((path: string) => ReadName | undefined) =>
  nameReader(group.format.path, anyMeeting(group, ANY_DATE));

/** A path that the group's minutes could have, older than any other. */
export const oldestPath = (group: Group): string => fillPlaceholders(group.format.path, anyMeeting(group, ANY_DATE));

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
export function planMeeting(group: Group, before: Meeting | undefined, at: string): Event[] {
  const coming = before && comingMeeting(before);
  if (before && (!coming || shiftMinutes(coming.start, group.schedule.duration) > at))
    return plannedEvents(before, coming, at);
  // The date has gone by while nobody was there to plan it.
  const next = nextOccurrence(before ? calendarOf(before) : { schedule: group.schedule, decisions: NO_DECISIONS }, at);
  return plannedEvents(before, next && { start: next.start, occurrence: next.key }, at);
}

/** As `plan`, for a group's first meeting on a day (YYYY-MM-DD), whether or not the schedule has one then. */
export function plannedOn(group: Group, day: string, at: string): Event[] {
  const { schedule } = group;
  const start = startOnDay({ schedule, decisions: NO_DECISIONS }, day)?.at ?? startOn(schedule, day);
  return plannedEvents(undefined, { start, occurrence: start }, at);
}

/** As `plan`, for a start that is known. */
export function plannedEvents(before: Meeting | undefined, coming: ComingMeeting | undefined, at: string): Event[] {
  const elected = before?.stateOf(electionsFeature);
  const named = (role: MeetingRole): RolesNamed[] => {
    const people = elected?.[role] ?? [];
    return people.length === 0 ? [] : [{ type: 'roles.named', at, role, people }];
  };
  const held = before && nominalStart(before);
  const first: MeetingPlanned = { type: 'lifecycle.planned', at, ...coming, ...(held && held > at ? { held } : {}) };
  const numbers: EntriesNumbered[] = before
    ? [{ type: 'entry.numbered', at, next: before.stateOf(entriesFeature).next }]
    : [];
  const carried = before ? carriedCalendar(before, at) : [];
  return [first, ...carried, ...numbers, ...named('chair'), ...named('secretary')];
}
