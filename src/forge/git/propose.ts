import { type ProposalDraft, ProposalMoved } from '../../ports/forge.ts';
import { attachmentFiles } from '../attached.ts';
import { inertText, oneLine } from '../inert.ts';
import { findProposal, proposalTrailer } from './history.ts';
import { moveBranch } from './move.ts';
import {
  type CommitAuthor,
  fileAt,
  branchHead,
  type NewFile,
  type ObjectId,
  blobText,
  writeCommit,
  writeTree,
} from './objects.ts';
import type { RunGit } from './run.ts';

/** The repository to work in, and the author to work as. */
export interface GitContext {
  readonly git: RunGit;
  readonly mainBranch: string;
  readonly author: CommitAuthor;
  /** ISO 8601, for the dates of commits. */
  readonly now: () => string;
}

/** Puts the draft's files on its branch, which begins at `main` if it's new. False if others were quicker. */
export async function commitDraft(context: GitContext, draft: ProposalDraft, main: ObjectId): Promise<boolean> {
  const { git, author, now } = context;
  const { branch, title, body } = draft;
  const head = await branchHead(git, branch);
  if (draft.onTopOf !== undefined && draft.onTopOf !== head) throw ProposalMoved.since(branch);
  const base = head ?? main;
  const changed = await newFiles(git, base, draft, head !== undefined);
  if (changed.size === 0) {
    // A branch that people deleted after merging it stays deleted.
    if (await findProposal(git, branch, main)) return true;
    return moveBranch(git, { branch, from: undefined, to: base });
  }
  const tree = await writeTree(git, base, changed);
  const words = inertText(`${oneLine(title) || branch}\n\n${paragraphs(body)}`);
  const message = `${words}${proposalTrailer(branch)}\n`;
  const commit = await writeCommit(git, { tree, parents: [base], message, author, at: now() });
  return moveBranch(git, { branch, from: head, to: commit });
}

interface Text {
  readonly mode: string;
  readonly content: string;
}

/** The files that the draft really changes, with what they hold then. */
async function newFiles(
  git: RunGit,
  base: ObjectId,
  draft: ProposalDraft,
  isThere: boolean,
): Promise<ReadonlyMap<string, NewFile>> {
  const texts: ReadonlyMap<string, NewFile> = await newTexts(git, base, draft);
  const blobAt = async (path: string) => (await fileAt(git, base, path))?.id;
  const attached = await attachmentFiles(draft.attached ?? [], isThere, blobAt);
  return new Map([...texts, ...[...attached].map(([path, content]) => [path, { mode: '100644', content }] as const)]);
}

async function newTexts(git: RunGit, base: ObjectId, { files }: ProposalDraft): Promise<ReadonlyMap<string, Text>> {
  const changed = new Map<string, Text>();
  for (const { path, write } of files) {
    const stored = await fileAt(git, base, path);
    const before = stored && (await blobText(git, stored.id));
    const current = changed.get(path)?.content ?? before;
    const text = write(current);
    if (text === before) changed.delete(path);
    else changed.set(path, { mode: stored?.mode ?? '100644', content: text });
  }
  return changed;
}

function paragraphs(body: string): string {
  const text = body.replaceAll('\0', '').trim();
  return text === '' ? '' : `${text}\n\n`;
}
