import type { Proposal } from '../../ports/forge.ts';
import type { GithubClient } from './client.ts';
import type { EtagHeaders } from './etag-cache.ts';
import { githubHead } from './objects.ts';

/** A pull request, as far as Gavel looks at it. */
export interface PullRequest {
  readonly number: number;
  readonly node_id: string;
  readonly html_url: string;
  readonly state: string;
  readonly draft?: boolean;
  readonly body: string | null;
  readonly merged_at: string | null;
  readonly head: { readonly sha: string };
  readonly base: { readonly ref: string };
  readonly user: { readonly login: string } | null;
  readonly labels: readonly { readonly name?: string }[];
  readonly requested_reviewers?: readonly { readonly login: string }[] | null;
  readonly auto_merge: unknown;
}

/** The pull requests that were opened from a branch, newest first. */
export const listPulls = async ({ octokit, at }: GithubClient, branch: string, headers: EtagHeaders = {}) =>
  octokit.rest.pulls.list({
    ...at,
    head: `${at.owner}:${branch}`,
    state: 'all',
    sort: 'created',
    direction: 'desc',
    per_page: 10,
    headers,
  });

/** The one that is open, or else the newest. */
export const newestOf = <P extends { readonly state: string }>(pulls: readonly P[]): P | undefined =>
  pulls.find(({ state }) => state === 'open') ?? pulls[0];

export async function newestPull(client: GithubClient, branch: string): Promise<PullRequest | undefined> {
  return newestOf<PullRequest>((await listPulls(client, branch)).data);
}

/** Whether the main branch got it: people can point a pull request at another branch, and merge it there. */
export const isMerged = ({ merged_at: at, base }: Pick<PullRequest, 'merged_at' | 'base'>, main: string): boolean =>
  at !== null && base.ref === main;

export const proposalOf = (branch: string, pull: PullRequest, main: string): Proposal => ({
  branch,
  label: `PR#${pull.number}`,
  url: pull.html_url,
  commit: pull.head.sha,
  merged: isMerged(pull, main),
});

/** The state of a branch: a pull request, commits that nobody has proposed yet, or nothing that main doesn't have. */
export async function proposalOn(client: GithubClient, branch: string, main: string): Promise<Proposal | undefined> {
  const pull = await newestPull(client, branch);
  if (pull?.state === 'open') return proposalOf(branch, pull, main);
  const head = await githubHead(client, branch);
  if (head === undefined) return pull && proposalOf(branch, pull, main);
  if (pull?.head.sha === head) return proposalOf(branch, pull, main);
  return {
    branch,
    label: branch,
    commit: head,
    merged: pull !== undefined && isMerged(pull, main) && (await mainHolds(client, main, head)),
  };
}

/** Whether `main` has everything that `head` has. */
export async function mainHolds({ octokit, at }: GithubClient, main: string, head: string): Promise<boolean> {
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${main}...${head}` });
  return data.ahead_by === 0;
}
