import { type Draft, ProposalMoved } from '../../ports/forge.ts';
import { attachments } from '../attached.ts';
import { inert, oneLine } from '../inert.ts';
import { find, proposalTrailer } from './history.ts';
import { moveBranch } from './move.ts';
import { type Author, fileAt, headOf, type NewFile, type ObjectId, textOf, writeCommit, writeTree } from './objects.ts';
import type { Git } from './run.ts';

/** In which repository to work, and as whom. */
export interface Desk {
  readonly git: Git;
  readonly mainBranch: string;
  readonly author: Author;
  /** ISO 8601, for the dates of commits. */
  readonly now: () => string;
}

/** Puts the draft's files on its branch, which begins at `main` where it is new. False where others were quicker. */
export async function commitDraft(desk: Desk, draft: Draft, main: ObjectId): Promise<boolean> {
  const { git, author, now } = desk;
  const { branch, title, body } = draft;
  const head = await headOf(git, branch);
  if (draft.onTopOf !== undefined && draft.onTopOf !== head) throw moved(branch);
  const base = head ?? main;
  const changed = await newFiles(git, base, draft, head !== undefined);
  if (changed.size === 0) {
    // A branch that people deleted after merging it stays deleted.
    if (await find(git, branch, main)) return true;
    return moveBranch(git, { branch, from: undefined, to: base });
  }
  const tree = await writeTree(git, base, changed);
  const words = inert(`${oneLine(title) || branch}\n\n${paragraphs(body)}`);
  const message = `${words}${proposalTrailer(branch)}\n`;
  const commit = await writeCommit(git, { tree, parents: [base], message, author, at: now() });
  return moveBranch(git, { branch, from: head, to: commit });
}

export const moved = (branch: string): ProposalMoved =>
  new ProposalMoved(`${branch} holds something else than what was approved.`);

interface Text {
  readonly mode: string;
  readonly content: string;
}

/** The files that the draft really changes, with what they hold then. */
async function newFiles(
  git: Git,
  base: ObjectId,
  draft: Draft,
  isThere: boolean,
): Promise<ReadonlyMap<string, NewFile>> {
  const texts: ReadonlyMap<string, NewFile> = await newTexts(git, base, draft);
  const blobAt = async (path: string) => (await fileAt(git, base, path))?.id;
  const attached = await attachments(draft.attached ?? [], isThere, blobAt);
  return new Map([...texts, ...[...attached].map(([path, content]) => [path, { mode: '100644', content }] as const)]);
}

async function newTexts(git: Git, base: ObjectId, { files }: Draft): Promise<ReadonlyMap<string, Text>> {
  const changed = new Map<string, Text>();
  for (const { path, write } of files) {
    const stored = await fileAt(git, base, path);
    const before = stored && (await textOf(git, stored.id));
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
