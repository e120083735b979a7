import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { minutesPath } from '../features/minutes/proposal.ts';
import { shownPictures } from '../features/pictures/proposed.ts';
import { reviewFeature } from '../features/review/review.ts';
import type { Meeting } from '../meeting/feature.ts';
import { isBeingHeld, isOver, nominalStart } from '../meeting/lifecycle.ts';
import type { BoardPicture } from '../ports/board.ts';
import type { MinutesListing, MinutesStage, PublicMinutes } from '../ports/public-pages.ts';
import { dayOfPath, type MergedFile, type MinutesOnMain } from './merged-minutes.ts';

/** Minutes with where they are: in the repository, or in a meeting of which they're written. */
export interface FoundMinutes extends MinutesListing {
  readonly path: string;
  readonly meeting?: Meeting;
}

const isMerged = (meeting: Meeting): boolean => meeting.stateOf(reviewFeature).merged;

/** A meeting whose minutes are not in the repository, and that are public: people have gathered for it. */
const hasMinutes = (meeting: Meeting): boolean =>
  !isMerged(meeting) && (isBeingHeld(meeting) || isOver(meeting)) && nominalStart(meeting) !== undefined;

const stageOf = (meeting: Meeting): MinutesStage => (isBeingHeld(meeting) ? 'live' : 'draft');

const keyOf = (day: string, nth: number): string => (nth === 1 ? day : `${day}-${nth}`);

const newestFirst = (a: FoundMinutes, b: FoundMinutes): number =>
  a.day === b.day ? nthOf(b) - nthOf(a) : a.day < b.day ? 1 : -1;
const nthOf = ({ key, day }: MinutesListing): number => Number(key.slice(day.length + 1) || 1);

/**
 * All minutes of a group, the newest first: what the repository has, and those that are on their way there.
 * @param meetings those that may not be merged yet, the oldest first
 */
export function allMinutes(files: readonly MergedFile[], meetings: readonly Meeting[]): readonly FoundMinutes[] {
  const found = new Map<string, FoundMinutes>();
  const take = (day: string, from: number, more: Omit<FoundMinutes, 'key' | 'day'>): void => {
    let nth = from;
    while (found.has(keyOf(day, nth))) nth += 1;
    const key = keyOf(day, nth);
    found.set(key, { key, day, ...more });
  };
  for (const { path, day, nth } of files) take(day, nth, { path, stage: 'approved' });
  for (const meeting of meetings) {
    if (!hasMinutes(meeting)) continue;
    const path = minutesPath(meeting);
    const day = dayOfPath(path);
    if (day !== undefined) take(day, 1, { path, meeting, stage: stageOf(meeting) });
  }
  return [...found.values()].toSorted(newestFirst);
}

const listed = ({ key, day, stage }: MinutesListing): MinutesListing => ({ key, day, stage });

/** Without where they are. */
export const listedMinutes = (found: readonly FoundMinutes[]): readonly MinutesListing[] => found.map(listed);

/**
 * The text of minutes as it is public; undefined if the repository has it no longer. What people took out of minutes while
 * they reviewed them is in Gavel's log, and on no page: merged minutes are read from the repository alone.
 */
export const textOfMinutes = async (found: FoundMinutes, merged: MinutesOnMain): Promise<string | undefined> =>
  found.meeting ? minutesMarkdown(found.meeting) : merged.read(found.path);

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** How minutes link to others that are in the same folder, and the address of these from there. */
function linksFrom({ path }: FoundMinutes, all: readonly FoundMinutes[]): ReadonlyMap<string, string> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const beside = all.filter((other) => other.path.startsWith(folder) && !other.path.slice(folder.length).includes('/'));
  return new Map(beside.map((other) => [encodeURI(fileName(other.path)), `../${other.key}/`]));
}

/** One of a group's minutes, ready to show. @param meetings whose pictures Gavel still has */
export async function publicMinutes(
  found: FoundMinutes,
  all: readonly FoundMinutes[],
  merged: MinutesOnMain,
  meetings: readonly Meeting[],
): Promise<PublicMinutes | undefined> {
  const markdown = await textOfMinutes(found, merged);
  if (markdown === undefined) return undefined;
  const of = found.meeting ?? meetings.find((meeting) => isMerged(meeting) && minutesPath(meeting) === found.path);
  return { ...listed(found), markdown, pictures: of ? picturesOf(of) : [], links: linksFrom(found, all) };
}

const picturesOf = (meeting: Meeting): BoardPicture[] =>
  shownPictures(meeting).map(({ url, sha256, type }) => ({ url, sha256, type: `image/${type}` }));
