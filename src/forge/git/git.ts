import { type Forge, ForgeUnavailable, type Proposal } from '../../ports/forge.ts';
import { StartupError } from '../../ports/startup-error.ts';
import { checkBranch, checkFolder, checkPath } from '../names.ts';
import { changesOf, findProposal, type FoundProposal, hasLanded, unifiedDiff } from './history.ts';
import { mergeApproved } from './merge.ts';
import { type CommitAuthor, fileAt, branchHead, isAncestor, type ObjectId, pathsUnder, blobText } from './objects.ts';
import { gitOrigin } from './origin.ts';
import { commitDraft, type GitContext } from './propose.ts';
import { gitReviews } from './reviews.ts';
import { checkGit, gitIn } from './run.ts';

export interface GitForgeOptions {
  /** The repository's folder: bare, or with a work tree. */
  readonly path: string;
  readonly mainBranch: string;
  /** Who makes the commits. */
  readonly author: CommitAuthor;
  /** The clock for the dates of commits: ISO 8601. */
  readonly now: () => string;
  /** Seconds between two looks at an open proposal. */
  readonly every?: number;
}

/** Seconds: a look at a repository on this machine costs little. */
const LOOK_EVERY = 60;

/** How often to begin again when others move the same branch at the same moment. */
const TRIES = 5;

/**
 * A local git repository as the forge: a proposal is a branch, merging it makes a merge commit. Commits are made
 * beside people's work tree and index; only a merge is carried into a work tree that has the branch checked out.
 * Throws an error at once if git can't have a branch of that name; every method rejects, in words for the operator, if
 * git is missing or too old, or if the folder or the main branch doesn't exist.
 */
export function gitForge({ path, mainBranch, author, now, every = LOOK_EVERY }: GitForgeOptions): Forge {
  checkBranch(mainBranch);
  const git = gitIn(path);
  const context: GitContext = { git, mainBranch, author, now };
  let checked = false;

  const main = async (): Promise<ObjectId> => {
    if (!checked) await checkGit(git, path);
    checked = true;
    const head = await branchHead(git, mainBranch);
    if (head !== undefined) return head;
    throw new StartupError(
      `${path} has no branch ${mainBranch}. Make a first commit on it, or configure another main branch.`,
    );
  };

  const found = async (branch: string): Promise<FoundProposal | undefined> =>
    findProposal(git, checkBranch(branch), await main());
  const needed = async (branch: string): Promise<FoundProposal> => {
    const it = await found(branch);
    if (it === undefined) throw new Error(`There's no branch ${branch} in ${path}.`);
    return it;
  };

  return {
    async read(file) {
      const stored = await fileAt(git, await main(), checkPath(file));
      return stored && blobText(git, stored.id);
    },
    async list(folder) {
      return pathsUnder(git, await main(), checkFolder(folder));
    },
    async origin(file) {
      return gitOrigin(git, await main(), checkPath(file), author.name);
    },
    async propose(draft, told) {
      const { branch } = draft;
      if (checkBranch(branch) === mainBranch) throw new Error(`${branch} is the main branch. Propose on another one.`);
      for (const { path: file } of [...draft.files, ...(draft.attached ?? [])]) checkPath(file);
      await persist(branch, async () => commitDraft(context, draft, await main()));
      await told('committed');
      const it = await needed(branch);
      // The branch has the draft's files now: if main has them all too, nothing is left to merge.
      const made = proposal(branch, { ...it, merged: it.merged || (await isAncestor(git, it.tip, it.main)) });
      await told('proposed');
      return made;
    },
    async proposal(branch) {
      const it = await found(branch);
      return it && proposal(branch, it);
    },
    async merge(branch, how) {
      await persist(mainBranch, async () => {
        checkBranch(branch);
        const from = await main();
        if (await hasLanded(git, from, how.commit, how.path)) return true;
        return mergeApproved(context, branch, from, how);
      });
      return { branch, label: branch, commit: how.commit, merged: true };
    },
    reviews: gitReviews(git, main, every),
    async diff(branch) {
      const [from, to] = await changesOf(git, branch, await needed(branch));
      return unifiedDiff(git, from, to);
    },
  };
}

const proposal = (branch: string, { tip, merged }: FoundProposal): Proposal => {
  return { branch, label: branch, commit: tip, merged };
};

/** Tries again while others are quicker, but not for ever. */
async function persist(branch: string, attempt: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) if (await attempt()) return;
  throw new ForgeUnavailable(`Others moved the branch ${branch} ${TRIES} times while I was working on it`);
}
