import { emojiNamed } from '../../../src/chat/slack/emoji.ts';
import { checkBlocks, checkView, Refused } from './check.ts';
import { richText } from './rich-text.ts';
import { uploadInfo, uploadMethods } from './uploads.ts';
import type { ChannelKind, KeptMessage, SlackWorkspace } from './workspace.ts';

type Args = Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, unknown>>;

export interface Method {
  /** The scopes of which one is needed. */
  readonly scopes: readonly string[];
  /** The scope that it needs for a conversation of each kind, if that differs. */
  readonly scopeFor?: Readonly<Record<ChannelKind, string>>;
  readonly does: (args: Args, scopes: readonly string[]) => Answer;
}

/** What the API has to tell of what it did. */
export interface Told {
  readonly posted: (channel: string, kept: KeptMessage) => void;
  readonly edited: (channel: string, kept: KeptMessage, before: string) => void;
  readonly reacted: (what: 'added' | 'removed', channel: string, kept: KeptMessage, name: string) => void;
  /** Gives the view's id. */
  readonly viewed: (kind: 'modal' | 'home', user: string, view: Answer) => string;
  /** Where to put the bytes of a file. */
  readonly uploadUrl: (id: string) => string;
  /** Where the bytes of a file are. */
  readonly fileUrl: (id: string) => string;
  /** The person behind a trigger that is still good. */
  readonly triggered: (trigger: unknown) => string;
}

const FEW_USERS = 3;

const word = (args: Args, key: string, error = 'invalid_arguments'): string => {
  const value = args[key];
  if (typeof value !== 'string' || value === '') throw new Refused(error);
  return value;
};

/** What the first message of a thread tells of it. */
const asRoot = ({ ts }: KeptMessage, all: readonly KeptMessage[]): Answer => {
  const replies = all.filter(({ thread }) => thread === ts);
  const latest = replies.at(-1);
  return latest === undefined ? {} : { thread_ts: ts, reply_count: replies.length, latest_reply: latest.ts };
};

/** What people type has always blocks, if it has words. */
const blocksOf = ({ byBot, blocks, text }: KeptMessage): Answer => {
  const shown = blocks ?? (byBot ? undefined : richText(text));
  return shown === undefined ? {} : { blocks: shown };
};

const asSent = (kept: KeptMessage, withMetadata: boolean): Answer => ({
  type: 'message',
  ...(kept.username === undefined ? { user: kept.user } : { subtype: 'bot_message', username: kept.username }),
  text: kept.text,
  ts: kept.ts,
  ...(kept.edited === undefined ? {} : { edited: { user: kept.user, ts: kept.edited } }),
  ...(kept.byBot ? { bot_id: 'B0GAVELBOT', app_id: 'A0GAVEL00' } : {}),
  ...(kept.thread === undefined ? {} : { thread_ts: kept.thread }),
  ...blocksOf(kept),
  ...(withMetadata && kept.metadata !== undefined ? { metadata: kept.metadata } : {}),
});

const content = (args: Args, longest: number) => {
  const text = word(args, 'text', 'no_text');
  if (text.length > longest) throw new Refused('msg_too_long');
  if (args['blocks'] !== undefined) checkBlocks(args['blocks']);
  return { text, ...(args['blocks'] === undefined ? {} : { blocks: args['blocks'] }) };
};

/** Without the scope Slack leaves both out, and says nothing. */
function bylineOf(args: Args, scopes: readonly string[]): Pick<KeptMessage, 'username' | 'icon'> {
  const { username, icon_url: icon } = args;
  if (!scopes.includes('chat:write.customize') || typeof username !== 'string') return {};
  if (username.length > 80) throw new Refused('invalid_arguments');
  return { username, ...(typeof icon === 'string' ? { icon } : {}) };
}

const HISTORY_SCOPE = { public: 'channels:history', private: 'groups:history', direct: 'im:history' } as const;
const HISTORY = { scopes: Object.values(HISTORY_SCOPE), scopeFor: HISTORY_SCOPE };
const READ = { public: 'channels:read', private: 'groups:read', direct: 'im:read' } as const;

