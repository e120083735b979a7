import { GraphqlResponseError } from '@octokit/graphql';

import type { GithubClient } from './client.ts';
import { isRefused, GithubRefusal, withoutSecrets } from './errors.ts';

export interface GithubCommit {
  readonly branch: string;
  /** What the branch pointed to when this was worked out. */
  readonly base: string;
  readonly message: string;
  /** Texts and bytes by path; undefined takes a file away. */
  readonly contents: ReadonlyMap<string, string | Uint8Array | undefined>;
}

const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

/**
 * Commits the files on top of the branch, all at once; undefined if others moved the branch meanwhile. By GraphQL,
 * since that signs commits of Apps; by the git objects if there is no GraphQL.
 */
export async function commitFiles(client: GithubClient, commit: GithubCommit): Promise<string | undefined> {
  try {
    return await byGraphql(client, commit);
  } catch (error) {
    if (isRefused(error, 404, 405, 410)) return byObjects(client, commit);
    throw error;
  }
}

async function byGraphql({ octokit, repository }: GithubClient, { branch, base, message, contents }: GithubCommit) {
  const additions = [...contents].flatMap(([path, content]) =>
    content === undefined ? [] : [{ path, contents: base64(content) }],
  );
  const deletions = [...contents].flatMap(([path, content]) => (content === undefined ? [{ path }] : []));
  const input = {
    branch: { repositoryNameWithOwner: repository, branchName: branch },
    expectedHeadOid: base,
    message: { headline: message },
    fileChanges: { additions, ...(deletions.length === 0 ? {} : { deletions }) },
  };
  try {
    const answer = await octokit.graphql<{ createCommitOnBranch: { commit: { oid: string } } }>(COMMIT, { input });
    return answer.createCommitOnBranch.commit.oid;
  } catch (error) {
    const type = graphqlError(error);
    if (type === 'STALE_DATA') return undefined;
    if (type === 'FORBIDDEN')
      throw new GithubRefusal(
        403,
        `The permission "contents: write" is missing in ${repository}. Give it to Gavel's App or token.`,
      );
    if (type !== undefined)
      throw new GithubRefusal(422, `GitHub doesn't take the commit on ${branch}: ${errorMessage(error)}`);
    throw error;
  }
}

/** The type of the GraphQL API's first error; empty if it has none, undefined for any other failure. */
export const graphqlError = (error: unknown): string | undefined =>
  error instanceof GraphqlResponseError ? (error.errors?.[0]?.type ?? '') : undefined;

export const errorMessage = (error: unknown): string =>
  withoutSecrets(error instanceof GraphqlResponseError ? (error.errors?.[0]?.message ?? error.message) : String(error));

/** Bytes stay as they are, texts are UTF-8. */
const base64 = (content: string | Uint8Array): string =>
  (typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)).toString('base64');

async function byObjects(client: GithubClient, { branch, base, message, contents }: GithubCommit) {
  const { octokit, at } = client;
  const { git } = octokit.rest;
  const entries: TreeEntry[] = [];
  for (const [path, content] of contents) entries.push(await treeEntry(client, path, content));
  const { data: before } = await git.getCommit({ ...at, commit_sha: base });
  const { data: tree } = await git.createTree({ ...at, base_tree: before.tree.sha, tree: entries });
  const { data: made } = await git.createCommit({ ...at, message, tree: tree.sha, parents: [base] });
  return (await moveGithubBranch({ octokit, at }, branch, made.sha)) ? made.sha : undefined;
}

interface TreeEntry {
  readonly path: string;
  readonly mode: '100644';
  readonly type: 'blob';
  readonly content?: string;
  /** Null deletes the file. */
  readonly sha?: string | null;
}

/** A tree takes texts as they are; bytes have to be made a blob first. */
async function treeEntry(
  { octokit, at }: GithubClient,
  path: string,
  content: string | Uint8Array | undefined,
): Promise<TreeEntry> {
  const entry = { path, mode: '100644', type: 'blob' } as const;
  if (content === undefined) return { ...entry, sha: null };
  if (typeof content === 'string') return { ...entry, content };
  const { data } = await octokit.rest.git.createBlob({ ...at, content: base64(content), encoding: 'base64' });
  return { ...entry, sha: data.sha };
}

/** Moves a branch forward, never elsewhere. False if it has moved on meanwhile. */
export async function moveGithubBranch(
  { octokit, at }: Pick<GithubClient, 'octokit' | 'at'>,
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

/** Creates the branch. False if it already exists. */
export async function makeBranch({ octokit, at }: GithubClient, branch: string, sha: string): Promise<boolean> {
  try {
    await octokit.rest.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha });
    return true;
  } catch (error) {
    if (isRefused(error, 422) && /already exists/iu.test(error.message)) return false;
    throw error;
  }
}
