import { closestWord } from './closest.ts';
import { looksOf, shownName } from './lookalike.ts';
import type { PlatformTraits } from './platform-traits.ts';

/** The platform of those who are known by the name on their commits, and by nothing else. */
export const COMMIT_AUTHORS = 'git';

/** Someone as a platform knows them, by the whole of the id that they have there. */
export interface UserRef {
  /** The id of its traits (see PlatformTraits). */
  readonly platform: string;
  readonly id: string;
  /** The displayed name; used only if the directory doesn't know the id. */
  readonly name: string;
  /** An address that the platform has checked. */
  readonly email?: string;
  /** Their full name as they have set it there, if the platform has that beside the displayed name. */
  readonly fullName?: string;
  /** The name by which the platform knows the account, unique there. People can choose it. */
  readonly login?: string;
  /** Area/City, as they have set it on the platform. */
  readonly zone?: string;
}

/** A person of the group's directory: one member, whichever room they speak in. */
export interface Member {
  /** The one spelling that the minutes use, without the `@`. */
  readonly handle: string;
  readonly name?: string | undefined;
  /** The parts of their name, for minutes that write one of them or put them in columns. */
  readonly given?: string | undefined;
  readonly family?: string | undefined;
  /** Their ids on each platform, by the platform's id. One member may have several there, and is called by the first. */
  readonly accounts: Readonly<Record<string, readonly string[]>>;
  /** Finds them on a platform that has checked it, if their id there isn't configured. */
  readonly email?: string | undefined;
  /** Who they speak for, as minutes write it, and as the group counts organisations. */
  readonly affiliation?: string | undefined;
  /** What they are in the group, as minutes write it: `Voting Member`. */
  readonly role?: string | undefined;
  /** What else the minutes say of them, by names of the group's own: `location`. */
  readonly extra?: Readonly<Record<string, string>> | undefined;
  /** An Area/City zone, in which the times that they type are read. */
  readonly zone?: string | undefined;
  readonly aliases: readonly string[];
  /** False for people who are known but not awaited at meetings: they are never listed as absent. */
  readonly expected: boolean;
}

/**
 * Who a fact is about: a member's handle, or, for a guest the directory doesn't know,
 * `PLATFORM:ID`, so that two guests of one name stay two people.
 */
export type PersonKey = string;

/** Someone who speaks: a member, or a guest under their display name. */
export interface Person {
  readonly key: PersonKey;
  /** As the minutes write them: `@handle`, or a guest's display name. */
  readonly label: string;
  readonly guest: boolean;
  readonly zone?: string | undefined;
  /** True if the room they speak in gives them the right to lead. */
  readonly leads?: boolean;
}

/** The group's members, found by handle, alias or platform id; case never matters. */
export interface Directory {
  readonly members: readonly Member[];
  /** The member behind a platform's user. */
  byUser(user: UserRef): Member | undefined;
  /** The platforms that people have accounts on. */
  readonly platforms: readonly PlatformTraits[];
  /** What is known of a platform; undefined for one that the group knows nothing of. */
  traits(platform: string): PlatformTraits | undefined;
  /** The ids by which a platform knows a member, the one to call them by first. */
  accountsOn(platform: string, member: Member): readonly string[];
  /** The member whom `@name` or `name` means. */
  byName(name: string): Member | undefined;
  /**
   * The member with one of a user's names, as their name, handle, alias or login, if exactly one has it and the
   * directory has no id of theirs on that platform. It is likely and not proved, since people choose their names.
   */
  namesake(user: UserRef): Member | undefined;
  /** Whether a name looks like one of a member's, so that people could take one for the other. */
  isLikeMember(name: string): boolean;
  /** The handle most like `name`, for a "did you mean". */
  nearest(name: string): string | undefined;
}

/** Names as they are compared: neither their case nor how their letters are put together matters. */
export const foldCase = (text: string): string => text.normalize('NFKC').toLowerCase();

const fold = (text: string): string => foldCase(text).replace(/^@/u, '');

/** The accounts that the configuration gives a member on a platform. */
const configuredAccounts = (platform: string, { accounts }: Member): readonly string[] => accounts[platform] ?? [];

const spelled = (name: string): string => fold(name.trim()).replaceAll(/\s+/gu, ' ');

