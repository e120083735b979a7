import * as oidc from 'openid-client';

import { type SignedInIdentity, identityFromClaims, identityFromUser } from './identity.ts';
import type { SignInAttempt } from './session-file.ts';
import { returnUrl, type SignInSettings } from './settings.ts';
import { explainProblem, SignInProblem } from './sign-in-problem.ts';

/** Seconds until a request to the issuer is given up. */
const TIMEOUT = 10;

/** Where somebody goes to sign in, and what has to be remembered until they come back. */
export interface SignInJourney {
  readonly url: URL;
  readonly state: string;
  readonly attempt: Omit<SignInAttempt, 'to'>;
}

/** Who tells Gavel who people are. Everything throws SignInProblem. */
export interface Issuer {
  /** @param again whether the issuer should ask for a password although it knows them */
  begin(again: boolean): Promise<SignInJourney>;
  /** Who came back. @param query what the issuer gave them for Gavel */
  finish(query: string, state: string, attempt: SignInAttempt): Promise<SignedInIdentity>;
  /** Where people can sign out of the issuer too; undefined if it has no such place. */
  signOutUrl(): Promise<string | undefined>;
}

/** How the issuer wants to see the secret. */
function showSecret(
  { clientSecret, sendSecret, oauth }: SignInSettings,
  known: readonly string[] | undefined,
): oidc.ClientAuth {
  // An issuer that doesn't say takes the header; plain OAuth 2.0 servers are known to take the body.
  const body = oauth ? true : known !== undefined && !known.includes('client_secret_basic');
  const inBody = sendSecret === undefined ? body : sendSecret === 'body';
  return inBody ? oidc.ClientSecretPost(clientSecret) : oidc.ClientSecretBasic(clientSecret);
}

/** The client of an issuer, whose addresses are read from it, or from the settings. @param ask how it's asked */
export async function openClient(settings: SignInSettings, ask?: oidc.CustomFetch): Promise<oidc.Configuration> {
  const { issuer, clientId, oauth } = settings;
  if (oauth) {
    const server = { issuer, authorization_endpoint: oauth.authorize, token_endpoint: oauth.token };
    const client = new oidc.Configuration(server, clientId, undefined, showSecret(settings, undefined));
    client.timeout = TIMEOUT;
    if (ask) client[oidc.customFetch] = ask;
    return client;
  }
  const client = await oidc.discovery(
    new URL(issuer),
    clientId,
    undefined,
    // Only now is it known how the issuer wants the secret.
    (server, ...more) => showSecret(settings, server.token_endpoint_auth_methods_supported)(server, ...more),
    { timeout: TIMEOUT, execute: [oidc.enableNonRepudiationChecks], ...(ask && { [oidc.customFetch]: ask }) },
  );
  return client;
}

type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>;

/** Does something, and says what went wrong. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainProblem(error);
  }
}

async function claimsOf(config: oidc.Configuration, tokens: Tokens): Promise<SignedInIdentity | undefined> {
  const claims = tokens.claims();
  if (!claims) return undefined;
  const inToken = identityFromClaims(claims);
  const isWhole = inToken?.email !== undefined && inToken.name !== undefined;
  if (isWhole || config.serverMetadata().userinfo_endpoint === undefined) return inToken;
  const more = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
  return identityFromClaims({ ...claims, ...more });
}

/** Builds the client of the configured issuer, which is asked for its addresses when they're first needed. @param ask how */
export function signInIssuer(settings: SignInSettings, ask?: oidc.CustomFetch): Issuer {
  const { oauth } = settings;
  let opened: Promise<oidc.Configuration> | undefined;
  const client = (): Promise<oidc.Configuration> => {
    opened ??= openClient(settings, ask);
    // An issuer that couldn't be reached is asked again.
    opened.catch(() => (opened = undefined));
    return opened;
  };
  async function userOf(config: oidc.Configuration, tokens: Tokens): Promise<SignedInIdentity | undefined> {
    if (!oauth) return undefined;
    const answer = await oidc.fetchProtectedResource(
      config,
      tokens.access_token,
      new URL(oauth.user),
      'GET',
      undefined,
      new Headers({ accept: 'application/json' }),
    );
    if (!answer.ok) throw new SignInProblem('setup', `${oauth.user} answered ${answer.status}`);
    const user: unknown = await answer.json().catch(() => undefined);
    if (user === undefined) throw new SignInProblem('setup', `${oauth.user} answered no JSON`);
    return identityFromUser(user, oauth);
  }

  return {
    begin: (again) =>
      explained(async () => {
        const config = await client();
        const verifier = oidc.randomPKCECodeVerifier();
        const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
        const scope = settings.scope ?? (oauth ? undefined : 'openid profile email');
        const url = oidc.buildAuthorizationUrl(config, {
          redirect_uri: returnUrl(settings),
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          ...(!oauth && { nonce }),
          ...(scope !== undefined && { scope }),
          // What servers without OpenID Connect know of it is to ask for the account.
          ...(again && { prompt: oauth ? 'select_account' : 'login' }),
        });
        return { url, state, attempt: { nonce, verifier } };
      }),
    finish: (query, state, { nonce, verifier }) =>
      explained(async () => {
        const config = await client();
        const tokens = await oidc.authorizationCodeGrant(config, new URL(`${returnUrl(settings)}${query}`), {
          pkceCodeVerifier: verifier,
          expectedState: state,
          ...(!oauth && { expectedNonce: nonce, idTokenExpected: true }),
        });
        const identity = oauth ? await userOf(config, tokens) : await claimsOf(config, tokens);
        if (!identity) throw new SignInProblem('setup', "the issuer's answer doesn't say who it is");
        return identity;
      }),
    signOutUrl: async () => {
      // Nobody waits for an issuer that can't be reached: they're signed out here all the same.
      const config = await client().catch(() => undefined);
      if (config?.serverMetadata().end_session_endpoint === undefined) return undefined;
      const to = { post_logout_redirect_uri: `${settings.publicUrl}/` };
      return oidc.buildEndSessionUrl(config, to).href;
    },
  };
}
