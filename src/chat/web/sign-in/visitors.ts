import type { Directory, UserRef } from '../../../meeting/member.ts';
import type { PlatformGroup } from '../../chat-platform.ts';
import type { WebVisitor } from '../access.ts';
import { webMembers } from '../members.ts';
import type { SignedInAs, WebRoom } from '../protocol.ts';
import { WebRefusal } from '../refused.ts';
import { guestId, guestPerson, isGuestId, memberOf, memberUser, type SignedInIdentity } from './identity.ts';
import { signInMessages } from './messages.ts';

/** A group as far as it says who may be in its rooms. */
export interface SignInGroup extends Pick<
  PlatformGroup,
  'id' | 'language' | 'members' | 'chairs' | 'secretaries' | 'guests'
> {
  readonly directory: Directory;
}

export interface SignInPlaces {
  readonly groups: readonly SignInGroup[];
  readonly rooms: readonly WebRoom[];
  readonly issuer: string;
  /** The key under which members have their ids at the issuer. */
  readonly accounts: string;
}

/** Who somebody is to a group; undefined if they may not be in its rooms. */
function personIn(
  group: SignInGroup,
  identity: SignedInIdentity,
  { issuer, accounts }: SignInPlaces,
): UserRef | undefined {
  const member = memberOf(identity, accounts, group.directory);
  if (member) return memberUser(member);
  if (group.guests === 'refused') return undefined;
  return guestPerson(
    guestId(issuer, identity.subject),
    identity.name,
    signInMessages(group).guestWord,
    group.directory,
  );
}

const asShown = ({ id, name }: UserRef): SignedInAs => ({ handle: id, name, guest: isGuestId(id) });

/**
 * Who somebody is in all rooms, from what the issuer says and the configuration as it is now. They may be a member of one
 * group, and a guest of another or nobody there.
 * @returns undefined if they may enter no room
 */
export function visitorFor(
  identity: SignedInIdentity,
  places: SignInPlaces,
  goesOn: () => boolean,
): WebVisitor | undefined {
  const found = places.groups.flatMap((group) => {
    const user = personIn(group, identity, places);
    return user ? [{ group, user }] : [];
  });
  const people = new Map(found.map(({ group, user }) => [group.id, user]));
  const rooms = places.rooms.filter(({ group }) => people.has(group));
  if (rooms.length === 0) return undefined;
  const members = webMembers(found.map(({ group }) => group));
  return {
    rooms,
    members,
    signedInAs: Object.fromEntries(
      rooms.flatMap(({ id, group }) => {
        const user = people.get(group);
        return user ? [[id, asShown(user)]] : [];
      }),
    ),
    personIn({ group }, as) {
      const user = people.get(group);
      // A page that was open before somebody else signed in must not speak for them.
      if (as !== '' && as !== user?.id) throw new WebRefusal((say) => say.signedInAsOther, 403);
      return user;
    },
    goesOn,
  };
}