/** The methods of the Web API that Gavel uses, as strict as their documentation. */
export function webApi(at: SlackWorkspace, told: Told): Readonly<Record<string, Method>> {
  const threadOf = (channel: string, args: Args): { thread?: string } => {
    if (args['thread_ts'] === undefined) return {};
    return { thread: at.find(channel, args['thread_ts']).ts };
  };

  const postMessage = (args: Args, scopes: readonly string[]): Answer => {
    const channel = at.enter(args['channel']);
    const kept = at.add(channel, {
      ts: at.ts(),
      user: at.bot.user,
      byBot: true,
      reactions: [],
      ...content(args, 40_000),
      ...threadOf(channel, args),
      ...bylineOf(args, scopes),
      ...(args['metadata'] === undefined ? {} : { metadata: args['metadata'] }),
    });
    told.posted(channel, kept);
    return { channel, ts: kept.ts, message: asSent(kept, false) };
  };

  const postEphemeral = (args: Args): Answer => {
    const channel = at.enter(args['channel']);
    const user = word(args, 'user', 'user_not_in_channel');
    if (!at.channels.get(channel)?.has(user)) throw new Refused('user_not_in_channel');
    const kept = at.add(channel, {
      ts: at.ts(),
      user: at.bot.user,
      byBot: true,
      onlyFor: user,
      reactions: [],
      ...content(args, 40_000),
      ...threadOf(channel, args),
    });
    return { message_ts: kept.ts };
  };

  const update = (args: Args): Answer => {
    const channel = at.enter(args['channel']);
    const kept = at.find(channel, args['ts']);
    if (!kept.byBot) throw new Refused('cant_update_message');
    const before = kept.text;
    // Text and no blocks takes the blocks away.
    delete kept.blocks;
    Object.assign(kept, content(args, 4000), { edited: at.ts() });
    if (args['metadata'] !== undefined) kept.metadata = args['metadata'];
    told.edited(channel, kept, before);
    return { channel, ts: kept.ts, text: kept.text, message: asSent(kept, false) };
  };

  const react = (args: Args): Answer => {
    const channel = at.enter(args['channel']);
    const kept = at.find(channel, args['timestamp']);
    const name = word(args, 'name', 'invalid_name');
    if (kept.reactions.some((one) => one.name === name && one.user === at.bot.user))
      throw new Refused('already_reacted');
    if (emojiNamed(name) === undefined) throw new Refused('invalid_name');
    kept.reactions.push({ name, user: at.bot.user });
    told.reacted('added', channel, kept, name);
    return {};
  };

  const unreact = (args: Args): Answer => {
    const channel = at.enter(args['channel']);
    const kept = at.find(channel, args['timestamp']);
    const name = word(args, 'name', 'invalid_name');
    const index = kept.reactions.findIndex((one) => one.name === name && one.user === at.bot.user);
    if (index < 0) throw new Refused('no_reaction');
    kept.reactions.splice(index, 1);
    told.reacted('removed', channel, kept, name);
    return {};
  };

  const reactionsOf = (args: Args): Answer => {
    const channel = at.enter(args['channel']);
    const kept = at.find(channel, args['timestamp']);
    // Without `full` not everybody is named.
    const most = args['full'] === true && at.namesEverybody ? Number.MAX_SAFE_INTEGER : FEW_USERS;
    const reactions = [...Map.groupBy(kept.reactions, ({ name }) => name)].map(([name, all]) => {
      const users = all.map(({ user }) => user).slice(0, most);
      return { name, users, count: all.length };
    });
    return { type: 'message', channel, message: { ...asSent(kept, false), reactions } };
  };

  /** A channel's newest come first, a thread's oldest. */
  const page = (
    channel: string,
    args: Args,
    wanted: (kept: KeptMessage) => boolean,
    first: 'newest' | 'oldest' = 'newest',
  ): Answer => {
    const from = Number(args['oldest'] ?? 0);
    const to = Number(args['latest'] ?? Number.MAX_VALUE);
    const isInclusive = args['inclusive'] === true;
    const isWithin = (ts: number): boolean => (ts > from && ts < to) || (isInclusive && (ts === from || ts === to));
    const limit = Number(args['limit'] ?? 100);
    const skip = Number(args['cursor'] ?? 0);
    const inRange = (at.messages.get(channel) ?? [])
      .filter((kept) => kept.onlyFor === undefined && wanted(kept))
      .filter(({ ts }) => isWithin(Number(ts)));
    const all = first === 'newest' ? inRange.toReversed() : inRange;
    if (limit > 999) throw new Refused('invalid_limit');
    const messages = all.slice(skip, skip + limit).map((kept) => ({
      ...asSent(kept, args['include_all_metadata'] === true),
      ...asRoot(kept, at.messages.get(channel) ?? []),
    }));
    const more = all.length > skip + limit;
    return { messages, has_more: more, response_metadata: { next_cursor: more ? String(skip + limit) : '' } };
  };

  const userInfo = (args: Args): Answer => {
    const person = at.people.get(String(args['user']));
    if (!person) throw new Refused('user_not_found');
    const { id, login, displayName, email, zone, picture, team = at.team, isStranger = false } = person;
    return {
      user: {
        id,
        team_id: team,
        ...(isStranger ? { is_stranger: true } : {}),
        name: login,
        deleted: false,
        real_name: displayName,
        is_bot: false,
        is_email_confirmed: true,
        ...(zone === undefined ? {} : { tz: zone, tz_label: zone, tz_offset: 0 }),
        profile: {
          display_name: displayName,
          real_name: displayName,
          image_192: picture,
          ...(email === undefined ? {} : { email }),
        },
      },
    };
  };

  const openConversation = (args: Args): Answer => {
    const user = word(args, 'users', 'users_list_not_supplied');
    if (!at.people.has(user)) throw new Refused('user_not_found');
    const channel = `D${user.slice(1)}`;
    if (!at.channels.has(channel)) at.channels.set(channel, new Set([at.bot.user, user]));
    return { channel: { id: channel } };
  };

  const view = (kind: 'modal' | 'home', user: string, args: Args): Answer => {
    checkView(args['view']);
    return { view: { id: told.viewed(kind, user, args['view'] as Answer) } };
  };

  const replies = (args: Args): Answer => {
    const channel = at.enter(args['channel']);
    const root = at.find(channel, args['ts']);
    const thread = root.thread ?? root.ts;
    return page(channel, args, (kept) => kept.ts === thread || kept.thread === thread, 'oldest');
  };

  return {
    'auth.test': {
      scopes: [],
      does: () => ({ team: 'Gavel', team_id: at.team, user: 'gavel', user_id: at.bot.user, bot_id: at.bot.id }),
    },
    'chat.postMessage': { scopes: ['chat:write'], does: postMessage },
    'chat.postEphemeral': { scopes: ['chat:write'], does: postEphemeral },
    'chat.update': { scopes: ['chat:write'], does: update },
    'reactions.get': { scopes: ['reactions:read'], does: reactionsOf },
    'reactions.add': { scopes: ['reactions:write'], does: react },
    'reactions.remove': { scopes: ['reactions:write'], does: unreact },
    'conversations.history': {
      ...HISTORY,
      does: (args) => page(at.enter(args['channel']), args, ({ thread }) => thread === undefined),
    },
    'conversations.replies': { ...HISTORY, does: replies },
    'conversations.info': {
      scopes: Object.values(READ),
      scopeFor: READ,
      does(args) {
        const inside = at.channels.get(String(args['channel']));
        if (!inside) throw new Refused('channel_not_found');
        const id = String(args['channel']);
        return {
          channel: {
            id,
            name: id.toLowerCase(),
            is_private: at.kindOf(id) === 'private',
            is_member: inside.has(at.bot.user),
            is_archived: false,
          },
        };
      },
    },
    ...uploadMethods(at, told),
    'files.info': {
      scopes: ['files:read'],
      does(args) {
        const own = uploadInfo(at, args);
        if (own) return own;
        const file = at.files.get(word(args, 'file'));
        if (!file) throw new Refused('file_not_found');
        const { id, name, type: mimetype, bytes, url = told.fileUrl(id) } = file;
        return {
          file: { id, name, mimetype, size: bytes.length, mode: 'hosted', url_private_download: url },
        };
      },
    },
    'conversations.open': { scopes: ['im:write'], does: openConversation },
    'users.lookupByEmail': {
      scopes: ['users:read.email'],
      does(args) {
        const found = [...at.people.values()].find(({ email }) => email !== undefined && email === args['email']);
        if (!found) throw new Refused('users_not_found');
        return userInfo({ user: found.id });
      },
    },
    'users.info': { scopes: ['users:read'], does: userInfo },
    'views.open': { scopes: [], does: (args) => view('modal', told.triggered(args['trigger_id']), args) },
    'views.publish': { scopes: [], does: (args) => view('home', word(args, 'user_id'), args) },
  };
}
