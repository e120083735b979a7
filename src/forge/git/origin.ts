import { COMMIT_AUTHORS } from '../../meeting/member.ts';
import { contributorCalled, type ForgeContributor, type ProposalOrigin } from '../../ports/forge.ts';
import type { ObjectId } from './objects.ts';
import type { RunGit } from './run.ts';

/** The parts of the log's format: see `git help log`. No commit message has a zero byte in it. */
const FORMAT = ['%P', '%an', '%s', '%(trailers:key=Reviewed-by,valueonly,separator=%x0A)'].join('%x00');

/** The subjects that Gavel, git and forges write for a merge, and for a squash (`Minutes (#65)`). */
const PULL_REQUEST = /^Merge pull request #(?<merged>\d+) |\(#(?<squashed>\d+)\)$/u;
const BRANCH = /^Merge branch '(?<branch>[^']+)'/u;

const personCalled = (name: string): ForgeContributor => contributorCalled(name, COMMIT_AUTHORS);

/**
 * How a file first came onto the main branch: by a merge, whose author merged it and whose trailers name who reviewed
 * it, or by a plain commit.
 * @param self the name under which Gavel commits: that it carried something out says nothing of who wanted it
 */
export async function gitOrigin(
  git: RunGit,
  main: ObjectId,
  path: string,
  self: string,
): Promise<ProposalOrigin | undefined> {
  const { out } = await git([
    'log',
    '--first-parent',
    '--diff-merges=first-parent',
    '--diff-filter=A',
    '--no-patch',
    '-z',
    `--format=${FORMAT}%x00`,
    main,
    '--',
    path,
  ]);
  // The newest addition: a file that was deleted and written again is what it is now.
  const [parents, author = '', subject = '', reviewers = ''] = out.split('\0');
  if (parents === undefined || author === '') return undefined;
  const proposal = await proposalOf(git, parents.trim().split(' '), subject);
  return {
    ...(proposal === undefined ? {} : { proposal }),
    ...(author === self ? {} : { by: personCalled(author) }),
    approvedBy: reviewers.split('\n').flatMap((line) => reviewer(line)),
  };
}

/** `Reviewed-by: @jonas`, or `Reviewed-by: Jonas Brandt <jonas@lantern.example>`. */
function reviewer(line: string): ForgeContributor[] {
  const name = line.replace(/<[^<>]*>/gu, '').trim();
  return name === '' ? [] : [personCalled(name.replace(/^@/u, ''))];
}

/** The merged pull request or branch: the one that the subject names, else what the repository still shows of it. */
async function proposalOf(git: RunGit, [, merged]: readonly string[], subject: string): Promise<string | undefined> {
  const { merged: number, squashed = number } = PULL_REQUEST.exec(subject)?.groups ?? {};
  if (squashed !== undefined) return `PR#${squashed}`;
  if (merged === undefined) return undefined;
  return BRANCH.exec(subject)?.groups?.['branch'] ?? (await trailerOf(git, merged)) ?? branchAt(git, merged);
}

/** The branch that Gavel's own commits name. */
async function trailerOf(git: RunGit, commit: ObjectId): Promise<string | undefined> {
  const format = '--format=%(trailers:key=Proposal,valueonly,separator=%x20)';
  const branch = (await git(['log', '-1', format, commit, '--'])).out.trim();
  return branch === '' ? undefined : branch;
}

/** The branch that still ends there, if it is one alone. */
async function branchAt(git: RunGit, commit: ObjectId): Promise<string | undefined> {
  const { out } = await git(['for-each-ref', `--points-at=${commit}`, '--format=%(refname:short)', 'refs/heads/']);
  const [branch = '', ...others] = out.trim().split('\n');
  return branch === '' || others.length > 0 ? undefined : branch;
}
