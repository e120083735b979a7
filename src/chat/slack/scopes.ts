// What the adapter needs of Slack: the one list from which the manifest is written, and against which `gavel doctor`
// and a test of the code compare.

/** The scopes of the bot's token, with what each is for. */
export const BOT_SCOPES: Readonly<Record<string, string>> = {
  'channels:history': 'hear public channels',
  'channels:read': 'check public channels (gavel doctor)',
  'chat:write': 'speak',
  'chat:write.customize': "show relayed messages under their author's name",
  commands: 'slash commands and the message shortcut',
  'files:read': 'fetch pictures posted under a topic',
  'files:write': 'send the minutes as a file',
  'groups:history': 'hear private channels',
  'groups:read': 'check private channels (gavel doctor)',
  'im:history': 'hear members in direct messages',
  'im:write': 'remind people in direct messages',
  'reactions:read': 'count hands and ballots',
  'reactions:write': 'mark what was recorded, and show reactions from other rooms',
  'users:read': 'know people by name and time zone',
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
