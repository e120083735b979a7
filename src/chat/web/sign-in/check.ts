import * as oidc from 'openid-client';

import { countedEn } from '../../../language/english.ts';
import type { Finding } from '../../../ports/finding.ts';
import type { PlatformGroup } from '../../chat-platform.ts';
import { openClient } from './issuer.ts';
import { returnUrl, type SignInSettings } from './settings.ts';
import { explainProblem, type SignInProblem } from './sign-in-problem.ts';

const TIMEOUT_MS = 10_000;
/** Seconds; the client allows half as many. */
const CLOCKS_APART = 15;

const WHAT = 'web room: sign-in';

const ask = (url: string | URL): Promise<Response> =>
  fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });

const cannotReach = ({ message }: SignInProblem): string => `it can't be reached: ${message}`;

async function issuerAnswers(settings: SignInSettings): Promise<[Finding, oidc.Configuration?]> {
  const what = `${WHAT}: the issuer ${settings.issuer}`;
  try {
    const client = await openClient(settings);
    return [{ what, state: 'ok', found: settings.oauth ? 'set up by hand' : 'it tells its addresses' }, client];
  } catch (error) {
    const problem = explainProblem(error);
    const found = problem.trouble === 'unreachable' ? cannotReach(problem) : problem.message;
    const mend = `Compare issuer with what ${settings.issuer.replace(/\/$/u, '')}/.well-known/openid-configuration says.`;
    return [{ what, state: 'fail', found, mend }];
  }
}

/** Every answer says when it was given. */
async function clock(url: string): Promise<Finding[]> {
  const what = `${WHAT}: the clock`;
  const answer = await ask(url).catch(() => undefined);
  const theirs = Date.parse(answer?.headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return [];
  const apart = Math.round(Math.abs(Date.now() - theirs) / 1000);
  if (apart <= CLOCKS_APART) return [{ what, state: 'ok', found: "agrees with the issuer's" }];
  const mend = "Set this machine's clock, such as with NTP: sign-ins are refused if the two differ.";
  return [{ what, state: 'fail', found: `${apart} s from the issuer's`, mend }];
}

/** Asks as a browser would, for somebody who isn't signed in there and can't be asked: a known address gets an answer. */
async function redirectAddress(settings: SignInSettings, client: oidc.Configuration): Promise<Finding[]> {
  const what = `${WHAT}: the redirect address ${returnUrl(settings)}`;
  const url = oidc.buildAuthorizationUrl(client, {
    redirect_uri: returnUrl(settings),
    scope: 'openid',
    prompt: 'none',
    state: oidc.randomState(),
    code_challenge: await oidc.calculatePKCECodeChallenge(oidc.randomPKCECodeVerifier()),
    code_challenge_method: 'S256',
  });
  const answer = await ask(url).catch(() => undefined);
  if (!answer) return [];
  if (answer.headers.get('location')?.startsWith(returnUrl(settings)) === true)
    return [{ what, state: 'ok', found: 'the issuer knows it' }];
  const mend = `Register ${returnUrl(settings)} at the issuer, for the client ${settings.clientId}.`;
  if (answer.status >= 400) return [{ what, state: 'fail', found: `the issuer answers ${answer.status}`, mend }];
  return [{ what, state: 'warn', found: "the issuer doesn't say whether it knows it", mend }];
}

/** Shows the secret with a code that nobody was given: what's refused says whether the secret is right. */
async function secret(settings: SignInSettings, client: oidc.Configuration): Promise<Finding[]> {
  const what = `${WHAT}: the client's secret`;
  const none = { code: 'none', redirect_uri: returnUrl(settings), code_verifier: oidc.randomPKCECodeVerifier() };
  try {
    await oidc.genericGrantRequest(client, 'authorization_code', none);
    return [];
  } catch (error) {
    const { trouble, message } = explainProblem(error);
    if (trouble === 'stale') return [{ what, state: 'ok', found: 'the issuer takes it' }];
    if (trouble !== 'secret') return [];
    const mend = 'Compare clientId and clientSecret with those at the issuer; sendSecret says how the secret is sent.';
    return [{ what, state: 'fail', found: message, mend }];
  }
}

async function publicAddress({ publicUrl }: SignInSettings): Promise<Finding> {
  const what = `${WHAT}: the public address ${publicUrl}`;
  try {
    await ask(publicUrl);
    return { what, state: 'ok', found: 'it answers over https' };
  } catch (error) {
    const mend = 'Set up the server with TLS in front of Gavel: docs/sign-in.md has the lines.';
    return { what, state: 'warn', found: cannotReach(explainProblem(error)), mend };
  }
}

function membersOf({ accounts }: SignInSettings, { id, members }: PlatformGroup): Finding {
  const what = `${WHAT}: the members of ${id}`;
  const unknown = members.filter((one) => (one.accounts[accounts] ?? []).length === 0 && one.email === undefined);
  const names = unknown.map(({ handle }) => handle).join(', ');
  if (unknown.length === 0) return { what, state: 'ok', found: 'all can be known' };
  const found = `${countedEn(unknown.length, { one: "member can't", other: "members can't" })} be known: ${names}`;
  return { what, state: 'warn', found, mend: `Give them ${accounts} (their id at the issuer) or email in members.` };
}

/** What `gavel doctor` looks at for the sign-in. */
export async function checkSignIn(
  settings: SignInSettings,
  groups: readonly PlatformGroup[],
): Promise<readonly Finding[]> {
  const [answers, client] = await issuerAnswers(settings);
  const asked = client
    ? [
        ...(await clock(settings.oauth?.token ?? settings.issuer)),
        ...(await redirectAddress(settings, client)),
        ...(await secret(settings, client)),
      ]
    : [];
  const theirs = groups.filter(({ rooms }) => rooms.some(({ id }) => id.startsWith('web:')));
  return [answers, ...asked, await publicAddress(settings), ...theirs.map((group) => membersOf(settings, group))];
}
