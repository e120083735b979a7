import { createHash } from 'node:crypto';

import { shownName } from '../../../meeting/lookalike.ts';
import type { Directory, Member, UserRef } from '../../../meeting/member.ts';

/** Who signed in, as the issuer says. */
export interface SignedInIdentity {
  /** Their id at the issuer, for good. */
  readonly subject: string;
  /** An address that the issuer has checked. */
  readonly email?: string;
  /** What they call themselves there. */
  readonly name?: string;
}

/** The longest that an issuer can say anything; OpenID Connect allows a subject 255 characters. */
const LONGEST = 255;

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST ? value : undefined;

/**
 * Reads an issuer's claims.
 * @returns undefined if they don't say who it is. An address counts only if `email_verified` is true, and not just
 *   something like it
 */
export function identityFromClaims(claims: Readonly<Record<string, unknown>>): SignedInIdentity | undefined {
  const subject = textIn(claims['sub']);
  if (subject === undefined) return undefined;
  const email = claims['email_verified'] === true ? textIn(claims['email']) : undefined;
  const name = textIn(claims['name']) ?? textIn(claims['preferred_username']) ?? textIn(claims['nickname']);
  return { subject, ...(email !== undefined && { email }), ...(name !== undefined && { name }) };
}

/**
 * Reads who somebody is from a server's own JSON, by its keys. No address counts: nothing says who checked it.
 * @returns undefined if there's no id
 */
export function identityFromUser(
  user: unknown,
  keys: { readonly id: string; readonly name: string },
): SignedInIdentity | undefined {
  if (typeof user !== 'object' || user === null || Array.isArray(user)) return undefined;
  const id: unknown = Reflect.get(user, keys.id);
  const subject = Number.isSafeInteger(id) ? String(id) : textIn(id);
  const name = textIn(Reflect.get(user, keys.name));
  return subject === undefined ? undefined : { subject, ...(name !== undefined && { name }) };
}

/** Only these letters lose their case: with others, two addresses could become one (the Kelvin sign is no K). */
const plainCase = (text: string): string => text.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());

/**
 * The member whose account it is: by their configured id, or by a checked address if the configuration has no id of
 * theirs. A handle or a name proves nothing: people choose those at the issuer.
 * @param accounts the key under which members have these ids
 */
export function memberOf(
  { subject, email }: SignedInIdentity,
  accounts: string,
  { members, traits }: Pick<Directory, 'members' | 'traits'>,
): Member | undefined {
  const written = traits(accounts)?.knownBy === 'logins' ? plainCase : (id: string) => id;
  const idsOf = (member: Member): readonly string[] => member.accounts[accounts] ?? [];
  const byId = members.find((member) => idsOf(member).some((id) => written(id) === written(subject)));
  if (byId || email === undefined) return byId;
  const address = plainCase(email);
  return members.find((one) => one.email !== undefined && plainCase(one.email) === address && idsOf(one).length === 0);
}

/** No handle begins with it. */
const GUEST = '~';

/** Whether it's the id of a guest in the web room. */
export const isGuestId = (id: string): boolean => id.startsWith(GUEST);

/** A guest's id in the room, for good: it tells nothing about their account. */
export const guestId = (issuer: string, subject: string): string =>
  GUEST + createHash('sha256').update(`${issuer}\n${subject}`).digest('hex').slice(0, 16);

/**
 * A guest in the room, under a name that nobody can take for a member's.
 * @param word what guests are called in the room's language
 */
export function guestPerson(
  id: string,
  name: string | undefined,
  word: string,
  { isLikeMember }: Pick<Directory, 'isLikeMember'>,
): UserRef {
  const shown = shownName(name ?? '');
  const numbered = `${word} ${id.slice(GUEST.length, GUEST.length + 4)}`;
  const called = shown === '' ? numbered : isLikeMember(shown) ? `${shown} (${numbered})` : shown;
  return { platform: 'web', id, name: called };
}

/** A member in the room, who is their handle there. */
export const memberUser = ({ handle, name }: Member): UserRef => ({
  platform: 'web',
  id: handle,
  name: name ?? handle,
});
