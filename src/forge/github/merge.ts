import { MergeConflict, type Merging, type Proposal } from '../../ports/forge.ts';
import { leaveDraft } from './dress.ts';
import { isRefused, type Refused } from './errors.ts';
import { mainHead } from './objects.ts';
import { tornFiles } from './overlap.ts';
import type { Desk } from './propose.ts';
import { isMerged, newestPull, proposalOf, proposalOn, type Pull } from './pulls.ts';

/** Merges the branch's pull request, as the group wants it merged. */
export async function mergePull(desk: Desk, branch: string, how: Merging): Promise<Proposal> {
  const { client, settings } = desk;
  const { octokit, at } = client;
  const pull = await newestPull(client, branch);
  if (pull?.state !== 'open') return merged(desk, branch);
  if (pull.draft === true) await leaveDraft(client, pull);
  const words = { commit_title: titleOf(how, branch), commit_message: trailers(how) };
  try {
    await octokit.rest.pulls.merge({
      ...at,
      pull_number: pull.number,
      merge_method: settings.method,
      sha: how.commit ?? pull.head.sha,
      ...(settings.method === 'rebase' ? {} : words),
    });
    return { ...proposalOf(branch, pull), merged: true };
  } catch (error) {
    if (isRefused(error, 405, 409)) return notMerged(desk, branch, pull, error);
    throw error;
  }
}

/** Somebody else may have merged it meanwhile; else this says why it cannot be. */
async function notMerged(desk: Desk, branch: string, { number, head }: Pull, refused: Refused): Promise<Proposal> {
  const now = await newestPull(desk.client, branch);
  if (now && isMerged(now)) return proposalOf(branch, now);
  if (refused.status === 409) throw new Error(`PR#${number} got another commit while it was being merged.`);
  await tellConflict(desk, branch, head.sha);
  throw new Error(`GitHub does not merge PR#${number} into ${desk.mainBranch}: ${refused.message}`);
}

/** There is no open pull request: what was merged already is told again, anything else cannot be merged. */
async function merged({ client, mainBranch }: Desk, branch: string): Promise<Proposal> {
  const found = await proposalOn(client, branch, mainBranch);
  if (found === undefined) throw new Error(`There is no branch ${branch} in ${client.repository}.`);
  if (found.merged) return found;
  throw new Error(
    found.url === undefined
      ? `${branch} is not proposed: no pull request is open for it.`
      : `${found.label} was closed without being merged: open it again to have it merged.`,
  );
}

async function tellConflict({ client, mainBranch }: Desk, branch: string, head: string): Promise<void> {
  const torn = await tornFiles(client, await mainHead(client, mainBranch), head);
  const names = torn.filter((file) => file.merged === undefined).map(({ path }) => path);
  if (names.length === 0) return;
  throw new MergeConflict(
    `${branch} cannot be merged: ${mainBranch} has changed the same lines of ${names.join(', ')} meanwhile. ` +
      `Settle it on the pull request's page ("Resolve conflicts"); then it can be merged.`,
  );
}

const plain = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();

const titleOf = ({ title }: Merging, branch: string): string => plain(title) || `Merge ${branch}`;

const trailers = ({ approvedBy }: Merging): string =>
  [...new Set(approvedBy.map((handle) => plain(handle).replace(/^@/u, '')))]
    .map((handle) => `Reviewed-by: @${handle}`)
    .join('\n');