/** The members by everything that they are called. */
function namesakes(
  members: readonly Member[],
  platforms: readonly PlatformTraits[],
): (user: UserRef) => Member | undefined {
  const withLogins = platforms.filter(({ knownBy }) => knownBy === 'logins').map(({ id }) => id);
  const called = new Map<string, Set<Member>>();
  for (const member of members) {
    const logins = withLogins.flatMap((platform) => configuredAccounts(platform, member));
    for (const name of [member.handle, member.name, ...logins, ...member.aliases]) {
      if (name !== undefined) called.set(spelled(name), (called.get(spelled(name)) ?? new Set()).add(member));
    }
  }
  return ({ platform, name, fullName, login }) => {
    const names = [name, fullName, login].filter((one) => one !== undefined);
    const [member, ...others] = new Set(names.flatMap((one) => [...(called.get(spelled(one)) ?? [])]));
    return member && others.length === 0 && configuredAccounts(platform, member).length === 0 ? member : undefined;
  };
}

/** How an account is found: the case of logins doesn't matter. */
const accountKey = (platform: PlatformTraits | undefined, user: Pick<UserRef, 'platform' | 'id'>): string =>
  `${user.platform}:${platform?.knownBy === 'logins' ? user.id.toLowerCase() : user.id}`;

/**
 * Builds the directory. Two members claiming one spelling or one platform id is an error that names both.
 * @param platforms those that people have accounts on
 */
export function createDirectory(members: readonly Member[], platforms: readonly PlatformTraits[]): Directory {
  const traits = new Map(platforms.map((one) => [one.id, one]));
  const byName = new Map<string, Member>();
  const byUser = new Map<string, Member>();
  const claim = (index: Map<string, Member>, key: string, member: Member): void => {
    const other = index.get(key);
    if (other && other !== member) throw new Error(`"${key}" means both ${other.handle} and ${member.handle}`);
    index.set(key, member);
  };
  for (const member of members) {
    for (const spelling of [member.handle, ...member.aliases]) claim(byName, fold(spelling), member);
    if (member.email !== undefined) claim(byUser, `email:${member.email.toLowerCase()}`, member);
    for (const [platform, ids] of Object.entries(member.accounts)) {
      for (const id of ids) claim(byUser, accountKey(traits.get(platform), { platform, id }), member);
    }
    for (const { id, knownBy } of platforms) {
      if (knownBy === 'handles') claim(byUser, `${id}:${member.handle}`, member);
    }
  }
  const looks = new Set(
    members.flatMap(({ handle, name = '', aliases }) => [handle, name, ...aliases].flatMap(looksOf)),
  );
  return {
    members,
    platforms,
    traits: (platform) => traits.get(platform),
    accountsOn(platform, member) {
      const { knownBy = 'handles' } = traits.get(platform) ?? {};
      return knownBy === 'handles' ? [member.handle] : configuredAccounts(platform, member);
    },
    // A name that people can choose themselves proves nothing: only an id or a checked address does.
    byUser: ({ platform, id, email }) =>
      byUser.get(accountKey(traits.get(platform), { platform, id })) ??
      (email === undefined ? undefined : byUser.get(`email:${email.toLowerCase()}`)),
    byName: (name) => byName.get(fold(name)),
    namesake: namesakes(members, platforms),
    isLikeMember: (name) => looksOf(name).some((one) => looks.has(one)),
    nearest: (name) => byName.get(closestWord(fold(name), [...byName.keys()]) ?? '')?.handle,
  };
}

/** The person who speaks, known or not. Never fails: someone unknown is still heard, under their display name. */
export function personFor(known: Directory, user: UserRef): Person {
  const member = known.byUser(user);
  if (member) return { ...memberPerson(member), zone: member.zone ?? user.zone };
  return { key: `${user.platform}:${user.id}`, label: guestLabel(known, user), guest: true, zone: user.zone };
}

/**
 * Only a member is written with an @, and only a member under a member's name: a guest whose name looks like one has
 * their id behind it.
 */
function guestLabel(known: Directory, { platform, id, name }: UserRef): string {
  const plainId = id.replace(/^@/u, '');
  const shown = shownName(name) || plainId;
  return known.isLikeMember(shown) ? `${shown} (${platform} ${plainId})` : shown;
}

export const memberPerson = (member: Member): Person => ({
  key: member.handle,
  label: `@${member.handle}`,
  guest: false,
  zone: member.zone,
});
