import { createHash, createSign, generateKeyPairSync } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import type { SignedInIdentity } from './identity.ts';
import { signInIssuer } from './issuer.ts';
import { SignInSchema, type SignInSettings } from './settings.ts';
import { SignInProblem } from './sign-in-problem.ts';

const ISSUER = 'https://issuer.example.org';
const SECRET = 'a secret of the client';
const settings = (more: object = {}): SignInSettings =>
  SignInSchema.parse({
    publicUrl: 'https://room.example.org',
    issuer: ISSUER,
    clientId: 'gavel',
    clientSecret: SECRET,
    ...more,
  });

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const signed = (claims: object, key = privateKey, alg = 'RS256'): string => {
  const content = `${encode({ alg, kid: 'one' })}.${encode(claims)}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(key, 'base64url')}`;
};

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

type Server = (url: URL, body: URLSearchParams, headers: Headers) => Response;

/** Signs in at a server, and gives who it was, or what went wrong. */
async function signInAt(
  server: Server,
  { query = {}, more = {} }: { query?: Record<string, string>; more?: object } = {},
): Promise<SignedInIdentity | string> {
  const issuer = signInIssuer(settings(more), async (url, options) =>
    server(
      new URL(url),
      new URLSearchParams(options.body instanceof URLSearchParams ? options.body : ''),
      new Headers(options.headers),
    ),
  );
  try {
    const { url, state, attempt } = await issuer.begin(false);
    nonce = url.searchParams.get('nonce') ?? '';
    challenge = url.searchParams.get('code_challenge') ?? '';
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    const returned = new URLSearchParams({ code: 'the code', state, ...query });
    return await issuer.finish(`?${returned.toString()}`, state, { ...attempt, to: '/' });
  } catch (error) {
    if (error instanceof SignInProblem) return `${error.trouble}: ${error.message}`;
    throw error;
  }
}

let nonce = '';
let challenge = '';
const isVerifier = (verifier: string): boolean =>
  createHash('sha256').update(verifier).digest('base64url') === challenge;

const seconds = (from = 0): number => Math.floor(Date.now() / 1000) + from;
const claims = (): object => ({
  iss: ISSUER,
  aud: 'gavel',
  sub: 'subject-7',
  iat: seconds(),
  exp: seconds(600),
  nonce,
  name: 'Kim',
  email: 'kim@example.org',
  email_verified: true,
});

interface OidcAnswers {
  readonly token?: (body: URLSearchParams) => Response;
  readonly user?: () => Response;
  readonly metadata?: object;
}

/** An OpenID Connect server that gives the answers that it's told to. */
const oidcServer =
  ({ token = () => answer(signed(claims())), user = () => json({}, 500), metadata = {} }: OidcAnswers): Server =>
  (url, body) => {
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        issuer: ISSUER,
        authorization_endpoint: `${ISSUER}/authorize`,
        token_endpoint: `${ISSUER}/token`,
        userinfo_endpoint: `${ISSUER}/user`,
        jwks_uri: `${ISSUER}/keys`,
        ...metadata,
      });
    if (url.pathname === '/keys')
      return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] });
    if (url.pathname === '/user') return user();
    expect([url.pathname, body.get('grant_type'), body.get('code')]).toEqual([
      '/token',
      'authorization_code',
      'the code',
    ]);
    return token(body);
  };
const answer = (idToken: string): Response =>
  json({ access_token: 'the token', token_type: 'Bearer', expires_in: 60, id_token: idToken });

const shortToken = (): Response => answer(signed({ ...claims(), name: undefined, email: undefined }));

const challenge401 = (words: string): Response =>
  new Response('{}', { status: 401, headers: { 'www-authenticate': words, 'content-type': 'application/json' } });

