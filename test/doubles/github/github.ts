// GitHub for tests: `emulate` (which somebody else wrote) behind a layer that is as strict as GitHub's documentation.
// Every request is checked against GitHub's own description; what the emulator lacks or takes too lightly is added:
// GraphQL, ETags, three-way merges, self-approval, duplicate pull requests, reviewers who are no collaborators.
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createEmulator, type Emulator as Emulate } from 'emulate';

import { requireNeed } from '../../setup/needs.ts';
import { onLoopback } from '../loopback.ts';
import { descriptionCheck } from './description.ts';
import { diffOf, emulatorAt, type Emulator, type Pull } from './emulator.ts';
import { answerGraphql } from './graphql.ts';
import { isCollaborator, pullsOver, type Pulls } from './pulls.ts';
import { type GitHubAnswer, type GitHubRequest, readRequest, refusal } from './requests.ts';

/** People of the organisation; `lena` is no collaborator, `gavel` is whom the token belongs to. */
const COLLABORATORS = ['gavel', 'jonas', 'adaeze', 'kenji', 'sofia'];
const LOGINS = ['mira', ...COLLABORATORS, 'lena'];
export const tokenOf = (login: string): string => `token-of-${login}`;

/** What goes wrong with a request: it is answered so instead, or done and its answer lost. */
export type GitHubFault = (request: GitHubRequest, number: number) => GitHubAnswer | 'lost' | 'cut' | undefined;

export interface FakeGitHub {
  readonly url: string;
  readonly app: { readonly id: number; readonly privateKey: string };
  readonly emulator: Emulator;
  readonly pulls: Pulls;
  /** What Gavel asked, in order, since the last `forget`. */
  readonly requests: readonly GitHubRequest[];
  /** What in those requests GitHub's description does not allow. */
  readonly problems: readonly string[];
  forget(): void;
  fault(fault: GitHubFault | undefined): void;
  allowAutoMerge(allowed: boolean): void;
  /** A new repository of the organisation with these files in one commit on main: its full name. */
  repository(files: Readonly<Record<string, string>>): Promise<string>;
  /** What a person does. Rejects where GitHub refuses. */
  as(login: string): <T = unknown>(method: string, path: string, body?: unknown) => Promise<T>;
  /** What people push to a branch; it begins at main where it is new. */
  push(repository: string, branch: string, files: Readonly<Record<string, string>>): Promise<string>;
  /** A file of a branch, byte for byte; undefined where there is none. */
  bytes(repository: string, path: string, branch?: string): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

const ORGANISATION = 'lantern';

export interface FakeGitHubOptions {
  /** Where the App's webhooks go, and their secret. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** What the App may. */
  readonly permissions?: Readonly<Record<string, 'read' | 'write'>>;
}

const ALL_RIGHTS = { contents: 'write', pull_requests: 'write', issues: 'write', metadata: 'read' } as const;

function seed({ webhook, permissions = ALL_RIGHTS }: FakeGitHubOptions) {
  const app = {
    app_id: 4711,
    slug: 'gavel',
    name: 'Gavel',
    permissions,
    events: ['pull_request', 'pull_request_review', 'issue_comment', 'issues'],
    installations: [{ installation_id: 99, account: ORGANISATION, repository_selection: 'all' }],
    ...(webhook ? { webhook_url: webhook.url, webhook_secret: webhook.secret } : {}),
  };
  return {
    tokens: Object.fromEntries(LOGINS.map((login) => [tokenOf(login), { login, scopes: ['repo'] }])),
    github: {
      users: LOGINS.map((login) => ({ login, name: login, email: `${login}@lantern.example` })),
      orgs: [{ login: ORGANISATION, members: [{ login: 'mira', role: 'admin' }] }],
      repos: [],
      apps: [app],
    },
  };
}

export async function startFakeGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  await requireNeed('GitHub-description');
  const emulate = await createEmulator({ service: 'github', port: 0, seed: seed(options) });
  const emulator = emulatorAt(onLoopback(emulate.url));
  const pulls = pullsOver(emulator);
  const check = descriptionCheck();
  const requests: GitHubRequest[] = [];
  const problems: string[] = [];
  const repositories: string[] = [];
  const offers = { autoMerge: false };
  let fault: GitHubFault | undefined;

  async function answer(request: GitHubRequest): Promise<GitHubAnswer> {
    if (request.headers['user-agent'] === undefined) return refusal(403, 'Request forbidden by administrative rules.');
    if (!isKnown(request)) return refusal(401, 'Bad credentials');
    if (request.path === '/graphql') return answerGraphql(emulator, request, repositories, offers);
    const wrong = check({ ...request, path: decodeURIComponent(request.path) });
    problems.push(...wrong.map((problem) => `${request.method} ${request.path}: ${problem}`));
    if (wrong.length > 0) return refusal(422, wrong.join('; '));
    return conditional(request, await ruled(request));
  }

