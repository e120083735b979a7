import { COMMIT_AUTHORS } from '../../meeting/member.ts';
import { contributorCalled, type ForgeContributor, type ProposalOrigin } from '../../ports/forge.ts';
import type { GithubClient } from './client.ts';
import { isMerged } from './pulls.ts';
import { approvalsOf } from './reviews.ts';

/** Files of minutes have few commits: the first of them is among so many. */
const COMMITS = 100;

const userCalled = (login: string): ForgeContributor => contributorCalled(login, 'github');

interface Commit {
  readonly author: { readonly login?: string } | null;
  readonly commit: { readonly author: { readonly name?: string } | null };
}

/** How a file first came onto the main branch: by the pull request that brought it, or by a plain commit. */
export async function githubOrigin(
  client: GithubClient,
  mainBranch: string,
  path: string,
): Promise<ProposalOrigin | undefined> {
  const { octokit, at } = client;
  const { data: commits } = await octokit.rest.repos.listCommits({ ...at, sha: mainBranch, path, per_page: COMMITS });
  const first = commits.at(-1);
  if (first === undefined || commits.length === COMMITS) return undefined;
  const pull = await broughtBy(client, mainBranch, first.sha);
  if (pull === undefined) return { ...whoIs(committer(first)), approvedBy: [] };
  const { by, approvedBy } = await approvalsOf(client, pull);
  return {
    proposal: `PR#${pull}`,
    ...whoIs(by === undefined ? undefined : userCalled(by)),
    approvedBy: approvedBy.map(userCalled),
  };
}

/** Who wrote a commit: a user of GitHub, or, if it knows none by that address, the name that git has. */
function committer({ author, commit }: Commit): ForgeContributor | undefined {
  if (author?.login !== undefined) return userCalled(author.login);
  const name = commit.author?.name;
  return name === undefined ? undefined : contributorCalled(name, COMMIT_AUTHORS);
}

const whoIs = (by: ForgeContributor | undefined): { readonly by?: ForgeContributor } => (by ? { by } : {});

/** The number of the first pull request that brought a commit to the main branch. */
async function broughtBy(
  { octokit, at }: GithubClient,
  mainBranch: string,
  commit: string,
): Promise<number | undefined> {
  const asked = { ...at, commit_sha: commit, per_page: 100 };
  const { data } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit(asked);
  const merged = data.filter((pull) => isMerged(pull, mainBranch));
  return merged.map(({ number }) => number).toSorted((a, b) => a - b)[0];
}
