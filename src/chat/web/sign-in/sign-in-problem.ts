import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';

import { causesInWords } from '../../../language/causes-in-words.ts';

/**
 * Why somebody couldn't sign in: they were `denied` or said no at the issuer; it was `unreachable`; its clock or ours is
 * wrong; the `secret` is wrong; it took too long, or was done before (`stale`); or the two don't fit together (`setup`).
 */
const TROUBLES = ['denied', 'unreachable', 'clock', 'secret', 'stale', 'setup'] as const;
export type SignInTrouble = (typeof TROUBLES)[number];

export const isSignInTrouble = (word: string): word is SignInTrouble => TROUBLES.some((one) => one === word);

export class SignInProblem extends Error {
  readonly trouble: SignInTrouble;
  /** @param details for the operator: no token, code or claim */
  constructor(trouble: SignInTrouble, details: string, options?: ErrorOptions) {
    super(details, options);
    this.trouble = trouble;
  }
}

/** What a server calls a wrong id or secret of a client. Plain OAuth 2.0 servers have words of their own. */
const WRONG_SECRET = new Set(['invalid_client', 'incorrect_client_credentials', 'unauthorized_client']);
const STALE = new Set(['invalid_grant', 'bad_verification_code']);
const SAID_NO = new Set(['access_denied', 'login_required', 'interaction_required', 'consent_required']);

/** Errors of servers, such as `invalid_grant`; what isn't like one could be anything. */
const nameOf = (error: string): string => (/^[a-z_]{1,60}$/u.test(error) ? error : 'an unknown error');

function byName(error: string): SignInTrouble {
  if (SAID_NO.has(error)) return 'denied';
  if (WRONG_SECRET.has(error)) return 'secret';
  if (STALE.has(error)) return 'stale';
  return error === 'temporarily_unavailable' || error === 'server_error' ? 'unreachable' : 'setup';
}

/** The error in an answer that says it went well: plain OAuth 2.0 servers do that. */
function errorInAnswer({ cause }: Error): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  const body: unknown = Reflect.get(Object(cause.cause), 'body');
  const error: unknown = Reflect.get(Object(body), 'error');
  return typeof error === 'string' ? error : undefined;
}

const named = (error: string): SignInProblem => new SignInProblem(byName(error), `the issuer said ${nameOf(error)}`);

function byCode(error: ClientError): SignInProblem {
  const { code, message } = error;
  const answered = errorInAnswer(error);
  if (answered !== undefined) return named(answered);
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return new SignInProblem('clock', message);
  if (code === 'OAUTH_TIMEOUT') return new SignInProblem('unreachable', 'it took too long to answer');
  return new SignInProblem('setup', `${message} (${code})`);
}

/** A challenge to show a token is about the issuer's own; any other is about the client's secret. */
function byChallenge({ cause, status }: WWWAuthenticateChallengeError): SignInProblem {
  const ofClient = cause.find(({ scheme }) => scheme !== 'bearer');
  if (ofClient) return named(ofClient.parameters.error ?? 'invalid_client');
  return new SignInProblem('setup', `the issuer answered ${status} to its own token`);
}

/** What an error of the client means. Its own words can have what the issuer sent, and stay out. */
export function explainProblem(error: unknown): SignInProblem {
  if (error instanceof SignInProblem) return error;
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return named(error.error);
  if (error instanceof WWWAuthenticateChallengeError) return byChallenge(error);
  if (error instanceof ClientError) return byCode(error);
  return new SignInProblem('unreachable', causesInWords(error));
}