  /** What the emulator would take and GitHub does not; else what the emulator answers, with pull requests as they are. */
  async function ruled(request: GitHubRequest): Promise<GitHubAnswer> {
    const where = placeOf(request);
    const { repository } = where;
    if (request.headers['accept']?.includes('.diff') === true) {
      return { status: 200, body: Buffer.from(await diffs(repository, request, where.number)), headers: DIFF };
    }
    const refused = (await ofCommit(where)) ?? (await refusedBy(where, request));
    if (refused) return refused;
    const passed = isReview(where, request) ? await ofHead(where, request) : request;
    return named(await overlaid(repository, await emulator.forward(passed)), request);
  }

  /** A review is of what the branch holds now, where it does not say otherwise. */
  async function ofHead({ repository, number }: Where, request: GitHubRequest): Promise<GitHubRequest> {
    const { head } = await pulls.get(repository, number);
    return { ...request, text: JSON.stringify({ commit_id: head.sha, ...request.body }) };
  }

  async function refusedBy({ repository, kind, number, part }: Where, request: GitHubRequest) {
    if (kind === 'issues') return assignees(repository, request);
    if (kind === 'collaborators' && request.method === 'GET' && part !== undefined)
      return (await isCollaborator(emulator, repository, part.slice(1))) ? { status: 204 } : refusal(404, 'Not Found');
    if (kind !== 'pulls') return undefined;
    if (request.method === 'PUT' && part === '/merge') return pulls.merge(repository, number, request);
    return request.method === 'POST' ? pullRules(repository, number, part, request) : undefined;
  }

  /** The pull requests of a commit; of other questions about commits, the emulator knows the answer. */
  async function ofCommit({ repository, kind, part = '' }: Where): Promise<GitHubAnswer | undefined> {
    const commit = kind === 'commits' ? /^\/(?<id>[0-9a-f]{40})\/pulls$/u.exec(part)?.groups?.['id'] : undefined;
    return commit === undefined ? undefined : { status: 200, body: await pulls.of(repository, commit) };
  }

  async function diffs(repository: string, { path }: GitHubRequest, n: number): Promise<string> {
    const [base = '', head = ''] = decodeURIComponent(path.split('/compare/')[1] ?? '').split('...');
    if (n === 0) return diffOf(emulator, repository, base, head);
    const pull = await pulls.get(repository, n);
    return diffOf(emulator, repository, pull.base.sha, pull.head.sha);
  }

  async function pullRules(repository: string, n: number, part: string | undefined, request: GitHubRequest) {
    if (part === '/requested_reviewers') return pulls.reviewers(repository, n, request);
    if (part === '/reviews') return pulls.review(repository, n, request, loginOf(request));
    return n === 0 ? pulls.create(repository, request) : undefined;
  }

  async function assignees(repository: string, { body }: GitHubRequest): Promise<GitHubAnswer | undefined> {
    for (const login of (body?.['assignees'] ?? []) as string[]) {
      if (!(await isCollaborator(emulator, repository, login)))
        return refusal(422, 'Validation Failed', [
          { resource: 'Issue', field: 'assignees', code: 'invalid', value: login },
        ]);
    }
    return undefined;
  }

  async function overlaid(repository: string, given: GitHubAnswer): Promise<GitHubAnswer> {
    const { body } = given;
    if (isPull(body)) return { ...given, body: await pulls.now(repository, body) };
    if (!Array.isArray(body) || !body.some(isPull)) return given;
    const all = (body as Pull[]).map((pull) => pulls.now(repository, pull));
    return { ...given, body: await Promise.all(all) };
  }

  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const request = await readRequest(incoming);
      const person = request.headers['x-person'] !== undefined;
      if (!person) requests.push(request);
      const wrong = person ? undefined : fault?.(request, requests.length);
      if (wrong === 'cut') return void incoming.socket.destroy();
      const given = typeof wrong === 'object' ? wrong : await answer(request);
      if (wrong === 'lost') return void incoming.socket.destroy();
      const bytes = Buffer.isBuffer(given.body) || given.body === undefined;
      const body = bytes ? given.body : JSON.stringify(given.body);
      outgoing.writeHead(given.status, {
        'content-type': bytes ? 'application/octet-stream' : 'application/json; charset=utf-8',
        'x-github-request-id': 'AAAA:1',
        ...given.headers,
      });
      outgoing.end(body);
    })().catch((error: unknown) => {
      outgoing.writeHead(599).end(JSON.stringify({ message: `the layer failed: ${String(error)}` }));
    });
  });
  const url = await listen(server);
  return {
    url,
    app: { id: 4711, privateKey: emulate.generatedSecrets[0]?.value ?? '' },
    emulator,
    pulls,
    requests,
    problems,
    forget() {
      requests.length = 0;
      problems.length = 0;
    },
    fault: (next) => void (fault = next),
    allowAutoMerge: (allowed) => void (offers.autoMerge = allowed),
    async repository(files) {
      const name = `minutes-${repositories.length + 1}`;
      const repository = `${ORGANISATION}/${name}`;
      await emulator.ask('POST', `/orgs/${ORGANISATION}/repos`, { name, auto_init: true });
      for (const login of COLLABORATORS)
        await emulator.ask('PUT', `/repos/${repository}/collaborators/${login}`, { permission: 'push' });
      repositories.push(repository);
      await begin(emulator, repository, files);
      return repository;
    },
    as: (login) => (method, path, body) => personally(url, login, method, path, body),
    push: (repository, branch, files) => push(emulator, repository, branch, files),
    async bytes(repository, path, branch = 'main') {
      const blobs = await emulator.blobs(repository, (await emulator.head(repository, branch)) ?? '');
      return emulator.bytes(repository, blobs.get(path));
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await closed(emulate);
    },
  };
}

