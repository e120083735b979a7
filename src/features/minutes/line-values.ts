import { attendanceLists, type AttendanceMark } from '../../meeting/attendance-lists.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { nameInMinutes } from '../../meeting/minutes-names.ts';
import type { TemplateValues, TypedList } from '../../minutes/template.ts';
import { approvalValues } from '../approval/approval.ts';
import { electionsFeature } from '../elections/elections.ts';
import { rolesFeature } from '../roles/roles.ts';
import { placeholderValues } from './placeholders.ts';

/** What the group's own wording of a line can name: dates and places, and the people of the meeting. */
export function lineValues(meeting: Meeting): TemplateValues {
  const named = (people: readonly PersonKey[]): TypedList => ({
    list: people.map((key) => nameInMinutes(meeting, key)),
  });
  const byName = (people: readonly PersonKey[]): TypedList => ({
    list: people.map((key) => nameInMinutes(meeting, key, { person: '{name}' })),
  });
  const roles = meeting.stateOf(rolesFeature);
  const elected = meeting.stateOf(electionsFeature);
  const { present, regrets, absent } = attendanceLists(meeting);
  const marked = (mark: AttendanceMark): TypedList =>
    named(present.filter(({ marks }) => marks.includes(mark)).map(({ key }) => key));
  return {
    ...approvalValues(meeting),
    chair: named(roles.chair),
    secretary: named(roles.secretary),
    /** By their names, in minutes that otherwise call people by less. */
    chairname: byName(roles.chair),
    secretaryname: byName(roles.secretary),
    nextchair: named(elected.chair),
    nextsecretary: named(elected.secretary),
    present: named(present.map(({ key }) => key)),
    partly: marked('partly'),
    late: marked('late'),
    regrets: named(regrets),
    absent: named(absent),
    ...placeholderValues(meeting),
  };
}
