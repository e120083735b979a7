import type { Forge, Proposal } from '../../ports/forge.ts';
import { checkBranch, checkFolder, checkPath } from '../names.ts';
import { changes, find, type Found, unifiedDiff } from './history.ts';
import { mergeProposal } from './merge.ts';
import { type Author, fileAt, headOf, type ObjectId, pathsUnder, textOf } from './objects.ts';
import { originOf } from './origin.ts';
import { commitDraft, type Desk } from './propose.ts';
import { checkGit, gitIn } from './run.ts';

export interface GitForgeOptions {
  /** The repository's folder: bare, or with a work tree. */
  readonly path: string;
  readonly mainBranch: string;
  /** Who makes the commits. */
  readonly author: Author;
  /** The clock for the dates of commits: ISO 8601. */
  readonly now: () => string;
}

/** How often to begin again when others move the same branch at the same moment. */
const TRIES = 5;

/**
 * A local git repository as the forge: a proposal is a branch, merging it makes a merge commit. Commits are made
 * beside people's work tree and index; only a merge is carried into a work tree that has the branch checked out.
 * Throws at once on a branch name that git cannot have or a folder that is not there; every method rejects, in words
 * for the operator, where git is missing or too old or the main branch does not exist.
 */
export function gitForge({ path, mainBranch, author, now }: GitForgeOptions): Forge {
  checkBranch(mainBranch);
  const git = gitIn(path);
  const desk: Desk = { git, mainBranch, author, now };
  let checked = false;

  const main = async (): Promise<ObjectId> => {
    if (!checked) await checkGit(git, path);
    checked = true;
    const head = await headOf(git, mainBranch);
    if (head !== undefined) return head;
    throw new Error(`${path} has no branch ${mainBranch}: make a first commit on it, or name another main branch.`);
  };

  const found = async (branch: string): Promise<Found | undefined> => find(git, checkBranch(branch), await main());
  const needed = async (branch: string): Promise<Found> => {
    const it = await found(branch);
    if (it === undefined) throw new Error(`There is no branch ${branch} in ${path}.`);
    return it;
  };

  return {
    async read(file) {
      const stored = await fileAt(git, await main(), checkPath(file));
      return stored && textOf(git, stored.id);
    },
    async list(folder) {
      return pathsUnder(git, await main(), checkFolder(folder));
    },
    async origin(file) {
      return originOf(git, await main(), checkPath(file), author.name);
    },
    async propose(draft, told) {
      const { branch } = draft;
      if (checkBranch(branch) === mainBranch) throw new Error(`${branch} is the main branch: propose on another one.`);
      for (const { path: file } of [...draft.files, ...(draft.attached ?? [])]) checkPath(file);
      await persist(branch, async () => commitDraft(desk, draft, await main()));
      await told('committed');
      const made = proposal(branch, await needed(branch));
      await told('proposed');
      return made;
    },
    async proposal(branch) {
      const it = await found(branch);
      return it && proposal(branch, it);
    },
    async merge(branch, how) {
      await persist(mainBranch, async () => {
        const it = await needed(branch);
        return it.merged || mergeProposal(desk, branch, it, how);
      });
      return proposal(branch, await needed(branch));
    },
    async diff(branch) {
      const [from, to] = await changes(git, branch, await needed(branch));
      return unifiedDiff(git, from, to);
    },
  };
}

const proposal = (branch: string, { tip, merged }: Found): Proposal => {
  return { branch, label: branch, commit: tip, merged };
};

/** Tries again while others are quicker, but not for ever. */
async function persist(branch: string, attempt: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) if (await attempt()) return;
  throw new Error(`Others moved the branch ${branch} ${TRIES} times while Gavel was working on it: try again later.`);
}
