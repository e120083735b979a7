import { Map } from 'immutable';

import type { Event } from './event.ts';
import type { Feature, Meeting } from './feature.ts';
import type { Person, PersonKey } from './member.ts';
import type { Piece } from './message.ts';

export interface Met extends Event {
  readonly type: 'guest.met';
  readonly key: PersonKey;
  /** The display name at that time. */
  readonly name: string;
}

/** People whom the directory does not know, under their display names. */
export const guests: Feature<Map<PersonKey, string>, Met> = {
  name: 'guest',
  initial: () => Map(),
  on: { 'guest.met': (state, { key, name }) => state.set(key, name) },
};

/** The event that introduces a guest, where this meeting has not met them yet. */
export function introduce(person: Person, at: string, meeting: Meeting): Met[] {
  const known = !person.guest || meeting.of(guests).get(person.key) === person.label;
  return known ? [] : [{ type: 'guest.met', at, key: person.key, name: person.label }];
}

/** How the minutes write someone: `@handle`, or a guest's display name. */
export const label = (meeting: Meeting, key: PersonKey): string => meeting.of(guests).get(key) ?? `@${key}`;

/** Somebody whom a message is for: their platform notifies them. */
export function called(meeting: Meeting, key: PersonKey): Piece {
  const guest = meeting.of(guests).get(key);
  return guest === undefined ? { member: key, calls: true } : { member: guest, account: key, calls: true };
}
