// What the adapter needs of Slack: the one list from which the manifest is written, and against which `gavel doctor`
// and a test of the code compare.

/** The scopes of the bot's token, with what each is for. */
export const BOT_SCOPES: Readonly<Record<string, string>> = {
  'channels:history': 'hear what is said in public channels',
  'channels:read': 'look at public channels (gavel doctor)',
  'chat:write': 'speak',
  'chat:write.customize': 'show what is relayed under its author’s name',
  commands: 'slash commands and the message shortcut',
  'files:read': 'fetch pictures that are posted under a topic',
  'files:write': 'give the minutes as a file',
  'groups:history': 'hear what is said in private channels',
  'groups:read': 'look at private channels (gavel doctor)',
  'im:history': 'hear what members ask in direct messages',
  'im:write': 'remind people in direct messages',
  'reactions:read': 'count hands and ballots',
  'reactions:write': 'show under a message that it was recorded, and reactions of the other rooms',
  'users:read': 'know people by name, and their time zone',
  'users:read.email': 'know and notify members by their e-mail address',
};

/** Those that only some groups need. */
export const OPTIONAL_SCOPES: ReadonlySet<string> = new Set(['chat:write.customize', 'files:read', 'files:write']);

/** The events that the app subscribes to; those of a type that begins with `message.` arrive as `message`. */
export const BOT_EVENTS = [
  'app_home_opened',
  'message.channels',
  'message.groups',
  'message.im',
  'reaction_added',
  'reaction_removed',
] as const;
