import { GraphqlResponseError } from '@octokit/graphql';

import type { Client } from './client.ts';
import { isRefused, Refused } from './errors.ts';

export interface NewCommit {
  readonly branch: string;
  /** What the branch pointed to when this was thought out. */
  readonly base: string;
  readonly message: string;
  readonly texts: ReadonlyMap<string, string>;
}

const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

/**
 * Commits the texts on top of the branch, all at once; undefined where others moved the branch meanwhile. By GraphQL,
 * where commits of Apps are signed; by the git objects where there is no GraphQL.
 */
export async function commitTexts(client: Client, commit: NewCommit): Promise<string | undefined> {
  try {
    return await byGraphql(client, commit);
  } catch (error) {
    if (isRefused(error, 404, 405, 410)) return byObjects(client, commit);
    throw error;
  }
}

async function byGraphql({ octokit, repository }: Client, { branch, base, message, texts }: NewCommit) {
  const additions = [...texts].map(([path, text]) => ({ path, contents: Buffer.from(text).toString('base64') }));
  const input = {
    branch: { repositoryNameWithOwner: repository, branchName: branch },
    expectedHeadOid: base,
    message: { headline: message },
    fileChanges: { additions },
  };
  try {
    const answer = await octokit.graphql<{ createCommitOnBranch: { commit: { oid: string } } }>(COMMIT, { input });
    return answer.createCommitOnBranch.commit.oid;
  } catch (error) {
    const type = graphqlError(error);
    if (type === 'STALE_DATA') return undefined;
    if (type === 'FORBIDDEN')
      throw new Refused(
        403,
        `The right "contents: write" is missing in ${repository}: give it to Gavel's App or token.`,
      );
    if (type !== undefined) throw new Refused(422, `GitHub does not take the commit on ${branch}: ${messageOf(error)}`);
    throw error;
  }
}

/** The type of the first error that the GraphQL API told; empty where it has none, undefined for any other failure. */
export const graphqlError = (error: unknown): string | undefined =>
  error instanceof GraphqlResponseError ? (error.errors?.[0]?.type ?? '') : undefined;

export const messageOf = (error: unknown): string =>
  error instanceof GraphqlResponseError ? (error.errors?.[0]?.message ?? error.message) : String(error);

async function byObjects({ octokit, at }: Client, { branch, base, message, texts }: NewCommit) {
  const { git } = octokit.rest;
  const entries = [...texts].map(([path, content]) => ({ path, mode: '100644', type: 'blob', content }) as const);
  const { data: before } = await git.getCommit({ ...at, commit_sha: base });
  const { data: tree } = await git.createTree({ ...at, base_tree: before.tree.sha, tree: entries });
  const { data: made } = await git.createCommit({ ...at, message, tree: tree.sha, parents: [base] });
  return (await moveBranch({ octokit, at }, branch, made.sha)) ? made.sha : undefined;
}

/** Moves a branch forward, never elsewhere. False where it has moved on meanwhile. */
export async function moveBranch(
  { octokit, at }: Pick<Client, 'octokit' | 'at'>,
  branch: string,
  sha: string,
): Promise<boolean> {
  try {
    await octokit.rest.git.updateRef({ ...at, ref: `heads/${branch}`, sha, force: false });
    return true;
  } catch (error) {
    if (isRefused(error, 422) && /fast.forward/iu.test(error.message)) return false;
    throw error;
  }
}

/** Makes the branch. False where it is there already. */
export async function makeBranch({ octokit, at }: Client, branch: string, sha: string): Promise<boolean> {
  try {
    await octokit.rest.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha });
    return true;
  } catch (error) {
    if (isRefused(error, 422) && /already exists/iu.test(error.message)) return false;
    throw error;
  }
}
