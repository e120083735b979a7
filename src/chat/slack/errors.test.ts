// What a failed call to Slack means: whether it can be tried again, whether it may have been done, and what to do.
import { describe, expect, test } from '@jest/globals';
import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

import { TryLater, UndeliverableMessage } from '../../ports/chat.ts';
import {
  asSendError,
  isBadToken,
  isDoubtful,
  isRefusal,
  refusedToken,
  scopesOf,
  slackErrorText,
  slackRemedy,
} from './errors.ts';

const said = (error: string): WebAPIPlatformError => new WebAPIPlatformError({ ok: false, error });
const cutOff = new WebAPIRequestError(new Error('connect ECONNREFUSED'));
const slow = new WebAPIRateLimitedError(30);

describe('is it tried again?', () => {
  test.each(['channel_not_found', 'is_archived', 'msg_too_long', 'invalid_blocks', 'cannot_dm_bot'])(
    '%s: never, since nothing can mend it',
    (error) => {
      expect(asSendError(said(error))).toBeInstanceOf(UndeliverableMessage);
    },
  );

  // Somebody can mend these, and then nothing is to be lost.
  test.each(['not_in_channel', 'missing_scope', 'token_revoked', 'internal_error', 'never_heard_of'])(
    '%s: yes',
    (error) => {
      expect(asSendError(said(error))).not.toBeInstanceOf(UndeliverableMessage);
    },
  );

  test('after the time for which Slack asks', () => {
    expect(asSendError(slow)).toMatchObject({ afterMs: 30_000 });
    expect(asSendError(slow)).toBeInstanceOf(TryLater);
  });

  test('what has been judged already stays as it is', () => {
    const [later, never] = [new TryLater('wait', 1000), new UndeliverableMessage('gone')];
    expect(asSendError(later)).toBe(later);
    expect(asSendError(never)).toBe(never);
  });

  test('the reason is kept for the log', () => {
    expect(asSendError(cutOff)).toMatchObject({ cause: cutOff });
  });
});

describe('may it have been done?', () => {
  test.each<[string, unknown, boolean]>([
    ['the connection broke', cutOff, true],
    ['Slack says that it does not know', said('internal_error'), true],
    ['Slack says that it does not know in other words', said('request_timeout'), true],
    ['Slack said no', said('channel_not_found'), false],
    ['Slack asks to wait', slow, false],
    ['Gavel did not even ask', new TryLater('wait', 1000), false],
    ['something else went wrong', new Error('x'), true],
  ])('%s', (_, error, doubtful) => {
    expect(isDoubtful(error)).toBe(doubtful);
  });

  test('surely not if Slack itself said no', () => {
    expect(isRefusal(said('channel_not_found'))).toBe(true);
    for (const error of [said('internal_error'), cutOff, slow]) expect(isRefusal(error)).toBe(false);
  });
});

describe('in words', () => {
  test.each<[unknown, string]>([
    [said('not_in_channel'), "Slack said not_in_channel: the bot isn't in the channel; type /invite @gavel there"],
    [
      said('missing_scope'),
      'Slack said missing_scope: the app lacks a scope; gavel doctor says which, then add it and reinstall the app',
    ],
    [said('never_heard_of'), 'Slack said never_heard_of'],
    [said('token_revoked'), "Slack doesn't accept the token (token_revoked)"],
    [cutOff, "Slack can't be reached (connect ECONNREFUSED)"],
    [new Error('plain'), 'plain'],
    ['no error at all', 'no error at all'],
  ])('%s', (error, words) => {
    expect(slackErrorText(error)).toBe(words);
  });

  test('what to do depends on who has to do it', () => {
    const to = { token: 'Copy the token again.', refused: 'Install the app again.' };
    expect(slackRemedy(said('invalid_auth'), to)).toBe(to.token);
    expect(slackRemedy(said('missing_scope'), to)).toBe(to.refused);
    expect(slackRemedy(cutOff, to)).toContain('network');
    expect(slackRemedy(new Error('<html>'), to)).toContain('Try again later');
  });

  test('a start with a bad token tells where a good one is', () => {
    const error = refusedToken(said('invalid_auth'), 'Copy it.');
    expect(error.message).toBe("Slack doesn't accept the token (invalid_auth). Copy it.");
    expect(isBadToken(error.cause)).toBe(true);
  });
});

test('an answer tells the scopes of the token, or does not', () => {
  expect(scopesOf({ ok: true, response_metadata: { scopes: ['chat:write'] } })).toEqual(['chat:write']);
  expect(scopesOf({ ok: true })).toEqual([]);
});
