import {
  type ProposalDraft,
  ForgeUnavailable,
  type Proposal,
  ProposalMoved,
  type ProposalStep,
} from '../../ports/forge.ts';
import { attachmentFiles } from '../attached.ts';
import { inertLine, inertText } from '../inert.ts';
import type { GithubClient } from './client.ts';
import { commitFiles, makeBranch, type GithubCommit } from './commit.ts';
import { decoratePull, type PullSettings } from './decorate-pull.ts';
import { describePull, markedDescription } from './description.ts';
import { isRefused } from './errors.ts';
import { catchUpWithMain, settleConflict } from './merge-conflict.ts';
import { githubHead, mainHead, type CommitSnapshot, commitSnapshot } from './objects.ts';
import { isMerged, newestPull, proposalOf, proposalOn, type PullRequest } from './pulls.ts';

export interface GithubContext {
  readonly client: GithubClient;
  readonly mainBranch: string;
  readonly settings: PullSettings;
}

type Told = (step: ProposalStep) => Promise<void>;

/** How often to begin again when others move the branch at the same moment. */
const TRIES = 5;

/**
 * Proposes a draft. Whatever an earlier run, or people, have left is adopted: the branch, its commits, the pull
 * request. So it can be cut off between any two requests and run again.
 */
export async function proposeDraft(context: GithubContext, draft: ProposalDraft, told: Told): Promise<Proposal> {
  const { client, mainBranch } = context;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const main = await mainHead(client, mainBranch);
    const pull = await newestPull(client, draft.branch);
    const committed = await commitDraft(context, draft, main, pull);
    if (committed === 'others were quicker') continue;
    await told('committed');
    const proposal =
      committed === 'nothing new'
        ? await nothingNew(context, draft.branch, main)
        : await open(context, draft, pull, told);
    await told('proposed');
    return proposal;
  }
  throw new ForgeUnavailable(`Others moved the branch ${draft.branch} ${TRIES} times while I was working on it`);
}

/** Main has everything that the draft has. */
async function nothingNew({ client, mainBranch }: GithubContext, branch: string, main: string): Promise<Proposal> {
  const found = await proposalOn(client, branch, mainBranch);
  return { ...(found ?? { branch, label: branch, commit: main }), merged: true };
}

/** What to build on. */
interface Ground {
  readonly main: string;
  /** What the branch points to, if it exists. */
  readonly head: string | undefined;
  /** What was proposed from it is merged, and nothing was pushed since: it begins anew from main. */
  readonly over: boolean;
}

async function ground(
  context: GithubContext,
  draft: ProposalDraft,
  main: string,
  pull: PullRequest | undefined,
): Promise<Ground> {
  const { branch, onTopOf } = draft;
  const head = await githubHead(context.client, branch);
  if (onTopOf !== undefined && onTopOf !== head) throw ProposalMoved.since(branch);
  const over =
    pull !== undefined && isMerged(pull, context.mainBranch) && (head === undefined || head === pull.head.sha);
  return { main, head, over };
}

/** Puts the draft's files on its branch. `nothing new`: main has them all, and no pull request is open. */
async function commitDraft(context: GithubContext, draft: ProposalDraft, main: string, pull: PullRequest | undefined) {
  const { client } = context;
  const { branch } = draft;
  const found = await ground(context, draft, main, pull);
  const contents = await newContents(client, found, draft);
  if (contents.size === 0) return untouched(client, draft, found);
  const base = await begin(client, branch, found);
  const message = inertLine(draft.title) || branch;
  const made = base && (await commitFiles(client, { branch, base, message, contents }));
  if (made === undefined) return 'others were quicker';
  return found.head === undefined || found.over ? 'committed' : settled(client, draft, main, made);
}

/** The commit on which to build, with the branch pointing to it; undefined if others were quicker. */
async function begin(client: GithubClient, branch: string, { main, head, over }: Ground): Promise<string | undefined> {
  if (head === undefined) return (await makeBranch(client, branch, main)) ? main : undefined;
  return over ? catchUpWithMain(client, branch, head, main) : head;
}

const settled = async (client: GithubClient, draft: ProposalDraft, main: string, head: string) =>
  (await settleConflict(client, draft, main, head)) ? 'committed' : 'others were quicker';

