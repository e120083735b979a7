import { fillName, nameReader } from '../minutes/names.ts';
import { anyMeeting, utcDateTime, type PlaceholderValues } from '../minutes/placeholders.ts';
import type { Config, GroupConfig } from './schema.ts';

/** Something that two groups share but each must have for itself. */
interface Clash {
  /** Where it is in the second group. */
  readonly path: PropertyKey[];
  readonly message: string;
}

/** Two groups can meet on the same day. */
const DAY = utcDateTime('2026-11-24T17:00:00.000Z');

/** Whether names by one pattern can be names by the other. */
function overlap(one: string, other: string, [its, others]: readonly [PlaceholderValues, PlaceholderValues]): boolean {
  const [read, readOther] = [nameReader(one, its), nameReader(other, others)];
  return read(fillName(other, others, 1)) !== undefined || readOther(fillName(one, its, 1)) !== undefined;
}

function clashes(group: GroupConfig, before: GroupConfig): Clash[] {
  const [format, others] = [group.format, before.format];
  const values = [anyMeeting(group, DAY), anyMeeting(before, DAY)] as const;
  const found: Clash[] = [];
  const tell = (path: PropertyKey[], what: string, such: string): void =>
    void found.push({
      path,
      message: `the group "${before.id}" is in the same repository and has ${what}. Give this group its own, like ${such}`,
    });
  if (overlap(format.path, others.path, values))
    tell(['format', 'path'], 'minutes of the same names', `${group.id}/minutes-{date}.md`);
  if (overlap(format.branch, others.branch, values))
    tell(['format', 'branch'], 'branches of the same names', `${group.id}-minutes-{date}`);
  if (format.index && format.index.path === others.index?.path)
    tell(['format', 'index', 'path'], 'the same index page', `${group.id}/README.md`);
  if (group.calendar.file !== undefined && group.calendar.file === before.calendar.file)
    tell(['calendar', 'file'], 'the same calendar file', `${group.id}/calendar.ics`);
  return found;
}

/** Groups in one repository would write over each other's minutes, and merge them, if their names could be the same. */
export function repositoryProblems({ groups }: Config): Clash[] {
  return groups.flatMap((group, i) =>
    groups.slice(0, i).flatMap((before) => {
      const isShared = group.forge && before.forge?.repository === group.forge.repository;
      return isShared
        ? clashes(group, before).map(({ path, message }) => ({ path: ['groups', i, ...path], message }))
        : [];
    }),
  );
}
