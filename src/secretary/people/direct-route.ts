import type { Directory, Member, PersonKey } from '../../meeting/member.ts';
import type { OutgoingDirect, RoomId } from '../../ports/chat.ts';
import type { GroupBinding } from '../secretary-deps.ts';

export const platformOf = (room: RoomId): string => room.slice(0, room.indexOf(':'));

/**
 * Where to write to somebody privately: on the first platform of the group's rooms that knows them, once, however many
 * do; if none has an id for them, where their e-mail address finds them. Undefined if there is no such platform.
 */
export function directRoute(
  { group, rooms }: GroupBinding,
  key: PersonKey,
): { room: RoomId; to: OutgoingDirect['to'] } | undefined {
  const member = group.directory.members.find(({ handle }) => handle === key);
  const name = member?.name ?? key;
  for (const room of rooms) {
    const platform = platformOf(room);
    const id = member ? memberAccount(platform, member, group.directory) : guestOn(platform, key);
    if (id !== undefined) return { room, to: { platform, id, name } };
  }
  const room = rooms.find((one) => group.directory.traits(platformOf(one))?.findsByEmail === true);
  if (room === undefined || member?.email === undefined) return undefined;
  return { room, to: { platform: platformOf(room), name, email: member.email } };
}

/** The account by which a platform knows a member; undefined if the configuration has none. */
export const memberAccount = (platform: string, member: Member, directory: Directory): string | undefined =>
  directory.accountsOn(platform, member)[0];

/** A guest's key is `PLATFORM:ID`. */
const guestOn = (platform: string, key: PersonKey): string | undefined =>
  key.startsWith(`${platform}:`) ? key.slice(platform.length + 1) : undefined;
