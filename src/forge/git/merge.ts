import { MergeConflict, type MergeRequest, ProposalMoved } from '../../ports/forge.ts';
import { inertText, mergeTitle, oneLine } from '../inert.ts';
import { findProposal, hadFile } from './history.ts';
import { moveBranch, WorkInTheWay } from './move.ts';
import { branchHead, type ObjectId, writeCommit } from './objects.ts';
import type { GitContext } from './propose.ts';

/**
 * Merges what was approved with a merge commit, if it's still on the branch. False if others moved main meanwhile.
 * @throws MergeConflict
 * @throws ProposalMoved
 */
export async function mergeApproved(
  context: GitContext,
  branch: string,
  main: ObjectId,
  how: MergeRequest,
): Promise<boolean> {
  const { git } = context;
  const head = await branchHead(git, branch);
  if (head === how.commit) return mergeCommit(context, branch, main, how);
  if (head !== undefined) throw ProposalMoved.since(branch);
  // People may have merged it in another way, as one commit of their own, and taken the branch away.
  if (how.path !== undefined && (await hadFile(git, main, how.commit, how.path))) return true;
  const known = await findProposal(git, branch, main);
  throw known
    ? ProposalMoved.since(branch)
    : new ProposalMoved(`There's no branch ${branch}: it was deleted without being merged.`);
}

async function mergeCommit(context: GitContext, branch: string, main: ObjectId, how: MergeRequest): Promise<boolean> {
  const { git, mainBranch, author, now } = context;
  const tree = await mergedTree(context, branch, main, how.commit);
  const message = mergeMessage(branch, how);
  const commit = await writeCommit(git, { tree, parents: [main, how.commit], message, author, at: now() });
  try {
    return await moveBranch(git, { branch: mainBranch, from: main, to: commit });
  } catch (error) {
    if (error instanceof WorkInTheWay) {
      throw new MergeConflict(
        `${branch} can't be merged: someone has uncommitted changes to ${error.file ?? 'the same files'} in the repository itself.`,
        { mend: "Commit them there or set them aside, and I'll merge.", cause: error },
      );
    }
    throw error;
  }
}

async function mergedTree(
  { git, mainBranch }: GitContext,
  branch: string,
  main: ObjectId,
  tip: ObjectId,
): Promise<ObjectId> {
  const { code, out } = await git(['merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', main, tip], {
    codes: [0, 1],
  });
  const [tree = '', ...names] = out.split('\0').filter((part) => part !== '');
  if (code === 0) return tree;
  throw new MergeConflict(
    `${branch} can't be merged: the same lines of ${names.join(', ')} have changed on ${mainBranch}. ` +
      `Merge ${mainBranch} into ${branch}, resolve the conflict and commit it there, then merge again.`,
  );
}

function mergeMessage(branch: string, { title, approvedBy }: MergeRequest): string {
  // A handle isn't a login: with an @ it would mention a stranger, once this is pushed to a forge with pages.
  const handles = new Set(approvedBy.map((handle) => inertText(oneLine(handle).replace(/^@/u, ''))));
  const trailers = [...handles].map((handle) => `Reviewed-by: ${handle}\n`).join('');
  return `${mergeTitle(title, branch)}\n${trailers && `\n${trailers}`}`;
}
