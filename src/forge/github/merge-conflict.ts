import { mergeDiff3 } from 'node-diff3';

import { ExplainedError, type FileChange } from '../../ports/forge.ts';
import type { GithubClient } from './client.ts';
import { moveGithubBranch } from './commit.ts';
import { commitSnapshot } from './objects.ts';

/** A file that the branch and main have both changed since they parted. */
interface Torn {
  readonly path: string;
  readonly base: string | undefined;
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
  /** What git makes of the two by itself; undefined if both changed the same lines. */
  readonly merged: string | undefined;
}

interface Changed {
  readonly filename: string;
  readonly status: string;
  readonly sha: string | null;
  readonly previous_filename?: string;
}

/** GitHub lists no more files than these of a comparison. */
const MOST_FILES = 300;

/** The files that `head`, a branch of Gavel's, has changed since it left `main`. */
async function changesOf({ octokit, at }: GithubClient, main: string, head: string) {
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${main}...${head}` });
  const files: readonly Changed[] = data.files ?? [];
  if (files.length >= MOST_FILES)
    throw new ExplainedError(`The branch changes ${MOST_FILES} files or more, so people have to bring it up to date.`);
  return { base: data.merge_base_commit.sha, files };
}

/** The files that both have changed, with what git makes of them. */
export async function tornFiles(client: GithubClient, main: string, head: string): Promise<readonly Torn[]> {
  const { base, files } = await changesOf(client, main, head);
  const [atBase, atHead, atMain] = [
    commitSnapshot(client, base),
    commitSnapshot(client, head),
    commitSnapshot(client, main),
  ];
  const torn: Torn[] = [];
  for (const { filename: path } of files) {
    if ((await atBase.find(path))?.sha === (await atMain.find(path))?.sha) continue;
    const [before, mine, others] = [await atBase.text(path), await atHead.text(path), await atMain.text(path)];
    if (mine !== others)
      torn.push({ path, base: before, ours: mine, theirs: others, merged: mergedText(before, mine, others) });
  }
  return torn;
}

function mergedText(base: string | undefined, ours: string | undefined, theirs: string | undefined) {
  if (base === undefined || ours === undefined || theirs === undefined) return undefined;
  // Pictures are not brought together line by line.
  if ([base, ours, theirs].some((text) => text.includes('\0'))) return undefined;
  const { conflict, result } = mergeDiff3(ours.split('\n'), base.split('\n'), theirs.split('\n'));
  return conflict ? undefined : result.join('\n');
}

/**
 * Brings the branch up to date with main if the two can't be merged as they are and Gavel knows how to write the
 * file: one that is on the branch just as Gavel wrote it is written anew on top of main's. (The index is
 * such a file: two proposals add their lines at the same place.) The branch moves forward by a merge commit.
 */
export async function settleConflict(
  client: GithubClient,
  { branch, files }: { readonly branch: string; readonly files: readonly FileChange[] },
  main: string,
  head: string,
): Promise<boolean> {
  const torn = await tornFiles(client, main, head);
  if (torn.every(({ merged }) => merged !== undefined)) return true;
  const settled = new Map(torn.map((file) => [file.path, file.merged ?? writtenAnew(file, files)]));
  if ([...settled.values()].includes(undefined)) return true;
  const { octokit, at } = client;
  const { git } = octokit.rest;
  const ours = await changesOf(client, main, head);
  const entries = ours.files.flatMap((file) => treeEntries(file, settled.get(file.filename)));
  const { data: onMain } = await git.getCommit({ ...at, commit_sha: main });
  const { data: tree } = await git.createTree({ ...at, base_tree: onMain.tree.sha, tree: entries });
  const message = `Bring ${branch} up to date`;
  const { data: made } = await git.createCommit({ ...at, message, tree: tree.sha, parents: [head, main] });
  return moveGithubBranch(client, branch, made.sha);
}

/** What Gavel would write on top of main, if the branch has just what Gavel wrote. */
function writtenAnew({ path, base, ours, theirs }: Torn, files: readonly FileChange[]): string | undefined {
  const file = files.find((one) => one.path === path);
  // Somebody put another file there meanwhile: neither takes the place of the other.
  if (file?.own === true && base === undefined) return undefined;
  return file?.write(base) === ours ? file?.write(theirs) : undefined;
}

interface TreeEntry {
  readonly path: string;
  readonly mode: '100644';
  readonly type: 'blob';
  /** Null deletes the file. */
  readonly sha?: string | null;
  readonly content?: string;
}

function treeEntries(
  { filename: path, status, sha, previous_filename: before }: Changed,
  text: string | undefined,
): TreeEntry[] {
  const entry = { path, mode: '100644', type: 'blob' } as const;
  const renamed = before === undefined ? [] : [{ ...entry, path: before, sha: null }];
  if (text !== undefined) return [...renamed, { ...entry, content: text }];
  return [...renamed, { ...entry, sha: status === 'removed' ? null : sha }];
}

/** A branch whose pull request was merged goes on from main as it is now, whichever way it was merged. */
export async function catchUpWithMain(
  client: GithubClient,
  branch: string,
  head: string,
  main: string,
): Promise<string | undefined> {
  const { octokit, at } = client;
  const { data: onMain } = await octokit.rest.git.getCommit({ ...at, commit_sha: main });
  const { data: made } = await octokit.rest.git.createCommit({
    ...at,
    message: `Go on from what was merged`,
    tree: onMain.tree.sha,
    parents: [head, main],
  });
  return (await moveGithubBranch(client, branch, made.sha)) ? made.sha : undefined;
}
