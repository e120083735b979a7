import { MergeConflict, MergeRefused, type MergeRequest, type Proposal, ProposalMoved } from '../../ports/forge.ts';
import { inertText, mergeTitle, oneLine } from '../inert.ts';
import { leaveDraft } from './decorate-pull.ts';
import { isRefused, type GithubRefusal } from './errors.ts';
import { tornFiles } from './merge-conflict.ts';
import { mainHead } from './objects.ts';
import type { GithubContext } from './propose.ts';
import { mainHolds, isMerged, newestPull, proposalOf, proposalOn, type PullRequest } from './pulls.ts';

/** Merges the branch's pull request, as the group wants it merged. */
export async function mergePull(context: GithubContext, branch: string, how: MergeRequest): Promise<Proposal> {
  const { client, settings } = context;
  const { octokit, at } = client;
  const pull = await newestPull(client, branch);
  if (pull?.state !== 'open') return merged(context, branch, how.commit);
  if (pull.head.sha !== how.commit) throw ProposalMoved.since(`PR#${pull.number}`);
  if (pull.draft === true) await leaveDraft(client, pull);
  const words = { commit_title: mergeTitle(how.title, branch), commit_message: trailers(how, settings) };
  try {
    await octokit.rest.pulls.merge({
      ...at,
      pull_number: pull.number,
      merge_method: settings.method,
      sha: how.commit,
      ...(settings.method === 'rebase' ? {} : words),
    });
    return { ...proposalOf(branch, pull, context.mainBranch), merged: true };
  } catch (error) {
    if (isRefused(error, 405, 409)) return notMerged(context, branch, pull, error);
    throw error;
  }
}

/** Somebody else may have merged it meanwhile; if not, this says why it can't be merged. */
async function notMerged(
  context: GithubContext,
  branch: string,
  pull: PullRequest,
  refused: GithubRefusal,
): Promise<Proposal> {
  const { mainBranch } = context;
  const now = await newestPull(context.client, branch);
  if (now && isMerged(now, mainBranch)) return proposalOf(branch, now, mainBranch);
  if (refused.status === 409 || (now && now.head.sha !== pull.head.sha)) throw ProposalMoved.since(`PR#${pull.number}`);
  await tellConflict(context, branch, pull.head.sha);
  throw new MergeRefused(`GitHub doesn't let me merge PR#${pull.number} into ${mainBranch} (${refused.message}).`, {
    mend: `Someone with permission can merge it there. Or let Gavel's App bypass the protection of ${mainBranch}, and I'll merge it.`,
  });
}

/** Without an open pull request, gives what was already merged, or says why nothing can be. */
async function merged({ client, mainBranch }: GithubContext, branch: string, commit: string): Promise<Proposal> {
  const found = await proposalOn(client, branch, mainBranch);
  if (found === undefined) throw new ProposalMoved(`There's no branch ${branch} in ${client.repository}.`);
  const had =
    found.merged ||
    (found.commit === commit && found.url === undefined && (await mainHolds(client, mainBranch, commit)));
  if (had) return { ...found, merged: true };
  throw new ProposalMoved(
    found.url === undefined
      ? `${branch} isn't proposed: it has no open pull request.`
      : `${found.label} was closed without being merged. Reopen it to have it merged.`,
  );
}

async function tellConflict({ client, mainBranch }: GithubContext, branch: string, head: string): Promise<void> {
  const torn = await tornFiles(client, await mainHead(client, mainBranch), head);
  const names = torn.filter((file) => file.merged === undefined).map(({ path }) => path);
  if (names.length === 0) return;
  throw new MergeConflict(
    `${branch} can't be merged: the same lines of ${names.join(', ')} have changed on ${mainBranch}. ` +
      `Use "Resolve conflicts" on the pull request's page, then it can be merged.`,
  );
}

/** Mentions only those who approved, by their own logins: a handle may be a stranger's login. */
function trailers({ approvedBy }: MergeRequest, { loginOf }: GithubContext['settings']): string {
  const handles = new Set(approvedBy.map((handle) => oneLine(handle).replace(/^@/u, '')));
  return [...handles]
    .map((handle) => {
      const login = loginOf(handle);
      return `Reviewed-by: ${login === undefined ? inertText(handle) : `@${login}`}`;
    })
    .join('\n');
}
