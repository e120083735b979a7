import type { Forge } from '../../ports/forge.ts';
import { checkBranch, checkFolder, checkPath } from '../names.ts';
import { type ClientOptions, githubClient } from './client.ts';
import type { PullSettings } from './decorate-pull.ts';
import { etagCache } from './etag-cache.ts';
import { githubIssues } from './issues.ts';
import { mergePull } from './merge.ts';
import { filesUnder, fileOn, mainHead } from './objects.ts';
import { githubOrigin } from './origin.ts';
import { type GithubContext, proposeDraft } from './propose.ts';
import { newestPull, proposalOn } from './pulls.ts';
import { githubReviews } from './reviews.ts';

export interface GitHubForgeOptions extends ClientOptions {
  readonly mainBranch: string;
  readonly settings: PullSettings;
  /** Seconds between two looks at an open pull request. */
  readonly poll: number;
  /** Put on the issues that are opened. */
  readonly issueLabels: readonly string[];
}

/**
 * A repository on GitHub as the forge: a proposal is a pull request. Every method rejects in words for who can
 * act: ForgeUnavailable if it only has to be tried again later, MergeConflict if people have to resolve something.
 */
export function githubForge({ mainBranch, settings, poll, issueLabels, ...access }: GitHubForgeOptions): Forge {
  checkBranch(mainBranch);
  const client = githubClient(access);
  const etags = etagCache();
  const context: GithubContext = { client, mainBranch, settings };
  return {
    read: async (path) => fileOn(client, etags, mainBranch, checkPath(path)),
    list: async (folder) => filesUnder(client, mainBranch, checkFolder(folder)),
    origin: async (path) => githubOrigin(client, mainBranch, checkPath(path)),
    async propose(draft, told) {
      if (checkBranch(draft.branch) === mainBranch)
        throw new Error(`${draft.branch} is the main branch. Propose on another one.`);
      for (const { path } of [...draft.files, ...(draft.attached ?? [])]) checkPath(path);
      return proposeDraft(context, draft, told);
    },
    proposal: async (branch) => proposalOn(client, checkBranch(branch), mainBranch),
    merge: async (branch, how) => mergePull(context, checkBranch(branch), how),
    reviews: githubReviews(client, mainBranch, poll),
    issues: githubIssues(client, settings.loginOf, issueLabels),
    diff: async (branch) => diffOf(context, checkBranch(branch)),
  };
}

/** GitHub's own unified diff: of the newest pull request, or of the branch if there is none. */
async function diffOf({ client, mainBranch }: GithubContext, branch: string): Promise<string> {
  const { octokit, at, repository } = client;
  const pull = await newestPull(client, branch);
  const mediaType = { format: 'diff' };
  if (pull) return asText((await octokit.rest.pulls.get({ ...at, pull_number: pull.number, mediaType })).data);
  const found = await proposalOn(client, branch, mainBranch);
  if (!found) throw new Error(`There's no branch ${branch} in ${repository}.`);
  const basehead = `${await mainHead(client, mainBranch)}...${found.commit}`;
  return asText((await octokit.rest.repos.compareCommitsWithBasehead({ ...at, basehead, mediaType })).data);
}

/** The diff media type gives text, which the types of the endpoints do not know. */
function asText(data: unknown): string {
  if (typeof data === 'string') return data;
  throw new Error('GitHub gave something else than a diff.');
}
