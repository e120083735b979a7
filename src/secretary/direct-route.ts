import { hasIds, idOn, type Member, type PersonKey, type UserRef } from '../meeting/member.ts';
import type { RoomId } from '../ports/chat.ts';
import type { GroupBinding } from './secretary-deps.ts';

export const platformOf = (room: RoomId): string => room.slice(0, room.indexOf(':'));

/**
 * Where somebody can be written to privately: on the first platform of the group's rooms on which they are known, once,
 * however many they are on. Undefined where there is none.
 */
export function directRoute({ group, rooms }: GroupBinding, key: PersonKey): { room: RoomId; to: UserRef } | undefined {
  const member = group.directory.members.find(({ handle }) => handle === key);
  for (const room of rooms) {
    const platform = platformOf(room);
    const id = member ? memberAccount(platform, member) : guestOn(platform, key);
    if (id !== undefined) return { room, to: { platform, id, name: member?.name ?? key } };
  }
  return undefined;
}

/** Platforms that give their own ids name them in the directory; to the others, people are their handles. */
export const memberAccount = (platform: string, member: Member): string | undefined =>
  hasIds(platform) ? idOn(platform, member) : member.handle;

/** A guest's key is `PLATFORM:ID`. */
const guestOn = (platform: string, key: PersonKey): string | undefined =>
  key.startsWith(`${platform}:`) ? key.slice(platform.length + 1) : undefined;
