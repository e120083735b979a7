import type { WebMember } from '../protocol.ts';

const PERSON = 'gavel.person';
const ROOM = 'gavel.room';

/** Who this tab is: kept with the tab, so that two tabs are two people. An address with `?as=HANDLE` chooses at once. */
export function rememberedPerson(members: readonly WebMember[]): string | undefined {
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

/** How a member is called in running text. */
export const memberName = (members: readonly WebMember[], handle: string): string =>
  members.find((one) => one.handle === handle)?.name ?? handle;