const DIFF = { 'content-type': 'application/vnd.github.v3.diff; charset=utf-8' };

const WHERE = /^\/repos\/(?<repository>[^/]+\/[^/]+)\/(?<kind>\w+)(?:\/(?<number>\d+))?(?<part>\/.*)?$/u;

interface Where {
  readonly repository: string;
  readonly kind: string | undefined;
  /** Of the pull request or the issue; 0 for none. */
  readonly number: number;
  readonly part: string | undefined;
}

function placeOf({ path }: GitHubRequest): Where {
  const { repository = '', kind, number = '0', part } = WHERE.exec(path)?.groups ?? {};
  return { repository, kind, number: Number(number), part };
}

const isReview = ({ kind, part }: Where, { method }: GitHubRequest): boolean =>
  kind === 'pulls' && method === 'POST' && part === '/reviews';

const isPull = (value: unknown): value is Pull =>
  typeof value === 'object' && value !== null && 'head' in value && 'requested_reviewers' in value;

/** People's tokens, those of an App's installation, and an App's own signature. */
const isKnown = ({ headers }: GitHubRequest): boolean => {
  const shown = (headers['authorization'] ?? '').replace(/^(?:token|bearer) /iu, '');
  return LOGINS.some((login) => shown === tokenOf(login)) || /^ghs_|^ey[\w-]+\./u.test(shown);
};

const loginOf = ({ headers }: GitHubRequest): string =>
  LOGINS.find((login) => headers['authorization']?.includes(tokenOf(login)) === true) ?? 'gavel[bot]';

/** A GET that brings the ETag of what it would get is told that nothing has changed. */
function conditional({ method, headers }: GitHubRequest, answer: GitHubAnswer): GitHubAnswer {
  if (method !== 'GET' || answer.status !== 200) return answer;
  const body = Buffer.isBuffer(answer.body) ? answer.body : JSON.stringify(answer.body);
  const etag = `W/"${createHash('sha256').update(body).digest('hex')}"`;
  const known = headers['if-none-match'] === etag;
  return { ...(known ? { status: 304 } : answer), headers: { ...answer.headers, etag } };
}

const RIGHTS = {
  git: 'contents=write',
  contents: 'contents=read',
  pulls: 'pull_requests=write',
  issues: 'issues=write',
};

/** GitHub says in a header which right is missing. */
function named(answer: GitHubAnswer, { path }: GitHubRequest): GitHubAnswer {
  if (answer.status !== 403) return answer;
  const kind = Object.entries(RIGHTS).find(([name]) => path.includes(`/${name}`));
  const headers = { 'x-accepted-github-permissions': kind?.[1] ?? 'metadata=read' };
  return { ...refusal(403, 'Resource not accessible by integration'), headers };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const closed = (emulate: Emulate): Promise<void> => emulate.close();

/** The repository's files in one commit, which replaces what the emulator began with. */
async function begin(emulator: Emulator, repository: string, files: Readonly<Record<string, string>>): Promise<void> {
  const parent = (await emulator.head(repository, 'main')) ?? '';
  const entries = Object.entries({ 'README.md': undefined, ...files }).map(([path, content]) => ({ path, content }));
  const commit = await emulator.commit({ repository, parents: [parent], message: 'Begin', files: entries });
  await emulator.ask('PATCH', `/repos/${repository}/git/refs/heads/main`, { sha: commit });
}

async function push(
  emulator: Emulator,
  repository: string,
  branch: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const there = await emulator.head(repository, branch);
  const parent = there ?? (await emulator.head(repository, 'main')) ?? '';
  const entries = Object.entries(files).map(([path, content]) => ({ path, content }));
  const sha = await emulator.commit({ repository, parents: [parent], message: 'What people do', files: entries });
  if (there === undefined)
    await emulator.ask('POST', `/repos/${repository}/git/refs`, { ref: `refs/heads/${branch}`, sha });
  else await emulator.ask('PATCH', `/repos/${repository}/git/refs/heads/${branch}`, { sha });
  return sha;
}

async function personally<T>(url: string, login: string, method: string, path: string, body: unknown): Promise<T> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `token ${tokenOf(login)}`, 'x-person': login, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`GitHub refused ${login} ${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
