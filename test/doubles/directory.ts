import { createDirectory, type Directory, type Member } from '../../src/meeting/member.ts';
import type { PlatformTraits } from '../../src/meeting/platform-traits.ts';

/**
 * What meetings know of the platforms that tests speak of, whether there is an adapter for them or not. Each platform's
 * own test says that its adapter tells the same.
 */
export const TRAITS = {
  web: { id: 'web', label: 'web room', knownBy: 'handles', answersAlone: true },
  slack: {
    id: 'slack',
    label: 'Slack',
    knownBy: 'given',
    findsByEmail: true,
    answersAlone: true,
    namesCodeLanguage: false,
  },
  matrix: { id: 'matrix', label: 'Matrix', knownBy: 'given' },
  github: { id: 'github', label: 'GitHub', knownBy: 'logins' },
} as const satisfies Readonly<Record<string, PlatformTraits>>;

type PlatformId = keyof typeof TRAITS;

/** A member as a configuration writes them: with their id on each platform under its name. */
export type WrittenMember = Pick<Member, 'handle'> &
  Partial<Omit<Member, 'accounts'>> &
  Partial<Record<PlatformId, string>>;

/** The same member with an account more; undefined adds none. */
export const withAccount = (member: Member, platform: PlatformId, id: string | undefined): Member =>
  id === undefined ? member : { ...member, accounts: { ...member.accounts, [platform]: [id] } };

export const writtenMember = ({ web, slack, matrix, github, ...rest }: WrittenMember): Member =>
  Object.entries({ web, slack, matrix, github }).reduce<Member>(
    (member, [platform, id]) =>
      id === undefined ? member : { ...member, accounts: { ...member.accounts, [platform]: [id] } },
    { aliases: [], expected: true, accounts: {}, ...rest },
  );

/** A directory that knows the platforms of tests. */
export const testDirectory = (members: readonly Member[]): Directory => createDirectory(members, Object.values(TRAITS));

/** A member as a configuration that was read from a file has them. */
export const asWritten = ({ accounts, ...rest }: Member): object => ({ ...rest, ...accounts });

/** What of a written member has nothing to do with any platform. */
export const withoutAccounts = ({ web: _w, slack: _s, matrix: _m, github: _g, ...rest }: WrittenMember): object => rest;
