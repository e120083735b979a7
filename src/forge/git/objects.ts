import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ExplainedError } from '../../ports/forge.ts';
import type { RunGit } from './run.ts';

/** A commit's, tree's or blob's name (hexadecimal). */
export type ObjectId = string;

/** A file in a commit. */
export interface StoredFile {
  readonly path: string;
  /** `100644`, or `100755` if it can be run; links and submodules have others. */
  readonly mode: string;
  readonly id: ObjectId;
}

export interface CommitAuthor {
  readonly name: string;
  readonly email: string;
}

/** The commit at the head of a local branch, or undefined if there is no such branch. */
export async function branchHead(git: RunGit, branch: string): Promise<ObjectId | undefined> {
  const { out } = await git(['cat-file', '--batch-check=%(objectname)'], { input: `refs/heads/${branch}^{commit}\n` });
  return /^[0-9a-f]+$/u.exec(out.trim())?.[0];
}

/** Whether the repository still has the commit: git cleans up what no branch has any more. */
export async function isThere(git: RunGit, commit: ObjectId): Promise<boolean> {
  const { out } = await git(['cat-file', '--batch-check=%(objecttype)'], { input: `${commit}\n` });
  return out.trim() === 'commit';
}

export async function isAncestor(git: RunGit, older: ObjectId, newer: ObjectId): Promise<boolean> {
  return (await git(['rev-list', '--count', older, `^${newer}`, '--'])).out.trim() === '0';
}

/** Everything at or under `path` (empty: everything), but for the folders themselves. */
async function entriesAt(git: RunGit, commit: ObjectId, path: string): Promise<readonly StoredFile[]> {
  const { out } = await git(['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...(path === '' ? [] : [path])]);
  return out.split('\0').flatMap((line) => {
    const found = /^(?<mode>\d+) \w+ (?<id>[0-9a-f]+)\t(?<path>.+)$/su.exec(line)?.groups;
    return found ? [{ path: found['path'] ?? '', mode: found['mode'] ?? '', id: found['id'] ?? '' }] : [];
  });
}

const isRegular = ({ mode }: StoredFile): boolean => mode.startsWith('100');

/** Paths of the regular files under a folder (empty: the whole tree), sorted. */
export async function pathsUnder(git: RunGit, commit: ObjectId, folder: string): Promise<readonly string[]> {
  const files = (await entriesAt(git, commit, folder)).filter(isRegular).map((file) => file.path);
  return files.filter((path) => path !== folder).toSorted();
}

/** The file, or undefined if there is none. Rejects if a link or a submodule has that name. */
export async function fileAt(git: RunGit, commit: ObjectId, path: string): Promise<StoredFile | undefined> {
  const found = (await entriesAt(git, commit, path)).find((entry) => entry.path === path);
  if (found && !isRegular(found))
    throw new ExplainedError(`${path} is a link or a submodule in the repository, not a file.`);
  return found;
}

/** A blob as UTF-8 text. */
export const blobText = async (git: RunGit, blob: ObjectId): Promise<string> =>
  (await git(['cat-file', 'blob', blob])).out;

/** @param beside the path of a file that may be written */
async function writeBlob(git: RunGit, content: string | Uint8Array, beside: string): Promise<ObjectId> {
  if (typeof content !== 'string') {
    await writeFile(beside, content);
    return (await git(['hash-object', '-w', '--no-filters', '--', beside])).out.trim();
  }
  // simple-git never closes a standard input that is empty.
  const { out } = await (content === ''
    ? git(['hash-object', '-w', '--', '/dev/null'])
    : git(['hash-object', '-w', '--stdin'], { input: content }));
  return out.trim();
}

/** The new content of a file; undefined removes it. */
export interface NewFile {
  readonly mode: string;
  readonly content: string | Uint8Array | undefined;
}

/**
 * Writes the tree of `commit` (undefined: an empty one) with some files changed, through an index of its own: the
 * index that people use is never seen. Rejects if a file would take the place of a folder, or
 * a folder that of a file.
 */
export async function writeTree(
  git: RunGit,
  commit: ObjectId | undefined,
  changes: ReadonlyMap<string, NewFile>,
): Promise<ObjectId> {
  const folder = await mkdtemp(join(tmpdir(), 'gavel-index-'));
  try {
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    await git(['read-tree', commit ?? '--empty'], { env });
    const args: string[] = [];
    const gone = [...changes].flatMap(([path, { content }]) => (content === undefined ? [path] : []));
    for (const [path, { mode, content }] of changes) {
      if (content === undefined) continue;
      args.push('--cacheinfo', `${mode},${await writeBlob(git, content, join(folder, 'blob'))},${path}`);
    }
    // Not --index-info, which takes a file out of the way of a folder, and a folder out of the way of a file.
    await git(['update-index', '--add', ...args], { env });
    // Mode 0 takes a path out; `--force-remove` would need a work tree.
    const input = gone.map((path) => `0 ${'0'.repeat(40)}\t${path}\0`).join('');
    if (gone.length > 0) await git(['update-index', '-z', '--index-info'], { env, input });
    return (await git(['write-tree'], { env })).out.trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface NewCommit {
  readonly tree: ObjectId;
  readonly parents: readonly ObjectId[];
  readonly message: string;
  readonly author: CommitAuthor;
  /** ISO 8601: milliseconds are dropped. */
  readonly at: string;
}

/** Writes a commit that no branch has yet. The same values give the same commit. */
export async function writeCommit(git: RunGit, { tree, parents, message, author, at }: NewCommit): Promise<ObjectId> {
  const date = `@${Math.floor(Date.parse(at) / 1000)} +0000`;
  const env = {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
    GIT_COMMITTER_DATE: date,
  };
  const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'];
  return (await git(args, { env, input: message })).out.trim();
}