describe('an OpenID Connect issuer', () => {
  test('says who it is, if the code comes with the verifier', async () => {
    const server = oidcServer({
      token: (body) => (isVerifier(body.get('code_verifier') ?? '') ? answer(signed(claims())) : json({}, 400)),
    });
    expect(await signInAt(server)).toEqual({ subject: 'subject-7', email: 'kim@example.org', name: 'Kim' });
  });

  test('is asked for more if its token has less', async () => {
    const told = { sub: 'subject-7', name: 'Kim O.', email: 'kim@example.org', email_verified: true };
    expect(await signInAt(oidcServer({ token: shortToken, user: () => json(told) }))).toEqual({
      subject: 'subject-7',
      email: 'kim@example.org',
      name: 'Kim O.',
    });
    const swapped = await signInAt(
      oidcServer({ token: shortToken, user: () => json({ sub: 'subject-8', name: 'Lou' }) }),
    );
    expect(swapped).toMatch(/^setup: /u);
  });

  test.each([
    ['an expired token', () => signed({ ...claims(), iat: seconds(-900), exp: seconds(-300) }), 'clock'],
    ['another nonce', () => signed({ ...claims(), nonce: 'another' }), 'setup'],
    ['no nonce', () => signed({ ...claims(), nonce: undefined }), 'setup'],
    ['a token for somebody else', () => signed({ ...claims(), aud: 'another' }), 'setup'],
    ["another issuer's token", () => signed({ ...claims(), iss: 'https://other.example.org' }), 'setup'],
    ['a token signed by somebody else', () => signed(claims(), other), 'setup'],
    ['a token that nobody signed', () => `${encode({ alg: 'none' })}.${encode(claims())}.`, 'setup'],
    ['no subject', () => signed({ ...claims(), sub: undefined }), 'setup'],
  ])('is not believed with %s', async (_, idToken, trouble) => {
    const told = await signInAt(oidcServer({ token: () => answer(idToken()) }));
    expect(told).toMatch(new RegExp(`^${trouble}: `, 'u'));
  });

  test.each([
    ['it is no answer at all', { token: () => new Response('<html>', { status: 502 }) }, 'setup'],
    [
      'the secret is wrong',
      { token: () => json({ error: 'invalid_client' }, 401) },
      'secret: the issuer said invalid_client',
    ],
    [
      'it asks for the secret again',
      { token: () => challenge401('Basic realm="issuer"') },
      'secret: the issuer said invalid_client',
    ],
    [
      'the code was used',
      { token: () => json({ error: 'invalid_grant' }, 400) },
      'stale: the issuer said invalid_grant',
    ],
    [
      'its error has more in it',
      { token: () => json({ error: 'the code' }, 400) },
      'setup: the issuer said an unknown error',
    ],
    ['it is another issuer', { metadata: { issuer: 'https://other.example.org' } }, 'setup'],
  ])('if %s, that is said in words', async (_, answers: OidcAnswers, words) => {
    const told = await signInAt(oidcServer(answers));
    expect(told).toContain(words);
    expect(told).not.toContain('the code');
  });

  test('if it refuses its own token, that is said in words', async () => {
    const server = oidcServer({ token: shortToken, user: () => challenge401('Bearer error="invalid_token"') });
    expect(await signInAt(server)).toBe('setup: the issuer answered 401 to its own token');
  });

  test.each([
    ['no', { error: 'access_denied', error_description: 'the code' }, 'denied: the issuer said access_denied'],
    ['another state', { state: 'another' }, 'setup'],
  ])('if it comes back with %s, that is said in words', async (_, query, words) => {
    const told = await signInAt(oidcServer({}), { query });
    expect(told).toContain(words);
    expect(told).not.toContain('the code');
  });

  test('if it cannot be reached, that is said, and it is asked again next time', async () => {
    let isDown = true;
    const up = oidcServer({});
    const issuer = signInIssuer(settings(), async (url, options) => {
      if (isDown) throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:9') });
      return up(new URL(url), new URLSearchParams(), new Headers(options.headers));
    });
    await expect(issuer.begin(false)).rejects.toMatchObject({ trouble: 'unreachable' });
    isDown = false;
    expect((await issuer.begin(false)).url.href).toMatch(/^https:\/\/issuer\.example\.org\/authorize\?/u);
  });

  test.each([
    [undefined, undefined, 'header'],
    [undefined, ['client_secret_post'], 'body'],
    [undefined, ['client_secret_post', 'client_secret_basic'], 'header'],
    ['body', ['client_secret_basic'], 'body'],
    ['header', ['client_secret_post'], 'header'],
  ])('with sendSecret %s and methods %j, the secret goes into the %s', async (sendSecret, methods, place) => {
    let seen = '';
    const server: Server = (url, body, headers) => {
      if (url.pathname === '/token') {
        const basic = `Basic ${Buffer.from(`gavel:${encodeURIComponent(SECRET).replaceAll('%20', '+')}`).toString('base64')}`;
        seen = headers.get('authorization') === basic ? 'header' : body.get('client_secret') === SECRET ? 'body' : '';
      }
      const metadata = { ...(methods && { token_endpoint_auth_methods_supported: methods }) };
      return oidcServer({ metadata })(url, body, headers);
    };
    await signInAt(server, { more: { ...(sendSecret && { sendSecret }) } });
    expect(seen).toBe(place);
  });
});

