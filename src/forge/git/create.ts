import { mkdir } from 'node:fs/promises';

import { writeCommit, writeTree } from './objects.ts';
import { gitIn } from './run.ts';

/** A repository to make, and who commits there. */
export interface RepositoryToMake {
  readonly path: string;
  readonly mainBranch: string;
  readonly author: { readonly name: string; readonly email: string };
}

/** Makes a repository with a work tree and one commit without files: minutes are proposed as changes to a main branch. */
export async function createRepository({ path, mainBranch, author }: RepositoryToMake, at: string): Promise<void> {
  await mkdir(path, { recursive: true });
  const git = gitIn(path);
  await git(['init', '--quiet', '-b', mainBranch]);
  const tree = await writeTree(git, undefined, new Map());
  const commit = await writeCommit(git, { tree, parents: [], message: 'Begin\n', author, at });
  await git(['update-ref', `refs/heads/${mainBranch}`, commit]);
}
