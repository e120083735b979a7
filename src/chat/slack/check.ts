import { WebClient } from '@slack/web-api';

import type { RoomId } from '../../ports/chat.ts';
import type { Finding } from '../../ports/finding.ts';
import { SILENT_LOG } from '../../ports/operator-log.ts';
import { APP_TOKEN, BOT_TOKEN, slackErrorText, slackRemedy, scopesOf, slackError } from './errors.ts';
import { operatorLogger } from './log.ts';
import { channelOf } from './rooms.ts';
import { OPTIONAL_SCOPES, BOT_SCOPES } from './scopes.ts';

export interface SlackCheck {
  readonly botToken: string;
  /** Set for Socket Mode. */
  readonly appToken?: string | undefined;
  readonly rooms: readonly RoomId[];
  readonly apiUrl?: string | undefined;
}

const TIMEOUT_MS = 10_000;
const INSTALL = 'Update the app with the manifest that gavel manifest slack prints, then reinstall it.';

function scopes(granted: readonly string[]): Finding {
  const what = 'slack: the scopes';
  const missing = Object.entries(BOT_SCOPES).filter(([scope]) => !granted.includes(scope));
  if (missing.length === 0) return { what, state: 'ok', found: 'all granted' };
  const found = `missing: ${missing.map(([scope, purpose]) => `${scope} (to ${purpose})`).join(', ')}`;
  if (!missing.every(([scope]) => OPTIONAL_SCOPES.has(scope))) return { what, state: 'fail', found, mend: INSTALL };
  const mend = `Gavel works without these, but can't do what they're for. To add them: ${INSTALL}`;
  return { what, state: 'warn', found, mend };
}

async function channel(client: WebClient, room: RoomId): Promise<Finding> {
  const what = `slack: the channel ${room}`;
  try {
    const { channel: found } = await client.conversations.info({ channel: channelOf(room) });
    const name = `#${found?.name ?? '?'}`;
    if (found?.is_archived === true)
      return { what, state: 'fail', found: `${name} is archived`, mend: 'Use another channel.' };
    if (found?.is_member === true) return { what, state: 'ok', found: `the bot is in ${name}` };
    return { what, state: 'fail', found: `the bot isn't in ${name}`, mend: `Type /invite @gavel in ${name}.` };
  } catch (error) {
    const refused =
      slackError(error) === 'channel_not_found'
        ? "Compare the id with the one at the end of the channel's details. In a private channel, type /invite @gavel first."
        : INSTALL;
    const mend = slackRemedy(error, { token: BOT_TOKEN, refused });
    return { what, state: 'fail', found: slackErrorText(error), mend };
  }
}

async function socket(apiUrl: object, appToken: string): Promise<Finding> {
  const what = 'slack: Socket Mode';
  try {
    await new WebClient(appToken, apiUrl).apps.connections.open({});
    return { what, state: 'ok', found: 'a connection can be opened' };
  } catch (error) {
    const mend = slackRemedy(error, { token: APP_TOKEN, refused: APP_TOKEN });
    return { what, state: 'fail', found: slackErrorText(error), mend };
  }
}

/** Checks the tokens, the scopes and the channels. */
export async function checkSlack({ botToken, appToken, rooms, apiUrl }: SlackCheck): Promise<readonly Finding[]> {
  const options = {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    timeout: TIMEOUT_MS,
    logger: operatorLogger(SILENT_LOG),
  };
  const client = new WebClient(botToken, options);
  const what = 'slack: the bot token';
  try {
    const answer = await client.auth.test();
    const known: Finding = { what, state: 'ok', found: `${answer.user ?? 'the bot'} in ${answer.team ?? 'Slack'}` };
    const channels = await Promise.all(rooms.map((room) => channel(client, room)));
    const sockets = appToken === undefined ? [] : [await socket(options, appToken)];
    return [known, scopes(scopesOf(answer)), ...sockets, ...channels];
  } catch (error) {
    const mend = slackRemedy(error, { token: BOT_TOKEN, refused: INSTALL });
    return [{ what, state: 'fail', found: slackErrorText(error), mend }];
  }
}
