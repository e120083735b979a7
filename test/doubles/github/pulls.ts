// What GitHub does with pull requests and the emulator does not.
import { type Emulator, OWNER, type Pull, threeWay } from './emulator.ts';
import { type GitHubAnswer, type GitHubRequest, refusal } from './requests.ts';

/** What is known of pull requests beside what the emulator keeps. */
export interface Pulls {
  /** The pull request as it really stands: its head follows its branch until it is merged. */
  now(repository: string, pull: Pull): Promise<Pull>;
  create(repository: string, request: GitHubRequest): Promise<GitHubAnswer | undefined>;
  review(repository: string, number: number, request: GitHubRequest, login: string): Promise<GitHubAnswer | undefined>;
  reviewers(repository: string, number: number, request: GitHubRequest): Promise<GitHubAnswer | undefined>;
  merge(repository: string, number: number, request: GitHubRequest): Promise<GitHubAnswer>;
  get(repository: string, number: number): Promise<Pull>;
  /** The pull requests that brought a commit, or would bring it. */
  of(repository: string, commit: string): Promise<Pull[]>;
}

interface Merged {
  readonly base: string;
  readonly head: string;
  readonly commit: string;
}

const invalid = (message: string): GitHubAnswer =>
  refusal(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', message }]);

export function pullsOver(emulator: Emulator): Pulls {
  const merged = new Map<string, Merged>();

  async function now(repository: string, pull: Pull): Promise<Pull> {
    const done = merged.get(`${repository}#${pull.number}`);
    if (done) {
      const sides = { head: { ...pull.head, sha: done.head }, base: { ...pull.base, sha: done.base } };
      return Object.assign({ ...pull, ...sides }, { merge_commit_sha: done.commit });
    }
    const head = (await emulator.head(repository, pull.head.ref)) ?? pull.head.sha;
    const base = (await emulator.head(repository, pull.base.ref)) ?? pull.base.sha;
    const clean = pull.state !== 'open' || (await threeWay(emulator, repository, base, head)) !== undefined;
    const mergeable = { mergeable: clean, mergeable_state: clean ? 'clean' : 'dirty' };
    return { ...pull, head: { ...pull.head, sha: head }, base: { ...pull.base, sha: base }, ...mergeable };
  }

  const get = async (repository: string, number: number): Promise<Pull> =>
    now(repository, await emulator.ask<Pull>('GET', `/repos/${repository}/pulls/${number}`));

  return {
    now,
    get,
    async of(repository, commit) {
      const all = await emulator.ask<Pull[]>('GET', `/repos/${repository}/pulls?state=all&per_page=100`);
      const found: Pull[] = [];
      for (const pull of all) {
        const { base, head } = await now(repository, pull);
        const compared = await emulator.ask<{ commits: { sha: string }[] }>(
          'GET',
          `/repos/${repository}/compare/${base.sha}...${head.sha}`,
        );
        const own = [...compared.commits.map(({ sha }) => sha), merged.get(`${repository}#${pull.number}`)?.commit];
        if (own.includes(commit)) found.push(await now(repository, pull));
      }
      return found;
    },
    async create(repository, { body }) {
      const [owner] = repository.split('/');
      const branch = String(body?.['head']).replace(`${owner}:`, '');
      const base = String(body?.['base']);
      const [head, main] = [await emulator.head(repository, branch), await emulator.head(repository, base)];
      if (head === undefined) return refusal(422, 'Validation Failed', [{ field: 'head', code: 'invalid' }]);
      if (main === undefined) return refusal(422, 'Validation Failed', [{ field: 'base', code: 'invalid' }]);
      const open = await emulator.ask<Pull[]>('GET', `/repos/${repository}/pulls?state=open&head=${owner}:${branch}`);
      if (open.length > 0) return invalid(`A pull request already exists for ${owner}:${branch}.`);
      if ((await emulator.mergeBase(repository, main, head)) === head)
        return invalid(`No commits between ${base} and ${branch}`);
      return undefined;
    },
    async review(repository, number, { body }, login) {
      const pull = await get(repository, number);
      const event = body?.['event'];
      if (pull.user.login === login && event !== 'COMMENT' && event !== undefined)
        return refusal(422, 'Unprocessable Entity', [
          `Can not ${event === 'APPROVE' ? 'approve' : 'request changes on'} your own pull request`,
        ]);
      return undefined;
    },
    async reviewers(repository, number, { body }) {
      const pull = await get(repository, number);
      for (const login of (body?.['reviewers'] ?? []) as string[]) {
        if (login === pull.user.login) return refusal(422, 'Review cannot be requested from pull request author.');
        if (!(await isCollaborator(emulator, repository, login)))
          return refusal(
            422,
            `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${repository} repository.`,
          );
      }
      return undefined;
    },
    async merge(repository, number, request) {
      const pull = await get(repository, number);
      const files = await threeWay(emulator, repository, pull.base.sha, pull.head.sha);
      const refused = notMergeable(pull, request);
      if (refused || !files) return refused ?? refusal(405, 'Pull Request is not mergeable');
      const body = Object.fromEntries(Object.entries(request.body ?? {}).filter(([name]) => name !== 'sha'));
      const answer = await emulator.forward({ ...request, text: JSON.stringify(body) });
      if (answer.status !== 200) return answer.status === 422 ? { ...answer, status: 405 } : answer;
      // The emulator's own merge knows only the commits that the pull request began with: made anew, and put there.
      const wrong = (answer.body as { sha: string }).sha;
      const { message } = await emulator.ask<{ message: string }>('GET', `/repos/${repository}/git/commits/${wrong}`);
      const method = request.body?.['merge_method'] ?? 'merge';
      const parents = method === 'merge' ? [pull.base.sha, pull.head.sha] : [pull.base.sha];
      const commit = await emulator.commit({ repository, parents, message, files });
      const ref = `/repos/${repository}/git/refs/heads/${pull.base.ref}`;
      await emulator.ask('PATCH', ref, { sha: commit, force: true });
      merged.set(`${repository}#${number}`, { base: pull.base.sha, head: pull.head.sha, commit });
      return { ...answer, body: { ...(answer.body as object), sha: commit } };
    },
  };
}

function notMergeable({ state, draft, head }: Pull, { body }: GitHubRequest): GitHubAnswer | undefined {
  if (state !== 'open') return refusal(405, 'Pull Request is not mergeable');
  if (draft) return refusal(405, 'Pull Request is still a draft');
  const expected = body?.['sha'];
  return expected === undefined || expected === head.sha
    ? undefined
    : refusal(409, 'Head branch was modified. Review and try the merge again.');
}

export async function isCollaborator(emulator: Emulator, repository: string, login: string): Promise<boolean> {
  // Whoever owns the organisation is a collaborator of all its repositories.
  if (login === OWNER) return true;
  const all = await emulator.ask<{ login: string }[]>('GET', `/repos/${repository}/collaborators?per_page=100`);
  return all.some((one) => one.login === login);
}
