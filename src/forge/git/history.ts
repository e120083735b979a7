import { fileAt, branchHead, isAncestor, isThere, type ObjectId } from './objects.ts';
import type { RunGit } from './run.ts';

/** Ends each commit that Gavel makes on a branch: by it, a proposal is known when its branch is gone. */
export const proposalTrailer = (branch: string): string => `Proposal: ${branch}`;

/** A proposal as the repository has it. */
export interface FoundProposal {
  readonly tip: ObjectId;
  readonly main: ObjectId;
  readonly merged: boolean;
}

/** The branch's proposal, even if people merged it and then deleted the branch. Undefined if there is none. */
export async function findProposal(git: RunGit, branch: string, main: ObjectId): Promise<FoundProposal | undefined> {
  const head = await branchHead(git, branch);
  // A branch that was moved to main's commit has nothing to merge. That doesn't make it merged.
  if (head !== undefined && !(await isAncestor(git, head, main))) return { tip: head, main, merged: false };
  const tip = (await proposed(git, branch, main))[0];
  if (head !== undefined) return { tip: head, main, merged: tip !== undefined || !(await wasMain(git, head, main)) };
  return tip === undefined ? undefined : { tip, main, merged: true };
}

/** Whether main once stood at a commit, which was never on a branch that was merged. */
async function wasMain(git: RunGit, commit: ObjectId, main: ObjectId): Promise<boolean> {
  const { out } = await git(['rev-list', '--first-parent', main, '--']);
  return out.split('\n').includes(commit);
}

/** Whether main got a commit, and in it the file that was approved as it was approved. */
export async function hasLanded(git: RunGit, main: ObjectId, commit: ObjectId, path?: string): Promise<boolean> {
  if (!(await isThere(git, commit)) || !(await isAncestor(git, commit, main))) return false;
  return path === undefined || (await hadFile(git, main, commit, path));
}

/** Whether main has or had the file as it's in a commit: people may have merged it in their own way, or changed it since. */
export async function hadFile(git: RunGit, main: ObjectId, commit: ObjectId, path: string): Promise<boolean> {
  const blob = (await isThere(git, commit)) ? (await fileAt(git, commit, path))?.id : undefined;
  if (blob === undefined) return false;
  if ((await fileAt(git, main, path))?.id === blob) return true;
  const flags = ['--first-parent', '-m', '--raw', '--no-abbrev', '--format=', main];
  const { out } = await git(['log', ...flags, '--', `:(top,literal)${path}`]);
  return out.split('\n').some((line) => line.split(' ')[3] === blob);
}

/** Gavel's commits for this branch that `commit` contains, newest first. */
async function proposed(git: RunGit, branch: string, commit: ObjectId, ...flags: string[]): Promise<ObjectId[]> {
  const { out } = await git([
    'rev-list',
    '--no-merges',
    ...flags,
    '--fixed-strings',
    // Narrows the search; whether it is really the trailer, the format tells.
    `--grep=${proposalTrailer(branch)}`,
    '--no-commit-header',
    '--format=%H %(trailers:key=Proposal,valueonly,separator=%x20)',
    commit,
    '--',
  ]);
  const commits = out.split('\n').map((line) => line.split(' '));
  return commits.flatMap(([id, ...branches]) => (id && branches.includes(branch) ? [id] : []));
}

/** The two commits between which the proposal's changes are. */
export async function changesOf(
  git: RunGit,
  branch: string,
  { tip, main, merged }: FoundProposal,
): Promise<readonly [ObjectId, ObjectId]> {
  if (!merged) {
    const { out } = await git(['merge-base', main, tip], { codes: [0, 1] });
    // If the two have nothing in common, all of the branch is new.
    return [out.trim() || (await emptyTree(git)), tip];
  }
  const { out } = await git(['rev-list', '--merges', '--parents', '--reverse', `${tip}..${main}`, '--']);
  const merges = out.split('\n').map((line) => line.split(' '));
  for (const [merge, first, ...others] of merges) {
    if (merge && first && others.includes(tip)) return [first, merge];
  }
  // Merged by moving main forward: it begins before the oldest of its commits.
  const oldest = (await proposed(git, branch, tip, '--first-parent')).at(-1);
  return [oldest === undefined ? tip : `${oldest}^`, tip];
}

const emptyTree = async (git: RunGit): Promise<ObjectId> =>
  (await git(['hash-object', '-t', 'tree', '--', '/dev/null'])).out.trim();

/** A unified diff between two commits, whatever the repository's own diff settings are. */
export async function unifiedDiff(git: RunGit, from: ObjectId, to: ObjectId): Promise<string> {
  const plain = ['--no-color', '--no-ext-diff', '--no-textconv', '--src-prefix=a/', '--dst-prefix=b/'];
  return (await git(['diff-tree', '-r', '-p', '-M', ...plain, from, to, '--'])).out;
}
