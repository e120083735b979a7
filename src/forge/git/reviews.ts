import type { ReviewForge, ProposalStatus } from '../../ports/forge.ts';
import { checkBranch } from '../names.ts';
import { hadFile, hasLanded } from './history.ts';
import { branchHead, isAncestor, type ObjectId } from './objects.ts';
import type { RunGit } from './run.ts';

/**
 * What happens to a proposal in a repository where people push, merge and delete branches with their own git. There
 * are no verdicts and no comments there: people approve in the rooms.
 */
export const gitReviews = (git: RunGit, main: () => Promise<ObjectId>, every: number): ReviewForge => ({
  platform: 'git',
  every,
  async status(branch, path, commit) {
    const [from, head] = [await main(), await branchHead(git, checkBranch(branch))];
    const state = await stateOf();
    return { commit: state === 'open' && head !== undefined ? head : commit, state, verdicts: [], comments: [] };

    async function stateOf(): Promise<ProposalStatus['state']> {
      // A branch that was moved to main's commit has nothing of what was proposed.
      const isOpen = head !== undefined && !(await isAncestor(git, head, from));
      if (isOpen) return 'open';
      const landed = head === undefined ? hadFile : hasLanded;
      return (await landed(git, from, commit, path)) ? 'merged' : 'closed';
    }
  },
});
