import { branchHead, type ObjectId } from './objects.ts';
import { type RunGit, GitFailed, gitIn } from './run.ts';

/** Somebody's uncommitted changes are in the way, in a work tree that has the branch checked out. */
export class WorkInTheWay extends Error {
  /** The file that it's about, if git names it. */
  readonly file: string | undefined;
  constructor(words: string, file: string | undefined) {
    super(words);
    this.file = file;
  }
}

export interface BranchMove {
  readonly branch: string;
  /** Where the branch must be now; undefined if it must not exist. */
  readonly from: ObjectId | undefined;
  readonly to: ObjectId;
}

/**
 * Moves a branch, and carries along every work tree that has it checked out, as `git pull` would: uncommitted changes
 * to other files stay as they are. False, with nothing changed, if somebody else moved the branch. Rejects with
 * WorkInTheWay if the very files that change have uncommitted changes.
 */
export async function moveBranch(git: RunGit, { branch, from, to }: BranchMove): Promise<boolean> {
  const trees = from === undefined ? [] : await workTrees(git, branch);
  const movedByOthers = async (): Promise<boolean> => (await branchHead(git, branch)) !== from;
  try {
    // The files before the branch: were it the other way round, a crash in between would leave a work tree whose
    // next commit undoes the change.
    if (from !== undefined) await carry(trees, from, to);
  } catch (error) {
    if (await movedByOthers()) return false;
    throw error;
  }
  try {
    await git(['update-ref', '-m', 'gavel', `refs/heads/${branch}`, to, from ?? '']);
    return true;
  } catch (error) {
    if (from !== undefined) await carry(trees, to, from);
    if (await movedByOthers()) return false;
    throw error;
  }
}

/** Moves work trees from one commit to another: all of them, or none if one refuses. */
async function carry(trees: readonly string[], from: ObjectId, to: ObjectId): Promise<void> {
  for (const path of trees) await carryWorkTree(path, from, to, true);
  for (const path of trees) await carryWorkTree(path, from, to, false);
}

/** The work trees that have the branch checked out: none, the repository's own, or some of `git worktree add`. */
async function workTrees(git: RunGit, branch: string): Promise<readonly string[]> {
  const { out } = await git(['worktree', 'list', '--porcelain', '-z']);
  return out.split('\0\0').flatMap((record) => {
    const lines = record.split('\0');
    if (!lines.includes(`branch refs/heads/${branch}`)) return [];
    // Its folder is gone.
    if (lines.some((line) => line.startsWith('prunable'))) return [];
    return lines.filter((line) => line.startsWith('worktree ')).map((line) => line.slice('worktree '.length));
  });
}

async function carryWorkTree(path: string, from: ObjectId, to: ObjectId, dry: boolean): Promise<void> {
  const git = gitIn(path);
  // Files that were only touched would look changed otherwise.
  await git(['update-index', '-q', '--refresh'], { codes: [0, 1] });
  try {
    await git(['read-tree', '-m', '-u', ...(dry ? ['-n'] : []), from, to]);
  } catch (error) {
    if (!(error instanceof GitFailed) || error.code !== 128) throw error;
    const why = error.said.trim().replace(/^(?:error|fatal): /u, '');
    throw new WorkInTheWay(
      `Uncommitted changes in ${path} are in the way (${why}). Commit them or set them aside.`,
      /'(?<file>[^']+)'/u.exec(why)?.groups?.['file'],
    );
  }
}
