import { stringify } from 'yaml';

import { ENGLISH } from '../../language/language.ts';
import { shortenText } from '../../meeting/clean-text.ts';
import type { DescribedCommand, ManifestOptions } from '../chat-platform.ts';
import { slackEnglish } from './messages.ts';
import { RECORD_CALLBACK } from './record-view.ts';
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

const SHORTCUT_HELP = 'Records this message in the minutes of the meeting.';

const MEETING: DescribedCommand = {
  verb: 'meeting',
  usage: '/meeting start, end, status, help or any other command',
  help: () => 'Runs the meeting. /meeting help shows what you can do.',
};

/**
 * Which slash commands the app has: `few` are `/meeting`, which takes every command, and `/action`. `short` are all
 * of one word: there are dozens, and other apps in the workspace may have some of them too.
 */
export type SlashCommandSet = 'few' | 'short';
const FEW: ReadonlySet<string> = new Set(['action']);

/** The commands that the app has beside `/meeting`. */
const besideMeeting = (commands: readonly DescribedCommand[], which: SlashCommandSet): DescribedCommand[] =>
  commands
    .filter(({ verb }) =>
      which === 'few' ? FEW.has(verb) : verb !== 'meeting' && isSlash(verb) && !RESERVED.has(verb),
    )
    .slice(0, MOST_COMMANDS - 1);

/** The words that the manifest registers as slash commands. */
export const slashCommands = (commands: readonly DescribedCommand[], which: SlashCommandSet): ReadonlySet<string> =>
  new Set(['meeting', ...besideMeeting(commands, which).map(({ verb }) => verb)]);

/**
 * The app manifest, as YAML.
 * @param commands from the features
 */
export function slackManifest(
  commands: readonly DescribedCommand[],
  { requestUrl, shortCommands = false }: ManifestOptions = {},
): string {
  const known = [MEETING, ...besideMeeting(commands, shortCommands ? 'short' : 'few')].map(slash);
  const at = requestUrl === undefined ? {} : { url: requestUrl };
  const url = requestUrl === undefined ? {} : { request_url: requestUrl };
  const left = shortCommands ? commands.map(({ verb }) => verb).filter((verb) => RESERVED.has(verb)) : [];
  const note =
    left.length === 0
      ? ''
      : `# Slack keeps ${left.map((verb) => `/${verb}`).join(', ')} for itself, so type /meeting ${left[0]} … instead.\n`;
  return `${note}${stringify({
    display_information: {
      name: 'Gavel',
      description: 'Runs meetings and turns them into minutes',
      background_color: '#2b3a55',
    },
    features: {
      // Gavel reminds people in direct messages, and they can ask there.
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'gavel', always_online: true },
      shortcuts: [
        { name: slackEnglish.recordTitle, type: 'message', callback_id: RECORD_CALLBACK, description: SHORTCUT_HELP },
      ],
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
