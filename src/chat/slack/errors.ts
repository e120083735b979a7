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

// Trying again can't fix these. If a person can (invite the bot, add a scope, replace a revoked token), Gavel goes on
// trying, so that nothing is lost once it's fixed.
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
  not_in_channel: "the bot isn't in the channel; type /invite @gavel there",
  channel_not_found: "there's no such channel, or it's private and the bot isn't in it",
  missing_scope: 'the app lacks a scope; gavel doctor says which, then add it and reinstall the app',
  is_archived: 'the channel is archived',
};

/** Where to get each token. */
export const BOT_TOKEN = 'Copy the Bot User OAuth Token of the app (under OAuth & Permissions) into the environment.';
export const APP_TOKEN =
  'Create an app-level token with the scope connections:write (under Basic Information), and enable Socket Mode.';

/** Slack's own word for what went wrong, if it gave one. */
export const slackError = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;

export const isBadToken = (error: unknown): boolean => BAD_TOKEN.has(slackError(error) ?? '');

/** Whether Slack may have done what was asked, although it didn't say so. */
export function isDoubtful(error: unknown): boolean {
  if ([WebAPIRateLimitedError, TryLater, UndeliverableMessage].some((kind) => error instanceof kind)) return false;
  const why = slackError(error);
  return why === undefined || AMBIGUOUS.has(why);
}

/** Whether Slack itself said no, so that surely nothing was done. */
export const isRefusal = (error: unknown): boolean => slackError(error) !== undefined && !isDoubtful(error);

/** Why Gavel doesn't start with a token that Slack refused, and where to get a good one. */
export const refusedToken = (error: unknown, mend: string): StartupError =>
  new StartupError(`${slackErrorText(error)}. ${mend}`, { cause: error });

/** A failure in words that say what to do. */
export function slackErrorText(error: unknown): string {
  const why = slackError(error);
  if (error instanceof WebAPIRequestError) return `Slack can't be reached (${error.original.message})`;
  if (why === undefined) return error instanceof Error ? error.message : String(error);
  if (isBadToken(error)) return `Slack doesn't accept the token (${why})`;
  return `Slack said ${why}${MENDING[why] === undefined ? '' : `: ${MENDING[why]}`}`;
}

/**
 * What the operator should do about a call that failed: what `to` says if Slack itself refused the token or something
 * else, and otherwise what helps when Slack doesn't answer.
 */
export function slackRemedy(error: unknown, to: { readonly token: string; readonly refused: string }): string {
  if (error instanceof WebAPIRequestError)
    return "Check that this machine can reach Slack: its network, DNS and proxy (and slack.apiUrl, if it's set).";
  if (slackError(error) === undefined) return 'Try again later. Something other than Slack may be answering.';
  return isBadToken(error) ? to.token : to.refused;
}

/** A failed call, as the sender understands it. */
export function asSendError(error: unknown): Error {
  if (error instanceof TryLater || error instanceof UndeliverableMessage) return error;
  if (error instanceof WebAPIRateLimitedError) return new TryLater('Slack asks Gavel to wait', error.retryAfter * 1000);
  return FINAL.has(slackError(error) ?? '')
    ? new UndeliverableMessage(slackErrorText(error))
    : new Error(slackErrorText(error), { cause: error });
}

/** The scopes of the token, which the Web API sends with every answer. */
export const scopesOf = (answer: unknown): readonly string[] => {
  const { response_metadata: more } = answer as { response_metadata?: { scopes?: string[] } };
  return more?.scopes ?? [];
};
