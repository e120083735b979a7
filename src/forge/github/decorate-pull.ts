import type { ProposalDraft, ProposalStep } from '../../ports/forge.ts';
import type { GithubClient } from './client.ts';
import { graphqlError, errorMessage } from './commit.ts';
import { isRefused } from './errors.ts';
import type { PullRequest } from './pulls.ts';

/** How pull requests are opened, as the group wants them. */
export interface PullSettings {
  readonly labels: readonly string[];
  readonly draft: boolean;
  readonly autoMerge: boolean;
  readonly method: 'merge' | 'squash' | 'rebase';
  /** The GitHub login of a member's handle, if the directory has one. */
  readonly loginOf: (handle: string) => string | undefined;
}

type Told = (step: ProposalStep) => Promise<void>;

/** Puts labels, reviewers and auto-merge on a pull request, as far as they are not there and GitHub lets Gavel. */
export async function decoratePull(
  client: GithubClient,
  pull: PullRequest,
  draft: ProposalDraft,
  { fresh, told, ...settings }: PullSettings & { readonly fresh: boolean; readonly told: Told },
): Promise<void> {
  await label(client, pull, settings.labels, told);
  await askReviewers(
    client,
    pull,
    draft.reviewers.flatMap((handle) => settings.loginOf(handle) ?? []),
    fresh,
  );
  if (settings.autoMerge && !pull.auto_merge) await autoMerge(client, pull, settings.method, told);
}

async function label(
  { octokit, at }: GithubClient,
  pull: PullRequest,
  labels: readonly string[],
  told: Told,
): Promise<void> {
  const missing = labels.filter((name) => !pull.labels.some((there) => there.name === name));
  if (missing.length === 0) return;
  try {
    await octokit.rest.issues.addLabels({ ...at, issue_number: pull.number, labels: missing });
  } catch (error) {
    if (!isRefused(error, 403, 404, 422)) throw error;
    await told({ note: `I couldn't add the label ${missing.join(', ')}. ${error.message}` });
  }
}

/** One at a time: GitHub refuses all if one of them is no collaborator. Those it refuses are mentioned instead. */
async function askReviewers(
  client: GithubClient,
  pull: PullRequest,
  logins: readonly string[],
  fresh: boolean,
): Promise<void> {
  const { octokit, at } = client;
  const known = new Set([
    pull.user?.login,
    ...(pull.requested_reviewers ?? []).map(({ login }) => login),
    ...(fresh ? [] : await reviewersSoFar(client, pull)),
  ]);
  const refused: string[] = [];
  for (const login of new Set(logins)) {
    if (known.has(login)) continue;
    try {
      await octokit.rest.pulls.requestReviewers({ ...at, pull_number: pull.number, reviewers: [login] });
    } catch (error) {
      if (!isRefused(error, 403, 404, 422)) throw error;
      refused.push(login);
    }
  }
  await mention(client, pull, refused);
}

async function reviewersSoFar({ octokit, at }: GithubClient, { number }: PullRequest): Promise<string[]> {
  const { data } = await octokit.rest.pulls.listReviews({ ...at, pull_number: number, per_page: 100 });
  return data.flatMap(({ user }) => user?.login ?? []);
}

async function mention(
  { octokit, at }: GithubClient,
  { number, body }: PullRequest,
  logins: readonly string[],
): Promise<void> {
  const text = body ?? '';
  const missing = logins.filter((login) => !text.includes(`@${login}`));
  if (missing.length === 0) return;
  const asked = `Please review too: ${missing.map((login) => `@${login}`).join(', ')}.`;
  await octokit.rest.pulls.update({ ...at, pull_number: number, body: `${text.trimEnd()}\n\n${asked}\n` });
}

const AUTO_MERGE = `mutation ($input: EnablePullRequestAutoMergeInput!) {
  enablePullRequestAutoMerge(input: $input) { pullRequest { id } }
}`;

async function autoMerge(
  { octokit }: GithubClient,
  { node_id: id }: PullRequest,
  method: string,
  told: Told,
): Promise<void> {
  const input = { pullRequestId: id, mergeMethod: method.toUpperCase() };
  try {
    await octokit.graphql(AUTO_MERGE, { input });
  } catch (error) {
    // Anything but GitHub's own no is a failure.
    if (graphqlError(error) === undefined && !isRefused(error, 404)) throw error;
    await told({ note: `GitHub won't merge this by itself (${errorMessage(error)}), so Gavel or people will.` });
  }
}

const READY = `mutation ($input: MarkPullRequestReadyForReviewInput!) {
  markPullRequestReadyForReview(input: $input) { pullRequest { id } }
}`;

/** A draft can't be merged. */
export async function leaveDraft({ octokit }: GithubClient, { node_id: id }: PullRequest): Promise<void> {
  await octokit.graphql(READY, { input: { pullRequestId: id } });
}
