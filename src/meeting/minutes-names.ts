import { extraValues, fillPersonTemplate, type PersonValues } from '../minutes/person-template.ts';
import type { Meeting } from './feature.ts';
import { guestName, personLabel } from './guests.ts';
import type { Directory, PersonKey } from './member.ts';

/** How to write somebody, where it isn't as everywhere in the minutes. */
export interface NamingChoice {
  /** The template; by default the format's `person`. */
  readonly person?: string | undefined;
  /** What `{role}` says beside the role that somebody has in the directory: `Chair`. */
  readonly roles?: readonly string[] | undefined;
}

/** What the directory says of a member. */
export function memberValues(handle: string, directory: Directory): PersonValues {
  const member = directory.members.find((one) => one.handle === handle);
  if (!member) return { handle };
  const { name, given, family, affiliation, role, extra = {} } = member;
  return { handle, name, given, family, affiliation, role, ...extraValues(extra) };
}

/** What the minutes can say of somebody: of a guest only the display name. */
export function personValues(meeting: Meeting, key: PersonKey, roles: readonly string[] = []): PersonValues {
  const guest = guestName(meeting, key);
  const values = guest === undefined ? memberValues(key, meeting.group.directory) : { name: guest };
  const all = [values.role ?? '', ...roles].filter((role) => role !== '');
  return { ...values, role: all.length === 0 ? undefined : all.join(', ') };
}

/** Somebody as the minutes write them: by the format's `person`, `@handle` if it has none. */
export function nameInMinutes(meeting: Meeting, key: PersonKey, { person, roles }: NamingChoice = {}): string {
  const values = personValues(meeting, key, roles);
  // Of those without the names that the template asks for, what they are called is better than nothing.
  const otherwise = values.name ?? personLabel(meeting, key);
  return fillPersonTemplate(person ?? meeting.group.format.person, values, otherwise);
}

/** The same for several, with commas between them; empty for nobody. */
export const namesInMinutes = (meeting: Meeting, keys: readonly PersonKey[], choice?: NamingChoice): string =>
  keys.map((key) => nameInMinutes(meeting, key, choice)).join(', ');
