import { Refused } from './check.ts';

export interface SlackPerson {
  readonly id: string;
  /** The account's name. */
  readonly login: string;
  readonly displayName: string;
  readonly email?: string;
  /** Another workspace, whose people are here by Slack Connect. */
  readonly team?: string;
  readonly isStranger?: boolean;
  readonly zone?: string;
  /** The address of their picture. */
  readonly picture?: string;
}

/** A message as the workspace keeps it. */
export interface KeptMessage {
  readonly ts: string;
  readonly user: string;
  text: string;
  /** The author that it is shown under, and their picture. */
  readonly username?: string | undefined;
  readonly icon?: string | undefined;
  blocks?: unknown;
  metadata?: unknown;
  readonly thread?: string | undefined;
  readonly byBot: boolean;
  /** The files that it shows, by id. */
  readonly files?: readonly string[];
  /** For one person only: not in the history. */
  readonly onlyFor?: string | undefined;
  edited?: string;
  readonly reactions: { readonly name: string; readonly user: string }[];
}

/** What a conversation is: scopes are for one kind each. */
export type ChannelKind = 'public' | 'private' | 'direct';

/** A file that somebody shared. */
export interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Where it claims to be, if not at Slack. */
  readonly url?: string;
}

/** A file that was asked for; its bytes once they are there. */
export interface Upload {
  readonly name: string;
  readonly length: number;
  bytes?: Uint8Array;
  /** Where it was shared. */
  readonly sharedIn: string[];
}

export interface SlackWorkspace {
  readonly team: string;
  readonly app: string;
  readonly bot: { readonly user: string; readonly id: string };
  readonly people: Map<string, SlackPerson>;
  /** Who is in which channel; the bot may be. */
  readonly channels: Map<string, Set<string>>;
  /** The channels that only those in them can see. */
  readonly privateChannels: Set<string>;
  kindOf(channel: string): ChannelKind;
  readonly messages: Map<string, KeptMessage[]>;
  /** False where Slack gives only some of those who reacted, though it is asked for all. */
  namesEverybody: boolean;
  /** What the bot is about to share, by id. */
  readonly uploads: Map<string, Upload>;
  /** What people have shared, by id. */
  readonly files: Map<string, SharedFile>;
  /** The next time stamp: of now, and later than any before. */
  ts(): string;
  add(channel: string, kept: KeptMessage): KeptMessage;
  find(channel: string, ts: unknown): KeptMessage;
  /** Refuses where the channel is not there or the bot not in it. */
  enter(channel: unknown): string;
}

/** A workspace with one bot. @param now milliseconds since 1970 */
export function slackWorkspace(
  people: readonly SlackPerson[],
  channels: readonly string[],
  now: () => number,
): SlackWorkspace {
  const bot = { user: 'U0GAVELBOT', id: 'B0GAVELBOT' };
  const members = new Map(channels.map((channel) => [channel, new Set([bot.user, ...people.map(({ id }) => id)])]));
  const messages = new Map<string, KeptMessage[]>();
  const privateChannels = new Set<string>();
  let last = 0;
  const all = (channel: string): KeptMessage[] => {
    const found = messages.get(channel) ?? [];
    messages.set(channel, found);
    return found;
  };
  return {
    team: 'T0GAVEL00',
    app: 'A0GAVEL00',
    bot,
    people: new Map(people.map((person) => [person.id, person])),
    channels: members,
    privateChannels,
    kindOf(channel) {
      if (channel.startsWith('D')) return 'direct';
      return privateChannels.has(channel) ? 'private' : 'public';
    },
    messages,
    namesEverybody: true,
    files: new Map(),
    uploads: new Map(),
    ts() {
      last = Math.max(last + 1, now() * 1000);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
    },
    add(channel, kept) {
      all(channel).push(kept);
      return kept;
    },
    find(channel, ts) {
      const kept = all(channel).find((one) => one.ts === ts && one.onlyFor === undefined);
      if (!kept) throw new Refused('message_not_found');
      return kept;
    },
    enter(channel) {
      const inside = members.get(String(channel));
      if (!inside) throw new Refused('channel_not_found');
      if (!inside.has(bot.user)) throw new Refused('not_in_channel');
      return String(channel);
    },
  };
}
