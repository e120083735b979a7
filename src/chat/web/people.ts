import type { UserRef } from '../../meeting/member.ts';
import type { HeardMessage } from '../../ports/chat.ts';
import type { RoomGuests } from './guests.ts';
import type { WebMember } from './protocol.ts';

/** The people who may speak in the web room. */
export interface WebPeople {
  readonly members: readonly WebMember[];
  /** The member behind a handle, or undefined if there is none. */
  member(handle: string): UserRef | undefined;
  /** The person behind a member's handle or a guest's id, or undefined if there is none. */
  find(id: string): UserRef | undefined;
  /** The `@name`s in a text that are people's handles to the letter, as the page offers them. The rest are just words. */
  mentions(text: string): NonNullable<HeardMessage['mentions']>;
}

/** Builds the list of people; case in handles never matters. */
export function webPeople(members: readonly WebMember[], guests: Pick<RoomGuests, 'find'>): WebPeople {
  const known = new Map(
    members.map(({ handle, name }) => [handle.toLowerCase(), { platform: 'web', id: handle, name: name ?? handle }]),
  );
  const member = (handle: string): UserRef | undefined => known.get(handle.toLowerCase());
  return {
    members,
    member,
    find: (id) => member(id) ?? guests.find(id),
    mentions: (text) =>
      [...new Set(text.match(/(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu))].flatMap((written) => {
        const user = member(written.slice(1));
        return user?.id === written.slice(1) ? [{ written, user }] : [];
      }),
  };
}
