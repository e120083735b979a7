import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

import { TryLater, UndeliverableMessage } from '../../ports/chat.ts';
import { StartupError } from '../../ports/startup-error.ts';

/** The token is no good: nothing works until somebody changes it. */
const BAD_TOKEN = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'no_permission',
  'not_allowed_token_type',
]);

// What trying again cannot mend. Where a person can mend it (a bot that is not in the channel, a scope that is missing,
// a token that was revoked), Gavel goes on trying, so that nothing is lost once it is mended.
const FINAL = new Set([
  'cant_update_message',
  'channel_not_found',
  'edit_window_closed',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_name',
  'is_archived',
  'message_not_found',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'restricted_action',
  'restricted_action_read_only_channel',
  'thread_not_found',
  'too_many_emoji',
  'too_many_reactions',
  'user_not_found',
  'cannot_dm_bot',
]);

// Slack says itself that some of it may have been done (docs.slack.dev, "chat.postMessage", errors).
const AMBIGUOUS = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);

const MENDING: Readonly<Record<string, string>> = {
  not_in_channel: 'the bot is not in the channel: /invite it there',
  channel_not_found: 'there is no such channel, or it is private and the bot is not in it',
  missing_scope: 'the app lacks a scope: gavel doctor says which; add it and install the app again',
  is_archived: 'the channel is archived',
};

/** Where to get each token. */
export const BOT_TOKEN = 'Copy the Bot User OAuth Token of the app (OAuth & Permissions) into the environment.';
export const APP_TOKEN =
  'Make an app-level token with the scope connections:write (Basic Information), and enable Socket Mode.';

/** Slack's own word for what was wrong, where it gave one. */
export const slackError = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;

export const isBadToken = (error: unknown): boolean => BAD_TOKEN.has(slackError(error) ?? '');

/** Whether Slack may have done what was asked, although it did not say so. */
export function isDoubtful(error: unknown): boolean {
  if ([WebAPIRateLimitedError, TryLater, UndeliverableMessage].some((kind) => error instanceof kind)) return false;
  const why = slackError(error);
  return why === undefined || AMBIGUOUS.has(why);
}

/** Whether Slack itself said no, so that surely nothing was done. */
export const isRefusal = (error: unknown): boolean => slackError(error) !== undefined && !isDoubtful(error);

/** Why Gavel does not start with a token that Slack refused, and where a good one comes from. */
export const refusedToken = (error: unknown, mend: string): StartupError =>
  new StartupError(`${slackErrorText(error)}. ${mend}`, { cause: error });

/** A failure in words that say what to do. */
export function slackErrorText(error: unknown): string {
  const why = slackError(error);
  if (error instanceof WebAPIRequestError) return `Slack can't be reached (${error.original.message})`;
  if (why === undefined) return error instanceof Error ? error.message : String(error);
  if (isBadToken(error)) return `Slack does not accept the token (${why})`;
  return `Slack said ${why}${MENDING[why] === undefined ? '' : `: ${MENDING[why]}`}`;
}

/**
 * What the operator should do about a call that failed: what `to` says if Slack itself refused the token or something
 * else, and otherwise what helps when Slack doesn't answer.
 */
export function slackRemedy(error: unknown, to: { readonly token: string; readonly refused: string }): string {
  if (error instanceof WebAPIRequestError)
    return "Check that this machine reaches Slack: its network, its DNS and its proxy (and slack.apiUrl, if it's set).";
  if (slackError(error) === undefined) return 'Try again later. Something else may be answering in place of Slack.';
  return isBadToken(error) ? to.token : to.refused;
}

/** What the sender is told of a failed call. */
export function asSendError(error: unknown): Error {
  if (error instanceof TryLater || error instanceof UndeliverableMessage) return error;
  if (error instanceof WebAPIRateLimitedError) return new TryLater('Slack asks to wait', error.retryAfter * 1000);
  return FINAL.has(slackError(error) ?? '')
    ? new UndeliverableMessage(slackErrorText(error))
    : new Error(slackErrorText(error), { cause: error });
}

/** The scopes of the token, which the Web API tells with every answer. */
export const scopesOf = (answer: unknown): readonly string[] => {
  const { response_metadata: more } = answer as { response_metadata?: { scopes?: string[] } };
  return more?.scopes ?? [];
};
