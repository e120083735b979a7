import { stringify } from 'yaml';

import { ENGLISH } from '../../language/language.ts';
import { shortenText } from '../../meeting/clean-text.ts';
import type { DescribedCommand } from '../chat-platform.ts';
import { RECORD_CALLBACK, SHORTCUT_NAME } from './record-view.ts';
import { BOT_EVENTS, BOT_SCOPES } from './scopes.ts';

// Slack keeps these words for itself; `/meeting WORD` does as well.
const RESERVED = new Set(
  (
    'active apps archive away call collapse dm dnd expand feed feedback help invite join keys leave list me mention msg ' +
    'mute open part prefs remind remove rename search shortcuts shrug star status topic who'
  ).split(' '),
);

// docs.slack.dev, "App manifest reference".
const MOST_COMMANDS = 50;
const DESCRIPTION = 140;
const USAGE_HINT = 100;

interface SlashCommand {
  readonly command: string;
  readonly description: string;
  readonly usage_hint?: string;
  readonly should_escape: true;
  readonly url?: string;
}

const isSlash = (verb: string): boolean => /^[a-z][a-z-]{0,30}$/u.test(verb);

const slash = ({ verb, usage, help }: DescribedCommand): SlashCommand => {
  const hint = usage.replace(/^\/\S+\s*/u, '');
  return {
    command: `/${verb}`,
    description: shortenText(help(ENGLISH), DESCRIPTION),
    ...(hint === '' ? {} : { usage_hint: shortenText(hint, USAGE_HINT) }),
    // Users and channels come as ids, which cannot be mistaken.
    should_escape: true,
  };
};

const SHORTCUT_HELP = 'Records what this message says in the minutes of the meeting.';

const MEETING: DescribedCommand = {
  verb: 'meeting',
  usage: '/meeting start, end, status, help or any other command',
  help: () => 'Leads the meeting: /meeting help tells what there is.',
};

/** The commands that the app has beside `/meeting`. */
const short = (commands: readonly DescribedCommand[]): DescribedCommand[] =>
  commands.filter(({ verb }) => verb !== 'meeting' && isSlash(verb) && !RESERVED.has(verb)).slice(0, MOST_COMMANDS - 1);

/** The words that the manifest registers as slash commands. */
export const slashCommands = (commands: readonly DescribedCommand[]): ReadonlySet<string> =>
  new Set(['meeting', ...short(commands).map(({ verb }) => verb)]);

/**
 * The app manifest, as YAML.
 * @param commands from the features
 * @param requestUrl where Slack reaches Gavel over HTTP; without it the app uses Socket Mode
 */
export function slackManifest(commands: readonly DescribedCommand[], requestUrl?: string): string {
  const known = [MEETING, ...short(commands)].map(slash);
  const at = requestUrl === undefined ? {} : { url: requestUrl };
  const url = requestUrl === undefined ? {} : { request_url: requestUrl };
  const left = commands.map(({ verb }) => verb).filter((verb) => RESERVED.has(verb));
  const note =
    left.length === 0
      ? ''
      : `# Slack keeps ${left.map((verb) => `/${verb}`).join(', ')} for itself: type /meeting ${left[0]} … instead.\n`;
  return `${note}${stringify({
    display_information: {
      name: 'Gavel',
      description: 'Runs meetings and turns them into minutes',
      background_color: '#2b3a55',
    },
    features: {
      // People are reminded in direct messages, and ask in them.
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'gavel', always_online: true },
      shortcuts: [{ name: SHORTCUT_NAME, type: 'message', callback_id: RECORD_CALLBACK, description: SHORTCUT_HELP }],
      slash_commands: known.map((command) => ({ ...command, ...at })),
    },
    oauth_config: { scopes: { bot: Object.keys(BOT_SCOPES) } },
    settings: {
      event_subscriptions: { ...url, bot_events: [...BOT_EVENTS] },
      interactivity: { is_enabled: true, ...url },
      org_deploy_enabled: false,
      socket_mode_enabled: requestUrl === undefined,
      token_rotation_enabled: false,
    },
  })}`;
}
