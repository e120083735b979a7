// A real OpenID Connect server, in which people have no passwords.
import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { Provider } from 'oidc-provider';

import type { SelfSigned } from './certificate.ts';
import { IssuerMemory } from './issuer-memory.ts';
import { tlsServer } from './tls-server.ts';

/** What the issuer knows of an account, beside its id. */
export interface AccountClaims {
  readonly name?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}

export interface TestIssuer {
  readonly url: string;
  /** Accounts by their ids. */
  readonly accounts: Map<string, AccountClaims>;
  stop(): Promise<void>;
}

export const TEST_CLIENT = { id: 'gavel', secret: 'a secret between the issuer and Gavel' };

const FORM = `<!doctype html><title>Issuer</title><form method="post">
<label>Account <input name="account" autofocus></label><button>Enter</button><button name="no" value="1">No, thanks</button></form>`;

async function formIn(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request) text += String(part);
  return new URLSearchParams(text);
}

const notYet = (_request: IncomingMessage, answer: ServerResponse): void => void answer.writeHead(503).end();

/** Starts an issuer that knows Gavel. @param room where Gavel is, for people */
export async function startTestIssuer(certificate: SelfSigned, room: string): Promise<TestIssuer> {
  const accounts = new Map<string, AccountClaims>();
  let handle = notYet;
  const server = await tlsServer(certificate, (request, answer) => handle(request, answer));
  const url = `https://127.0.0.1:${server.port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(url, {
    clients: [
      {
        client_id: TEST_CLIENT.id,
        client_secret: TEST_CLIENT.secret,
        redirect_uris: [`${room}/sign-in/return`],
        post_logout_redirect_uris: [`${room}/`],
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    adapter: IssuerMemory,
    // It logs a notice for each that it has to choose itself.
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
    cookies: { keys: ['for tests'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...accounts.get(id) }) }),
    renderError(context, { error }) {
      context.body = error;
    },
    // Nobody is asked whether Gavel may know who they are.
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({
        ...(oidc.client && { clientId: oidc.client.clientId }),
        ...(oidc.session?.accountId !== undefined && { accountId: oidc.session.accountId }),
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const answers = provider.callback();
  const interact = async (request: IncomingMessage, answer: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') return void answer.writeHead(200, { 'content-type': 'text/html' }).end(FORM);
    const form = await formIn(request);
    const account = form.get('account') ?? '';
    const result = form.has('no') ? { error: 'access_denied' } : { login: { accountId: account } };
    await provider.interactionFinished(request, answer, result);
  };
  handle = (request, answer) => {
    if (request.url?.startsWith('/interaction/') !== true) return void answers(request, answer);
    interact(request, answer).catch((error: unknown) => answer.writeHead(500).end(String(error)));
  };
  return { url, accounts, stop: () => server.stop() };
}
