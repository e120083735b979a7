import type { Group } from '../../meeting/group.ts';
import { nameReader, type ReadName } from '../../minutes/names.ts';
import { anyMeeting, fillPlaceholders, utcDateTime } from '../../minutes/placeholders.ts';

/** The folder that has all of a group's minutes, from the root of the repository. */
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
export const minutesPathReader = (group: Pick<Group, 'name' | 'format'>): ((path: string) => ReadName | undefined) =>
  nameReader(group.format.path, anyMeeting(group, ANY_DATE));

/** A path that the group's minutes could have, older than any other. */
export const oldestPath = (group: Group): string => fillPlaceholders(group.format.path, anyMeeting(group, ANY_DATE));

/** The minutes among paths, oldest first: those that the group's path pattern fits, by their date and place in its day. */
export function pastMinutes(paths: readonly string[], group: Group): string[] {
  const read = minutesPathReader(group);
  return paths
    .flatMap((path) => {
      const name = read(path);
      return name ? [{ path, ...name }] : [];
    })
    .toSorted((a, b) => (a.first === b.first ? a.nth - b.nth : a.first < b.first ? -1 : 1))
    .map(({ path }) => path)
    .slice(-LONGEST_PAST);
}
