import { datedMinutes } from '../archive/ages.ts';
import type { Event } from '../meeting/event.ts';
import type { Decided, Meeting } from '../meeting/feature.ts';
import type { Group } from '../meeting/group.ts';
import { carryOver } from './carry-over/carry-over.ts';
import { takeOver } from './carry-over/take-over.ts';
import { linksFor } from './identity/links.ts';
import { newcomersFor } from './identity/newcomers.ts';
import { minutesMarkdown } from './minutes-markdown.ts';
import { minutesPath } from './minutes/proposal.ts';
import { planMeeting } from './next-meeting/plan-meeting.ts';
import { learnedMeetings } from './stats/history.ts';

/** Minutes as they are in the repository. */
export interface PastMinutes {
  readonly path: string;
  readonly text: string;
}

/** The first events of the meeting after `before`; of the group's first meeting if that's undefined. */
export const openingEvents = (group: Group, before: Meeting | undefined, at: string): readonly Event[] => [
  ...planMeeting(group, before, at),
  ...(before ? [...linksFor(before, at), ...newcomersFor(before, at)] : []),
];

/**
 * What the next meeting carries over from minutes.
 * @param before the meeting of those minutes, if it is known; otherwise the minutes before them tell more
 */
export const carriedEvents = (
  markdown: string,
  next: Meeting,
  before: Meeting | undefined,
  at: string,
  earlier: readonly PastMinutes[] = [],
): readonly Event[] => [
  ...carryOver(markdown, next, before, at, {
    earlier: datedMinutes(earlier),
    proposed: before && minutesMarkdown(before),
  }),
  ...learnedMeetings(
    [...earlier, before ? { path: minutesPath(before), text: markdown } : { text: markdown }],
    next,
    before,
    at,
  ),
];

/**
 * What the next meeting takes over of its date and roles from merged minutes.
 * @param reviewed the meeting of those minutes: what people changed in them counts; if it's undefined, what they say
 */
export const takeOverMerged = (
  merged: string,
  next: Meeting,
  at: string,
  reviewed: Meeting | undefined,
): Decided<Event> | undefined =>
  takeOver(merged, next, at, reviewed && { markdown: minutesMarkdown(reviewed), reviewed });
