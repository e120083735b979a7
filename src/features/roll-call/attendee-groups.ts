import { attendanceLists, type AttendanceMark } from '../../meeting/attendance-lists.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { personValues } from '../../meeting/minutes-names.ts';
import type { AttendeeGroup, AttendeeKind } from '../../minutes/attendance-settings.ts';
import { isObserver } from '../../minutes/messages.ts';

/** Somebody in a list of attendance. */
export interface GroupedPerson {
  readonly key: PersonKey;
  readonly marks: readonly AttendanceMark[];
}

interface Sorted extends GroupedPerson {
  /** The kinds of people they are, the most particular first. */
  readonly kinds: readonly AttendeeKind[];
  readonly role: string | undefined;
}

const MARKED: Readonly<Record<AttendanceMark, AttendeeKind>> = {
  guest: 'guests',
  partly: 'partly',
  late: 'late',
  left: 'left',
};

/** Everybody that the minutes could list, in the order in which they came or were heard of. */
function everybody(meeting: Meeting): readonly Sorted[] {
  const { present, regrets, absent } = attendanceLists(meeting);
  const roleOf = (key: PersonKey): string | undefined => personValues(meeting, key).role;
  const others = (keys: readonly PersonKey[], kind: AttendeeKind): Sorted[] =>
    keys.map((key) => ({ key, marks: [], kinds: [kind], role: roleOf(key) }));
  const there = present.map(({ key, marks }): Sorted => {
    const role = roleOf(key);
    const observes: AttendeeKind[] = role !== undefined && isObserver(role) ? ['observers'] : [];
    return { key, marks, role, kinds: [...observes, ...marks.map((mark) => MARKED[mark]), 'present'] };
  });
  return [...there, ...others(regrets, 'regrets'), ...others(absent, 'absent')];
}

export const kindsOf = ({ who }: AttendeeGroup): readonly AttendeeKind[] => (typeof who === 'string' ? [who] : who);

const hasRole = ({ withRole }: AttendeeGroup, role = ''): boolean =>
  withRole?.some((one) => one.toLowerCase() === role.toLowerCase()) ?? true;

/** The group that somebody belongs to: one for their role before others, then one for what they are most particularly. */
function groupFor({ kinds, role }: Sorted, groups: readonly AttendeeGroup[]): AttendeeGroup | undefined {
  const open = groups.filter((group) => hasRole(group, role));
  const [ofRole, ofAny] = [open.filter((one) => one.withRole), open.filter((one) => !one.withRole)];
  const first = (some: readonly AttendeeGroup[]): AttendeeGroup | undefined =>
    kinds.flatMap((kind) => some.find((group) => kindsOf(group).includes(kind)) ?? [])[0];
  return first(ofRole) ?? first(ofAny);
}

/** Who is in each group, nobody in two; those who fit into none are left out. */
export function peopleInGroups(
  groups: readonly AttendeeGroup[],
  meeting: Meeting,
): ReadonlyMap<AttendeeGroup, readonly GroupedPerson[]> {
  const people = new Map<AttendeeGroup, GroupedPerson[]>(groups.map((group) => [group, []]));
  for (const one of everybody(meeting)) {
    const group = groupFor(one, groups);
    if (group) people.get(group)?.push({ key: one.key, marks: one.marks });
  }
  return people;
}
