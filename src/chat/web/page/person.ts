import type { Post, RoomsAbout, SignedInAs, WebMember } from '../protocol.ts';

const PERSON = 'gavel.person';
const ROOM = 'gavel.room';

/**
 * Who this tab is: kept with the tab, so that two tabs are two people. An address with `?as=HANDLE` chooses at once.
 * Nobody chooses if people sign in.
 */
export function rememberedPerson({ members, signedInAs }: RoomsAbout): string | undefined {
  if (signedInAs) return undefined;
  const address = new URL(location.href);
  const asked = address.searchParams.get('as');
  if (asked !== null) {
    address.searchParams.delete('as');
    history.replaceState(null, '', address);
  }
  const handle = (asked ?? sessionStorage.getItem(PERSON) ?? '').toLowerCase();
  const member = members.find((one) => one.handle.toLowerCase() === handle);
  if (member) rememberPerson(member.handle);
  return member?.handle;
}

export const rememberPerson = (handle: string): void => sessionStorage.setItem(PERSON, handle);
export const rememberedRoom = (): string | null => sessionStorage.getItem(ROOM);
export const rememberRoom = (id: string): void => sessionStorage.setItem(ROOM, id);

/** The members, and the guests who can be seen in the room. */
export function withGuests(
  members: readonly WebMember[],
  posts: readonly Post[],
  me: SignedInAs | undefined,
): readonly WebMember[] {
  const found = new Map<string, WebMember>();
  for (const { guests = [] } of posts) for (const guest of guests) found.set(guest.handle, guest);
  if (me?.guest === true) found.set(me.handle, me);
  return found.size === 0 ? members : [...members, ...found.values()];
}

/** How a member is called in running text. */
export const memberName = (members: readonly WebMember[], handle: string): string =>
  members.find((one) => one.handle === handle)?.name ?? handle;
