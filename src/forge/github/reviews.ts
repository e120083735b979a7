import type { ReviewComment, ReviewForge, ProposalStatus, ReviewVerdict } from '../../ports/forge.ts';
import type { GithubClient } from './client.ts';
import { unlessStatus } from './errors.ts';
import { etagCache, type EtagCache, allPages } from './etag-cache.ts';
import { commitSnapshot } from './objects.ts';
import { listPulls, newestOf } from './pulls.ts';

interface By {
  readonly user: { readonly login: string; readonly type?: string } | null;
}
interface Review extends By {
  readonly id: number;
  readonly state: string;
  readonly body: string;
  readonly html_url: string;
  readonly commit_id: string | null;
  readonly submitted_at?: string | null;
}
interface Said extends By {
  readonly id: number;
  readonly body?: string;
  readonly html_url: string;
  readonly created_at: string;
}
interface PullNow {
  readonly state: string;
  readonly merged: boolean;
  readonly merged_by: { readonly login: string } | null;
  readonly user: { readonly login: string };
  readonly head: { readonly sha: string };
  readonly base: { readonly ref: string };
}

/** Reviews and comments on pull requests, asked for with ETags. */
export function githubReviews(client: GithubClient, mainBranch: string, every: number): ReviewForge {
  const etags = etagCache();
  const same = new Map<string, boolean>();

  /** Whether a file is the same in two commits. Commits never change, so this is asked once. */
  async function unchanged(path: string, from: string, to: string): Promise<boolean> {
    if (from === to) return true;
    const key = `${from}...${to}:${path}`;
    const known = same.get(key);
    if (known !== undefined) return known;
    const [before, after] = [await blobAt(client, from, path), await blobAt(client, to, path)];
    const found = before !== undefined && before === after;
    same.set(key, found);
    return found;
  }

  async function verdictOf(review: Review, path: string, head: string): Promise<ReviewVerdict> {
    const commit = review.commit_id ?? '';
    const verdict = VERDICTS[review.state] ?? 'dismissed';
    return { by: loginOf(review), verdict, commit, current: await unchanged(path, commit, head), url: review.html_url };
  }

  return {
    platform: 'github',
    every,
    async status(branch, path) {
      const listed = await etags.ask(`pulls/${branch}`, (headers) => listPulls(client, branch, headers));
      const number = newestOf(listed)?.number;
      if (number === undefined) return undefined;
      const { pull, reviews, comments } = await ask(client, etags, number);
      const last = lastOfEach(reviews);
      const verdicts = await Promise.all(last.map((review) => verdictOf(review, path, pull.head.sha)));
      return standing(pull, mainBranch, verdicts, comments);
    },
  };
}

/** Everything about a pull request. */
async function ask({ octokit, at }: GithubClient, etags: EtagCache, number: number) {
  const { pulls, issues } = octokit.rest;
  const of = { ...at, pull_number: number };
  const pull = await etags.ask<PullNow>(`${number}`, (headers) => pulls.get({ ...of, headers }));
  const reviews = await allPages<Review>(etags, `${number}/reviews`, (more) => pulls.listReviews({ ...of, ...more }));
  const lines = await allPages<Said>(etags, `${number}/lines`, (more) => pulls.listReviewComments({ ...of, ...more }));
  const talk = await allPages<Said>(etags, `${number}/talk`, (more) =>
    issues.listComments({ ...at, issue_number: number, ...more }),
  );
  return { pull, reviews, comments: spoken(reviews, lines, talk) };
}

/** Who approved a pull request by their last word on it, and who merged it: logins. */
export async function approvalsOf(
  { octokit, at }: GithubClient,
  number: number,
): Promise<{ readonly by: string | undefined; readonly approvedBy: readonly string[] }> {
  const { pulls } = octokit.rest;
  const etags = etagCache();
  const of = { ...at, pull_number: number };
  const { merged_by: merger } = (await pulls.get(of)).data;
  const reviews = await allPages<Review>(etags, `${number}/reviews`, (more) => pulls.listReviews({ ...of, ...more }));
  const approvals = lastOfEach(reviews).filter(({ state }) => state === 'APPROVED');
  return { by: merger?.login, approvedBy: approvals.map(loginOf) };
}

const VERDICTS: Readonly<Record<string, ReviewVerdict['verdict']>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes asked',
  DISMISSED: 'dismissed',
};

const loginOf = ({ user }: By): string => user?.login ?? 'ghost';

/** GitHub lists reviews as they were given: of each person's, the last that is a verdict counts. */
function lastOfEach(reviews: readonly Review[]): Review[] {
  const last = new Map<string, Review>();
  for (const review of reviews) {
    if (VERDICTS[review.state] === undefined) continue;
    last.delete(loginOf(review));
    last.set(loginOf(review), review);
  }
  return [...last.values()];
}

/** All comments on the pull request's page, in the order of time. */
function spoken(reviews: readonly Review[], lines: readonly Said[], talk: readonly Said[]): ReviewComment[] {
  const all = [
    ...reviews
      .filter(({ state }) => state !== 'DISMISSED')
      .map((one) => ({ ...one, kind: 'review', created_at: one.submitted_at ?? '' })),
    ...lines.map((one) => ({ ...one, kind: 'line' })),
    ...talk.map((one) => ({ ...one, kind: 'comment' })),
  ];
  return all
    .filter(({ body, user }) => (body ?? '').trim() !== '' && user?.type !== 'Bot')
    .toSorted((a, b) => a.created_at.localeCompare(b.created_at))
    .map((one) => ({ id: `${one.kind}-${one.id}`, by: loginOf(one), text: one.body ?? '', url: one.html_url }));
}

function standing(
  pull: PullNow,
  mainBranch: string,
  verdicts: readonly ReviewVerdict[],
  comments: readonly ReviewComment[],
): ProposalStatus {
  // Merged into another branch, it's not in the minutes that people read.
  const isMerged = pull.merged && pull.base.ref === mainBranch;
  const state = isMerged ? 'merged' : pull.state === 'open' ? 'open' : 'closed';
  const by = pull.merged_by?.login;
  return {
    commit: pull.head.sha,
    state,
    author: pull.user.login,
    verdicts,
    comments,
    ...(by === undefined ? {} : { by }),
  };
}

/**
 * What is at a path in a commit; undefined if nothing is, or if the commit is gone since somebody forced
 * the branch. (A comparison of two commits lists no more than 300 files.)
 */
const blobAt = async (client: GithubClient, commit: string, path: string): Promise<string | undefined> =>
  (await unlessStatus(404, commitSnapshot(client, commit).find(path)))?.sha;
