import { factsOf } from '../../archive/facts.ts';
import { nthInPath } from '../../archive/held-at.ts';
import { pastOf, type PastMeeting } from '../../archive/statistics.ts';
import type { Event } from '../../meeting/event.ts';
import type { Feature, Meeting } from '../../meeting/feature.ts';
import { readDocument } from '../../minutes/parse-document.ts';

/** The history from the minutes of past meetings: all of it, each time. */
interface Told extends Event {
  readonly type: 'history.told';
  /** Oldest first. */
  readonly meetings: readonly PastMeeting[];
}

/** A year of weekly meetings, or two of fortnightly ones. */
const LONGEST = 52;

/** The group's past meetings, as far as their minutes say. */
export const historyFeature: Feature<readonly PastMeeting[], Told> = {
  name: 'history',
  initial: () => [],
  evolve: { 'history.told': (_, { meetings }) => meetings },
};

/** Minutes as they are in the repository. */
export interface PastMinutesTold {
  readonly path?: string;
  readonly text: string;
}

/** What the next meeting learns from past minutes beyond what the meeting before it knew; no event if that's nothing. */
export function learnedMeetings(
  minutes: readonly PastMinutesTold[],
  next: Meeting,
  before: Meeting | undefined,
  at: string,
): Told[] {
  const known = (before ?? next).stateOf(historyFeature);
  const { directory, format } = next.group;
  const found = minutes.flatMap(({ path, text }) => {
    const past = pastOf(factsOf(readDocument(text), { directory, format, path }));
    const nth = nthInPath(path ?? '');
    return past ? [{ ...past, ...(nth > 1 ? { nth } : {}) }] : [];
  });
  const byMeeting = new Map(
    [...known, ...next.stateOf(historyFeature), ...found].map((past) => [`${past.date}/${past.nth ?? 1}`, past]),
  );
  const meetings = [...byMeeting.values()].toSorted((a, b) => a.date.localeCompare(b.date)).slice(-LONGEST);
  return JSON.stringify(meetings) === JSON.stringify(next.stateOf(historyFeature))
    ? []
    : [{ type: 'history.told', at, meetings }];
}
