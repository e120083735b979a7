import { List, Map, Set } from 'immutable';

import type { Event } from '../../meeting/event.ts';
import type { Feature, Meeting } from '../../meeting/feature.ts';
import { userKey } from '../../meeting/link.ts';
import type { Directory, Member, PersonKey, UserRef } from '../../meeting/member.ts';

/** Those who lead were told of somebody the directory doesn't know. */
interface Told extends Event {
  readonly type: 'newcomers.told';
  /** As `userKey` writes them. */
  readonly user: string;
}
/** Somebody counts as a member from now on, by their name, whatever they call themselves later. */
interface Taken extends Event {
  readonly type: 'newcomers.taken';
  readonly user: string;
  readonly as: PersonKey;
}
/** What an earlier meeting knew. */
interface Carried extends Event {
  readonly type: 'newcomers.carried';
  readonly told: readonly string[];
  readonly taken: readonly { readonly user: string; readonly as: PersonKey }[];
}
export type NewcomerEvent = Told | Taken | Carried;

interface Newcomers {
  readonly told: Set<string>;
  /** The guests Gavel told the chairs or the secretary about in this very meeting, in order. */
  readonly here: List<string>;
  readonly taken: Map<string, PersonKey>;
}

/** People the directory doesn't know by an id: those the chair was told of, and those who count as a member. */
export const newcomersFeature: Feature<Newcomers, NewcomerEvent> = {
  name: 'newcomers',
  initial: () => ({ told: Set(), here: List(), taken: Map() }),
  evolve: {
    'newcomers.told': (state, { user }) => ({ ...state, told: state.told.add(user), here: state.here.push(user) }),
    'newcomers.taken': ({ told, taken, ...state }, { user, as }) => ({
      ...state,
      told: told.add(user),
      taken: taken.set(user, as),
    }),
    'newcomers.carried': (state, { told, taken }) => ({
      ...state,
      told: state.told.union(told),
      taken: state.taken.merge(taken.map(({ user, as }): [string, PersonKey] => [user, as])),
    }),
  },
};

/** If the directory has an id or an address of a member, that counts, and no name does. */
const isProved = (platform: string, member: Member, known: Directory): boolean =>
  (member.accounts[platform] ?? []).length > 0 ||
  (known.traits(platform)?.findsByEmail === true && member.email !== undefined);

/**
 * The member that somebody counts as by their name, if the group lets that be. Once taken for a member, they stay it,
 * whatever they call themselves later, and nobody else on that platform becomes it.
 */
export function takenFor(user: UserRef, meeting: Meeting): Member | undefined {
  const { directory, people } = meeting.group;
  if (people !== 'by-name') return undefined;
  const { taken } = meeting.stateOf(newcomersFeature);
  const key = userKey(user);
  const before = taken.get(key);
  const member = before === undefined ? directory.namesake(user) : directory.byName(before);
  if (!member || isProved(user.platform, member, directory)) return undefined;
  const others = taken.filter((as, other) => as === member.handle && other.startsWith(`${user.platform}:`));
  return before !== undefined || others.isEmpty() ? member : undefined;
}

/** What the next meeting begins with. */
export function newcomersFor(before: Meeting, at: string): readonly NewcomerEvent[] {
  const { told, taken } = before.stateOf(newcomersFeature);
  if (told.isEmpty()) return [];
  const carried = [...taken].map(([user, as]) => ({ user, as }));
  return [{ type: 'newcomers.carried', at, told: [...told], taken: carried }];
}
