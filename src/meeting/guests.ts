import { Map } from 'immutable';

import type { Event } from './event.ts';
import type { Feature, Meeting } from './feature.ts';
import { forgottenNumber } from './forgotten-person.ts';
import type { Person, PersonKey } from './member.ts';
import type { MessagePiece } from './message.ts';
import { generalMessages } from './messages.ts';

export interface GuestMet extends Event {
  readonly type: 'guest.met';
  readonly key: PersonKey;
  /** The display name at that time. */
  readonly name: string;
}

/** People the directory doesn't know, under their display names. */
export const guestsFeature: Feature<Map<PersonKey, string>, GuestMet> = {
  name: 'guest',
  initial: () => Map(),
  evolve: { 'guest.met': (state, { key, name }) => state.set(key, name) },
};

/** The event that introduces a guest, if this meeting hasn't met them yet. */
export function introduceGuest(person: Person, at: string, meeting: Meeting): GuestMet[] {
  const known = !person.guest || meeting.stateOf(guestsFeature).get(person.key) === person.label;
  return known ? [] : [{ type: 'guest.met', at, key: person.key, name: person.label }];
}

/** The name of somebody whom the directory doesn't know, as far as it's known. */
export const guestName = (meeting: Meeting, key: PersonKey): string | undefined =>
  meeting.stateOf(guestsFeature).get(key) ??
  (forgottenNumber(key) === undefined ? undefined : generalMessages(meeting.group).nameRemoved);

/** How the minutes write someone: `@handle`, or a guest's display name. */
export const personLabel = (meeting: Meeting, key: PersonKey): string => guestName(meeting, key) ?? `@${key}`;

/** The same for several, with commas between them; empty for nobody. */
export const personLabels = (meeting: Meeting, keys: readonly PersonKey[]): string =>
  keys.map((key) => personLabel(meeting, key)).join(', ');

/** Somebody's name without its `@`, for places in which that would notify people who have nothing to do with it. */
export const uncalledName = (meeting: Meeting, key: PersonKey): string => personLabel(meeting, key).replace(/^@/u, '');

/** Somebody a message is for: their platform notifies them. */
export function calledPiece(meeting: Meeting, key: PersonKey): MessagePiece {
  const guest = guestName(meeting, key);
  return guest === undefined ? { member: key, calls: true } : { member: guest, account: key, calls: true };
}
