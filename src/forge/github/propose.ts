import { type Draft, ForgeUnavailable, type Proposal, ProposalMoved, type Step } from '../../ports/forge.ts';
import { attachments } from '../attached.ts';
import { inert, oneLine } from '../inert.ts';
import type { Client } from './client.ts';
import { commitFiles, makeBranch, type NewCommit } from './commit.ts';
import { describe, marked } from './description.ts';
import { dress, type PullSettings } from './dress.ts';
import { isRefused } from './errors.ts';
import { headOf, mainHead, type Snapshot, snapshot } from './objects.ts';
import { catchUp, settle } from './overlap.ts';
import { isMerged, newestPull, proposalOf, proposalOn, type Pull } from './pulls.ts';

export interface Desk {
  readonly client: Client;
  readonly mainBranch: string;
  readonly settings: PullSettings;
}

type Told = (step: Step) => Promise<void>;

/** How often to begin again when others move the branch at the same moment. */
const TRIES = 5;

/**
 * Proposes a draft. Whatever an earlier run, or people, have left is adopted: the branch, its commits, the pull
 * request. So it can be cut off between any two requests and run again.
 */
export async function proposeDraft(desk: Desk, draft: Draft, told: Told): Promise<Proposal> {
  const { client, mainBranch } = desk;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const main = await mainHead(client, mainBranch);
    const pull = await newestPull(client, draft.branch);
    const committed = await commitDraft(desk, draft, main, pull);
    if (committed === 'others were quicker') continue;
    await told('committed');
    const proposal =
      committed === 'nothing new' ? await nothingNew(desk, draft.branch, main) : await open(desk, draft, pull, told);
    await told('proposed');
    return proposal;
  }
  throw new ForgeUnavailable(`Others moved the branch ${draft.branch} ${TRIES} times while Gavel was working on it`);
}

/** Main has everything that the draft has. */
async function nothingNew({ client, mainBranch }: Desk, branch: string, main: string): Promise<Proposal> {
  const found = await proposalOn(client, branch, mainBranch);
  return { ...(found ?? { branch, label: branch, commit: main }), merged: true };
}

/** What there is to build on. */
interface Ground {
  readonly main: string;
  /** What the branch points to, where it is there. */
  readonly head: string | undefined;
  /** What was proposed from it is merged, and nothing was pushed since: it begins anew from main. */
  readonly over: boolean;
}

async function ground(desk: Desk, draft: Draft, main: string, pull: Pull | undefined): Promise<Ground> {
  const { branch, onTopOf } = draft;
  const head = await headOf(desk.client, branch);
  if (onTopOf !== undefined && onTopOf !== head)
    throw new ProposalMoved(`${branch} holds something else than what was approved.`);
  const over = pull !== undefined && isMerged(pull, desk.mainBranch) && (head === undefined || head === pull.head.sha);
  return { main, head, over };
}

/** Puts the draft's files on its branch. `nothing new`: main holds them all, and no pull request is open. */
async function commitDraft(desk: Desk, draft: Draft, main: string, pull: Pull | undefined) {
  const { client } = desk;
  const { branch } = draft;
  const found = await ground(desk, draft, main, pull);
  const contents = await newContents(client, found, draft);
  if (contents.size === 0) return untouched(client, draft, found);
  const base = await begin(client, branch, found);
  const message = inert(oneLine(draft.title)) || branch;
  const made = base && (await commitFiles(client, { branch, base, message, contents }));
  if (made === undefined) return 'others were quicker';
  return found.head === undefined || found.over ? 'committed' : settled(client, draft, main, made);
}

/** The commit on which to build, with the branch pointing to it; undefined where others were quicker. */
async function begin(client: Client, branch: string, { main, head, over }: Ground): Promise<string | undefined> {
  if (head === undefined) return (await makeBranch(client, branch, main)) ? main : undefined;
  return over ? catchUp(client, branch, head, main) : head;
}

