import type { MinutesFacts } from '../../archive/facts.ts';
import { keyOf, type NamedPerson } from '../../archive/people.ts';
import { enumerate, listInWords } from '../../language/lists.ts';
import { shortenText } from '../../meeting/clean-text.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { introduceGuest, personLabel } from '../../meeting/guests.ts';
import { memberPerson, type Person, type PersonKey } from '../../meeting/member.ts';
import { code, textLine, type MessagePiece } from '../../meeting/message.ts';
import { whoIs } from '../../meeting/people.ts';
import { electionsFeature } from '../elections/elections.ts';
import { rolesFeature, type RolesNamed as RoleNamed, type MeetingRole } from '../roles/roles.ts';
import { carryOverMessages } from './messages.ts';
import type { ProposedDate } from './take-over-date.ts';
import { NOTHING_TAKEN, type TakenOver } from './taken.ts';

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join('\n') === other.toSorted().join('\n');

const named = (meeting: Meeting, people: readonly PersonKey[]): MessagePiece[] =>
  people.length === 0
    ? [carryOverMessages(meeting.group).nobody]
    : enumerate(
        people.map((key) => personLabel(meeting, key)),
        meeting.group,
      );

/** The member that minutes name, or the guest of the meeting they are from, if Gavel led that. */
function personOf({ handle, written }: NamedPerson, next: Meeting, reviewed: Meeting | undefined): Person | undefined {
  const member = handle === undefined ? undefined : next.group.directory.byName(handle);
  return member ? memberPerson(member) : reviewed && whoIs(written, reviewed);
}

/** Takes over who has a role at the next meeting, if people wrote that into minutes. */
export function takeOverRole(
  role: MeetingRole,
  merged: MinutesFacts,
  next: Meeting,
  at: string,
  proposed?: ProposedDate,
): TakenOver {
  const found = merged.nextRoles[role];
  const before = proposed?.facts.nextRoles[role] ?? [];
  if (isSame(found.map(keyOf), before.map(keyOf))) return NOTHING_TAKEN;
  if (found.length === 0) return withoutElection(role, next, at, proposed);
  const people = found.flatMap((one) => personOf(one, next, proposed?.reviewed) ?? []);
  const unknown = found.filter((one) => personOf(one, next, proposed?.reviewed) === undefined);
  if (unknown.length > 0) return refused(role, unknown, next);
  const keys = [...new Set(people.map(({ key }) => key))];
  if (isSame(keys, next.stateOf(rolesFeature)[role])) return NOTHING_TAKEN;
  const event: RoleNamed = { type: 'roles.named', at, role, people: keys };
  return {
    events: [...people.flatMap((who) => introduceGuest(who, at, next)), event],
    told: [
      carryOverMessages(next.group).leads[role](
        enumerate(
          people.map((who) => who.label),
          next.group,
        ),
      ),
    ],
    problems: [],
  };
}

function refused(role: MeetingRole, unknown: readonly NamedPerson[], next: Meeting): TakenOver {
  const names = listInWords(
    unknown.map(({ written }) => `"${shortenText(written, 40)}"`),
    next.group,
  );
  const stays = named(next, next.stateOf(rolesFeature)[role]);
  const words = carryOverMessages(next.group).unknownPeople[role](names, stays, code(`/${role} @user`));
  return { ...NOTHING_TAKEN, problems: [textLine(...words)] };
}

/** People removed the election: the configuration's people lead, unless someone else was named since. */
function withoutElection(role: MeetingRole, next: Meeting, at: string, proposed: ProposedDate | undefined): TakenOver {
  const elected = proposed?.reviewed.stateOf(electionsFeature)[role] ?? [];
  const { chairs, secretaries } = next.group;
  const people = role === 'chair' ? chairs : secretaries;
  const now = next.stateOf(rolesFeature)[role];
  if (elected.length === 0 || !isSame(now, elected) || isSame(now, people)) return NOTHING_TAKEN;
  const event: RoleNamed = { type: 'roles.named', at, role, people };
  const told = carryOverMessages(next.group).notElected[role](named(next, people));
  return { events: [event], told: [told], problems: [] };
}
