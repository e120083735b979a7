import { MergeConflict } from '../../ports/forge.ts';
import type { Found } from './history.ts';
import { moveBranch, WorkInTheWay } from './move.ts';
import { type ObjectId, writeCommit } from './objects.ts';
import { type Desk, oneLine } from './propose.ts';

export interface Approval {
  readonly title: string;
  /** Member handles. */
  readonly approvedBy: readonly string[];
}

/** Merges with a merge commit. False where others moved main meanwhile; rejects with MergeConflict. */
export async function mergeProposal(desk: Desk, branch: string, { tip, main }: Found, how: Approval): Promise<boolean> {
  const { git, mainBranch, author, now } = desk;
  const tree = await mergedTree(desk, branch, main, tip);
  const message = mergeMessage(branch, how);
  const commit = await writeCommit(git, { tree, parents: [main, tip], message, author, at: now() });
  try {
    return await moveBranch(git, { branch: mainBranch, from: main, to: commit });
  } catch (error) {
    if (error instanceof WorkInTheWay) {
      throw new MergeConflict(`${branch} cannot be merged. ${error.message} Then merge again.`, { cause: error });
    }
    throw error;
  }
}

async function mergedTree({ git, mainBranch }: Desk, branch: string, main: ObjectId, tip: ObjectId): Promise<ObjectId> {
  const { code, out } = await git(['merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', main, tip], {
    codes: [0, 1],
  });
  const [tree = '', ...names] = out.split('\0').filter((part) => part !== '');
  if (code === 0) return tree;
  throw new MergeConflict(
    `${branch} cannot be merged: ${mainBranch} has changed the same lines of ${names.join(', ')} meanwhile. ` +
      `Merge ${mainBranch} into ${branch}, settle the difference and commit it there; then merge again.`,
  );
}

function mergeMessage(branch: string, { title, approvedBy }: Approval): string {
  const handles = new Set(approvedBy.map((handle) => oneLine(handle).replace(/^@/u, '')));
  const trailers = [...handles].map((handle) => `Reviewed-by: @${handle}\n`).join('');
  return `${oneLine(title) || `Merge ${branch}`}\n${trailers && `\n${trailers}`}`;
}
