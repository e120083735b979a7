import { findsByEmail, hasIds, idOn, type Member, type PersonKey } from '../../meeting/member.ts';
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
    const id = member ? memberAccount(platform, member) : guestOn(platform, key);
    if (id !== undefined) return { room, to: { platform, id, name } };
  }
  const room = rooms.find((one) => findsByEmail(platformOf(one)));
  if (room === undefined || member?.email === undefined) return undefined;
  return { room, to: { platform: platformOf(room), name, email: member.email } };
}

/** Platforms that give their own ids name them in the directory; to the others, people are their handles. */
export const memberAccount = (platform: string, member: Member): string | undefined =>
  hasIds(platform) ? idOn(platform, member) : member.handle;

/** A guest's key is `PLATFORM:ID`. */
const guestOn = (platform: string, key: PersonKey): string | undefined =>
  key.startsWith(`${platform}:`) ? key.slice(platform.length + 1) : undefined;