/** The branch already has the draft's files. */
async function untouched(client: GithubClient, draft: ProposalDraft, { main, head, over }: Ground) {
  if (over || head === main) return 'nothing new';
  if (head !== undefined) return settled(client, draft, main, head);
  return (await makeBranch(client, draft.branch, main)) ? 'nothing new' : 'others were quicker';
}

/** The draft's files that are not on the branch as they are to be, with what they are to hold. */
async function newContents(
  client: GithubClient,
  { main, head, over }: Ground,
  draft: ProposalDraft,
): Promise<GithubCommit['contents']> {
  const there = commitSnapshot(client, over ? main : (head ?? main));
  const texts = await newTexts(there, draft);
  const blobAt = async (path: string) => (await there.find(path))?.sha;
  const attached = await attachmentFiles(draft.attached ?? [], head !== undefined, blobAt);
  return new Map<string, string | Uint8Array | undefined>([...texts, ...attached]);
}

async function newTexts(there: CommitSnapshot, { files }: ProposalDraft): Promise<ReadonlyMap<string, string>> {
  const changed = new Map<string, string>();
  for (const { path, write } of files) {
    const before = await there.text(path);
    const text = write(changed.get(path) ?? before);
    if (text === before) changed.delete(path);
    else changed.set(path, text);
  }
  return changed;
}

/** The pull request: the open one, or a new one if there is something to merge. */
async function open(
  context: GithubContext,
  draft: ProposalDraft,
  before: PullRequest | undefined,
  told: Told,
): Promise<Proposal> {
  const { client, mainBranch, settings } = context;
  const { branch } = draft;
  const adopted = before?.state === 'open' ? await newestPull(client, branch) : undefined;
  const pull = adopted ?? (await create(context, draft, before, told));
  if (!pull) return nothingNew(context, branch, await mainHead(client, mainBranch));
  if (pull.state === 'open') {
    const described = await describePull(client, pull, inertText(draft.body));
    await decoratePull(client, described, draft, { ...settings, fresh: adopted === undefined, told });
  }
  return proposalOf(branch, pull, mainBranch);
}

/** Opens a pull request: the one that GitHub already has, if any, and none if there is nothing to merge. */
async function create(
  context: GithubContext,
  draft: ProposalDraft,
  before: PullRequest | undefined,
  told: Told,
): Promise<PullRequest | undefined> {
  const { client, settings } = context;
  const closed = await closedStill(context, draft, before);
  if (closed) return closed;
  try {
    return await createPull(context, draft, settings.draft);
  } catch (error) {
    if (!isRefused(error, 422)) throw error;
    if (/already exists/iu.test(error.message)) return newestPull(client, draft.branch);
    if (/no commits between/iu.test(error.message)) return undefined;
    if (!settings.draft || !/draft/iu.test(error.message)) throw error;
    await told({ note: 'Drafts are not to be had in this repository: the pull request is open for review.' });
    return createPull(context, draft, false);
  }
}

/** One that people closed, if nothing is new since: it stays closed, unless they ask for it. */
async function closedStill(
  context: GithubContext,
  draft: ProposalDraft,
  before: PullRequest | undefined,
): Promise<PullRequest | undefined> {
  if (!before || isMerged(before, context.mainBranch)) return undefined;
  if (before.head.sha !== (await githubHead(context.client, draft.branch))) return undefined;
  return draft.again === true ? reopen(context, before) : before;
}

async function reopen({ client: { octokit, at } }: GithubContext, { number }: PullRequest): Promise<PullRequest> {
  return (await octokit.rest.pulls.update({ ...at, pull_number: number, state: 'open' })).data;
}

async function createPull(
  { client, mainBranch }: GithubContext,
  { branch, title, body }: ProposalDraft,
  asDraft: boolean,
) {
  const { octokit, at } = client;
  const asked = {
    ...at,
    head: branch,
    base: mainBranch,
    title: inertLine(title) || branch,
    body: markedDescription(inertText(body)),
  };
  const { data } = await octokit.rest.pulls.create({ ...asked, draft: asDraft });
  return data;
}