/**
 * GitHub's OAuth as it documents it: https://docs.github.com/en/apps/oauth-apps/building-oauth-apps. The code is taken
 * in the body alone, errors come with the status 200, and JSON only if one asks for it.
 */
function githubServer(user: () => Response, refused?: string): Server {
  return (url, body, headers) => {
    if (url.href === 'https://github.com/login/oauth/access_token') return githubToken(body, headers, refused);
    expect(url.href).toBe('https://api.github.com/user');
    if (headers.get('user-agent') === null) return new Response('Request forbidden', { status: 403 });
    return headers.get('authorization') === 'Bearer gho_x' ? user() : json({ message: 'Bad credentials' }, 401);
  };
}

function githubToken(body: URLSearchParams, headers: Headers, refused: string | undefined): Response {
  if (headers.get('accept') !== 'application/json') return new Response('access_token=gho_x&scope=&token_type=bearer');
  const {
    client_id: id,
    client_secret: secret,
    code,
    code_verifier: verifier = '',
    ...more
  } = Object.fromEntries(body);
  const error = (name: string): Response =>
    json({ error: name, error_description: 'the code', error_uri: 'https://docs' });
  if (refused !== undefined) return error(refused);
  if (id !== 'gavel' || secret !== SECRET) return error('incorrect_client_credentials');
  if (code !== 'the code' || !isVerifier(verifier)) return error('bad_verification_code');
  return more['redirect_uri'] === 'https://room.example.org/sign-in/return'
    ? json({ access_token: 'gho_x', scope: '', token_type: 'bearer' })
    : error('redirect_uri_mismatch');
}

const lou = () => json({ login: 'lou-l', id: 7, name: 'Lou L.', email: 'mira@example.org' });

describe('a server with OAuth 2.0 alone', () => {
  const more = {
    issuer: 'https://github.com/login/oauth',
    oauth: {
      authorize: 'https://github.com/login/oauth/authorize',
      token: 'https://github.com/login/oauth/access_token',
      user: 'https://api.github.com/user',
      id: 'login',
    },
  };

  test('says who it is, but no address of theirs counts', async () => {
    expect(await signInAt(githubServer(lou), { more })).toEqual({ subject: 'lou-l', name: 'Lou L.' });
  });

  test.each([
    ['incorrect_client_credentials', 'secret: the issuer said incorrect_client_credentials'],
    ['bad_verification_code', 'stale: the issuer said bad_verification_code'],
    ['redirect_uri_mismatch', 'setup: the issuer said redirect_uri_mismatch'],
  ])('if it answers %s, that is said in words', async (refused, words) => {
    expect(await signInAt(githubServer(lou, refused), { more })).toBe(words);
  });

  test.each([
    ['an error', () => json({ message: 'Server Error' }, 500), 'setup: https://api.github.com/user answered 500'],
    ['nobody', () => json({ message: 'hello' }), "setup: the issuer's answer doesn't say who it is"],
    ['no JSON', () => new Response('<html>'), 'setup: https://api.github.com/user answered no JSON'],
  ])('if it answers with %s instead of somebody, that is said in words', async (_, user, words) => {
    expect(await signInAt(githubServer(user), { more })).toContain(words);
  });
});
