import { createAppAuth } from '@octokit/auth-app';
import { Octokit as CoreOctokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { restEndpointMethods } from '@octokit/plugin-rest-endpoint-methods';
import { RequestError } from '@octokit/request-error';

import { GithubRefusal, translateError } from './errors.ts';

// Without octokit's own repeating and queueing: what failed is tried again by a durable job, which knows what it does.
const Octokit = CoreOctokit.plugin(restEndpointMethods, paginateRest);

/** What Gavel shows to GitHub: a token, or the key of a GitHub App, from which tokens of one hour come. */
export type GithubAccess =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'app'; readonly id: string; readonly privateKey: string };

export interface ClientOptions {
  /** OWNER/NAME */
  readonly repository: string;
  readonly access: GithubAccess;
  /** The API's address, for GitHub Enterprise Server: https://HOST/api/v3. */
  readonly apiUrl: string;
  readonly now: () => string;
}

/** One group's way to its one repository. Its credentials reach no other. */
export interface GithubClient {
  readonly octokit: InstanceType<typeof Octokit>;
  readonly repository: string;
  readonly at: { readonly owner: string; readonly repo: string };
  /** For an App: the rights of its installation, by name. */
  rights(): Promise<Readonly<Record<string, string>> | undefined>;
}

const TIMEOUT_MS = 20_000;

/** No request may hang for ever: the next try is a job's. */
const timed: typeof fetch = (input, init = {}) => {
  const late = AbortSignal.timeout(TIMEOUT_MS);
  return fetch(input, { ...init, signal: init.signal ? AbortSignal.any([init.signal, late]) : late });
};

// The caller tells of failures; octokit's own log would name every request.
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const plain = (apiUrl: string, auth?: string): GithubClient['octokit'] =>
  new Octokit({
    baseUrl: apiUrl,
    userAgent: 'gavel',
    log: silent,
    request: { fetch: timed, redirect: 'manual' },
    ...(auth === undefined ? {} : { auth }),
  });

export function githubClient({ repository, access, apiUrl, now }: ClientOptions): GithubClient {
  const [owner = '', repo = ''] = repository.split('/');
  const octokit = plain(apiUrl, access.kind === 'token' ? access.token : undefined);
  const app = access.kind === 'app' ? appTokens(access, apiUrl, owner, repo) : undefined;
  octokit.hook.wrap('request', async (request, options) => {
    const asked = async (): Promise<Awaited<ReturnType<typeof request>>> => {
      if (app) options.headers.authorization = `token ${await app.token()}`;
      const answer = await request(options);
      if (isMoved(answer.status)) throw await movedTo(octokit, repository, answer.headers.location);
      return answer;
    };
    try {
      return await asked().catch(async (error: unknown) => {
        // Somebody revoked the token, or installed the App anew: the key still gives another one.
        if (!app || !(error instanceof RequestError) || error.status !== 401) throw error;
        app.forget();
        return asked();
      });
    } catch (error) {
      throw secretly(translateError(error, repository, now), access);
    }
  });
  return {
    octokit,
    repository,
    at: { owner, repo },
    rights: async () => {
      try {
        return await app?.rights();
      } catch (error) {
        throw secretly(translateError(error, repository, now), access);
      }
    },
  };
}

/** A server or a proxy may echo what it was sent, and Gavel tells rooms what failed. */
function secretly(error: Error, access: GithubAccess): Error {
  if (access.kind === 'token' && access.token !== '') error.message = error.message.replaceAll(access.token, '…');
  return error;
}

const isMoved = (status: number): boolean => [301, 302, 307, 308].includes(status);

/**
 * The repository has another name now. Gavel doesn't follow it there: webhooks, branches and pull requests go by the
 * name, and the old one may be somebody else's tomorrow.
 */
async function movedTo(
  octokit: GithubClient['octokit'],
  repository: string,
  location: string | undefined,
): Promise<GithubRefusal> {
  const id = /\/repositories\/(?<id>\d+)/u.exec(location ?? '')?.groups?.['id'];
  const found =
    id === undefined ? undefined : await octokit.request('GET /repositories/{id}', { id }).catch(() => undefined);
  const name: unknown = found?.data.full_name;
  const mend = typeof name === 'string' ? `It's ${name} now: write that` : 'Write its new name';
  return new GithubRefusal(301, `${repository} was renamed or moved to another owner. ${mend} in forge.repository.`);
}

interface AppTokens {
  /** A token for this repository alone, renewed before it runs out. */
  token(): Promise<string>;
  /** The token isn't accepted any more, so the next one is new. */
  forget(): void;
  rights(): Promise<Readonly<Record<string, string>>>;
}

function appTokens(
  { id, privateKey }: Extract<GithubAccess, { kind: 'app' }>,
  apiUrl: string,
  owner: string,
  repo: string,
): AppTokens {
  const bare = plain(apiUrl);
  // Environment variables hold keys in one line, with \n for the line ends.
  const auth = createAppAuth({ appId: id, privateKey: privateKey.replaceAll('\\n', '\n'), request: bare.request });
  let found: number | undefined;
  let refresh = false;

  async function installation() {
    const { token } = await auth({ type: 'app' });
    const headers = { authorization: `bearer ${token}` };
    try {
      const answer = await bare.request('GET /repos/{owner}/{repo}/installation', { owner, repo, headers });
      if (isMoved(answer.status)) throw await movedTo(bare, `${owner}/${repo}`, answer.headers.location);
      return answer.data;
    } catch (error) {
      if (error instanceof Error && 'status' in error && error.status === 404)
        throw new GithubRefusal(
          403,
          `The GitHub App ${id} isn't installed on ${owner}/${repo}. Its owner can install it.`,
        );
      throw error;
    }
  }

  return {
    async token() {
      found ??= (await installation()).id;
      const { token } = await auth({ type: 'installation', installationId: found, repositoryNames: [repo], refresh });
      refresh = false;
      return token;
    },
    forget() {
      found = undefined;
      refresh = true;
    },
    async rights() {
      const { permissions } = await installation();
      return Object.fromEntries(Object.entries(permissions));
    },
  };
}
