import type { Facts } from '../../archive/facts.ts';
import { keyOf, type Named } from '../../archive/people.ts';
import { shorten } from '../../meeting/clean.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { introduce, label } from '../../meeting/guests.ts';
import { memberPerson, type Person, type PersonKey } from '../../meeting/member.ts';
import { code, enumerate, text, type Piece } from '../../meeting/message.ts';
import { whoIs } from '../../meeting/people.ts';
import { elections } from '../elections/elections.ts';
import { roles, type Named as RoleNamed, type Role } from '../roles/roles.ts';
import type { Proposed } from './take-over-date.ts';
import { NOTHING, type Taken } from './taken.ts';

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join('\n') === other.toSorted().join('\n');

const named = (meeting: Meeting, people: readonly PersonKey[]): Piece[] =>
  people.length === 0 ? ['nobody'] : enumerate(people.map((key) => label(meeting, key)));

/** The member whom minutes name, or the guest of the meeting that they are of, if Gavel led that. */
function personOf({ handle, written }: Named, next: Meeting, reviewed: Meeting | undefined): Person | undefined {
  const member = handle === undefined ? undefined : next.group.directory.byName(handle);
  return member ? memberPerson(member) : reviewed && whoIs(written, reviewed);
}

/** Who is to have a role at the next meeting, as far as people decided it by what they wrote in minutes. */
export function takeOverRole(role: Role, merged: Facts, next: Meeting, at: string, proposed?: Proposed): Taken {
  const found = merged.nextRoles[role];
  const before = proposed?.facts.nextRoles[role] ?? [];
  if (isSame(found.map(keyOf), before.map(keyOf))) return NOTHING;
  if (found.length === 0) return withoutElection(role, next, at, proposed);
  const people = found.flatMap((one) => personOf(one, next, proposed?.reviewed) ?? []);
  const unknown = found.filter((one) => personOf(one, next, proposed?.reviewed) === undefined);
  if (unknown.length > 0) return refused(role, unknown, next);
  const keys = [...new Set(people.map(({ key }) => key))];
  if (isSame(keys, next.of(roles)[role])) return NOTHING;
  const event: RoleNamed = { type: 'roles.named', at, role, people: keys };
  return {
    events: [...people.flatMap((who) => introduce(who, at, next)), event],
    told: [[`${role} `, ...enumerate(people.map((who) => who.label))]],
    problems: [],
  };
}

function refused(role: Role, unknown: readonly Named[], next: Meeting): Taken {
  const names = unknown.map(({ written }) => `“${shorten(written, 40)}”`).join(', ');
  const stays = named(next, next.of(roles)[role]);
  return {
    ...NOTHING,
    problems: [
      text(`I don’t know ${names}, so the next ${role} stays `, ...stays, '. ', code(`/${role} @user`), ' changes it.'),
    ],
  };
}

/** People took the election out again: whom the configuration names leads, unless somebody else was named since. */
function withoutElection(role: Role, next: Meeting, at: string, proposed: Proposed | undefined): Taken {
  const elected = proposed?.reviewed.of(elections)[role] ?? [];
  const { chairs, secretaries } = next.group;
  const people = role === 'chair' ? chairs : secretaries;
  const now = next.of(roles)[role];
  if (elected.length === 0 || !isSame(now, elected) || isSame(now, people)) return NOTHING;
  const event: RoleNamed = { type: 'roles.named', at, role, people };
  return { events: [event], told: [[`nobody elected as ${role}, so `, ...named(next, people)]], problems: [] };
}