const settled = async (client: Client, draft: Draft, main: string, head: string) =>
  (await settle(client, draft, main, head)) ? 'committed' : 'others were quicker';

/** The branch holds the draft's files as they are to be. */
async function untouched(client: Client, draft: Draft, { main, head, over }: Ground) {
  if (over || head === main) return 'nothing new';
  if (head !== undefined) return settled(client, draft, main, head);
  return (await makeBranch(client, draft.branch, main)) ? 'nothing new' : 'others were quicker';
}

/** The draft's files that are not on the branch as they are to be, with what they are to hold. */
async function newContents(client: Client, { main, head, over }: Ground, draft: Draft): Promise<NewCommit['contents']> {
  const there = snapshot(client, over ? main : (head ?? main));
  const texts = await newTexts(there, draft);
  const blobAt = async (path: string) => (await there.find(path))?.sha;
  const attached = await attachments(draft.attached ?? [], head !== undefined, blobAt);
  return new Map<string, string | Uint8Array | undefined>([...texts, ...attached]);
}

async function newTexts(there: Snapshot, { files }: Draft): Promise<ReadonlyMap<string, string>> {
  const changed = new Map<string, string>();
  for (const { path, write } of files) {
    const before = await there.text(path);
    const text = write(changed.get(path) ?? before);
    if (text === before) changed.delete(path);
    else changed.set(path, text);
  }
  return changed;
}

/** The pull request: the one that is open, or a new one where there is something to merge. */
async function open(desk: Desk, draft: Draft, before: Pull | undefined, told: Told): Promise<Proposal> {
  const { client, mainBranch, settings } = desk;
  const { branch } = draft;
  const adopted = before?.state === 'open' ? await newestPull(client, branch) : undefined;
  const pull = adopted ?? (await create(desk, draft, before, told));
  if (!pull) return nothingNew(desk, branch, await mainHead(client, mainBranch));
  if (pull.state === 'open') {
    const described = await describe(client, pull, inert(draft.body));
    await dress(client, described, draft, { ...settings, fresh: adopted === undefined, told });
  }
  return proposalOf(branch, pull, mainBranch);
}

/** Opens a pull request. Where GitHub has one already, that one; where there is nothing to merge, none. */
async function create(desk: Desk, draft: Draft, before: Pull | undefined, told: Told): Promise<Pull | undefined> {
  const { client, settings } = desk;
  const closed = await closedStill(desk, draft, before);
  if (closed) return closed;
  try {
    return await createPull(desk, draft, settings.draft);
  } catch (error) {
    if (!isRefused(error, 422)) throw error;
    if (/already exists/iu.test(error.message)) return newestPull(client, draft.branch);
    if (/no commits between/iu.test(error.message)) return undefined;
    if (!settings.draft || !/draft/iu.test(error.message)) throw error;
    await told({ note: 'Drafts are not to be had in this repository: the pull request is open for review.' });
    return createPull(desk, draft, false);
  }
}

/** One that people closed, if nothing is new since: it stays closed, unless they ask for it. */
async function closedStill(desk: Desk, draft: Draft, before: Pull | undefined): Promise<Pull | undefined> {
  if (!before || isMerged(before, desk.mainBranch)) return undefined;
  if (before.head.sha !== (await headOf(desk.client, draft.branch))) return undefined;
  return draft.again === true ? reopen(desk, before) : before;
}

async function reopen({ client: { octokit, at } }: Desk, { number }: Pull): Promise<Pull> {
  return (await octokit.rest.pulls.update({ ...at, pull_number: number, state: 'open' })).data;
}

async function createPull({ client, mainBranch }: Desk, { branch, title, body }: Draft, asDraft: boolean) {
  const { octokit, at } = client;
  const asked = {
    ...at,
    head: branch,
    base: mainBranch,
    title: inert(oneLine(title)) || branch,
    body: marked(inert(body)),
  };
  const { data } = await octokit.rest.pulls.create({ ...asked, draft: asDraft });
  return data;
}
