import type { WebClient } from '@slack/web-api';

import type { UserRef } from '../../meeting/member.ts';

/** The people of the workspace, as far as they were met. */
export interface SlackPeople {
  /** What Slack knows of them. Never rejects: somebody whom Slack cannot tell now is known by their id. */
  find(id: string, name?: string): Promise<UserRef>;
  /** The address of their picture, which anybody can open; undefined where Slack cannot tell. */
  picture(id: string): Promise<string | undefined>;
}

const FRESH_MS = 15 * 60_000;

type User = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>;

/** Area/City, as Gavel wants zones. */
const isZone = (zone: string | undefined): zone is string => zone !== undefined && /^(?:UTC|\w+\/\S+)$/u.test(zone);

const isSaid = (one: string | undefined): one is string => one !== undefined && one !== '';

/** What they are called: as Slack displays them, in full, and their account. */
function namesOf({
  profile,
  name,
  real_name: realName,
}: User): Pick<UserRef, 'fullName' | 'login'> & { shown: string[] } {
  const fullName = [profile?.real_name, realName].find(isSaid);
  return {
    shown: [profile?.display_name, fullName, name].filter(isSaid),
    ...(fullName === undefined ? {} : { fullName }),
    ...(name === undefined ? {} : { login: name }),
  };
}

/**
 * Whether Slack has checked an address for this workspace: what another workspace says about its people is up to those
 * who run it (Slack Connect).
 */
export function hasProvedEmail(
  { is_email_confirmed: checked, is_stranger: stranger, ...user }: User,
  team: string,
): boolean {
  const isOwn = user.team_id === team || user.enterprise_user?.teams?.includes(team) === true;
  return checked !== false && stranger !== true && isOwn;
}

/** Somebody as Slack tells of them. The e-mail address is one that Slack has checked. */
function asRef(id: string, user: User, team: string): UserRef {
  const { profile, tz } = user;
  const { shown, ...names } = namesOf(user);
  const email = hasProvedEmail(user, team) ? profile?.email : undefined;
  return {
    platform: 'slack',
    id,
    name: shown[0] ?? id,
    ...(email === undefined ? {} : { email }),
    ...names,
    ...(isZone(tz) ? { zone: tz } : {}),
  };
}

const pictureIn = ({ profile }: User): string | undefined =>
  profile?.image_192?.startsWith('https://') === true ? profile.image_192 : undefined;

interface Known {
  readonly user: User;
  readonly picture: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * @param now milliseconds since 1970
 * @param team the id of the workspace in which the app is installed
 */
export function slackPeople(client: WebClient, now: () => number, team: () => string): SlackPeople {
  const known = new Map<string, Known>();
  async function ask(id: string): Promise<Known | undefined> {
    const before = known.get(id);
    if (before && now() - before.at < FRESH_MS) return before;
    try {
      const { user } = await client.users.info({ user: id });
      if (!user) throw new Error('Slack gave nobody');
      const found = { user, picture: pictureIn(user), at: now() };
      known.set(id, found);
      return found;
    } catch {
      // What somebody said matters more than how they are called.
      return before;
    }
  }
  return {
    async find(id, name = id) {
      const found = await ask(id);
      return found ? asRef(id, found.user, team()) : { platform: 'slack', id, name };
    },
    picture: async (id) => (await ask(id))?.picture,
  };
}
