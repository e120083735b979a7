// The repository and the drafts that tests of forges begin from.
import { gitForge, type GitForgeOptions } from '../../src/forge/git/git.ts';
import type { MemoryForge } from '../../src/forge/memory/memory.ts';
import type { ProposalDraft, Forge, MergeRequest, Proposal } from '../../src/ports/forge.ts';

export const BRANCH = 'minutes-2026-11-24';
export const MINUTES = 'meetings/minutes-2026-11-24.md';
export const INDEX = 'meetings/README.md';
export const FIRST_FILES: Readonly<Record<string, string>> = { 'README.md': 'Lantern\n', [INDEX]: '# Meetings\n' };
export const MADE_AT = '2026-11-24T18:00:00.000Z';
/** Jonas approved twice, and his handle is told in both ways. */
export const MERGE_APPROVAL = {
  title: 'Minutes 2026-11-24',
  approvedBy: ['jonas', '@mira', '@jonas'],
  commit: '0'.repeat(40),
};

/** The forge over a git repository, at one and the same time always. */
export const gitOver = (path: string, more: Partial<GitForgeOptions> = {}): Forge =>
  gitForge({
    path,
    mainBranch: 'main',
    author: { name: 'Gavel', email: 'gavel@lantern.example' },
    now: () => MADE_AT,
    ...more,
  });

/** A draft that sets files to these texts. */
export const draft = (texts: Readonly<Record<string, string>>, more: Partial<ProposalDraft> = {}): ProposalDraft => ({
  branch: BRANCH,
  title: 'Minutes 2026-11-24',
  body: 'Please read them.',
  files: Object.entries(texts).map(([path, text]) => ({ path, write: () => text })),
  reviewers: ['jonas'],
  ...more,
});

/** Merges what a branch holds now, as if just that had been approved. */
export const mergeNow = async (forge: Forge, how: Partial<MergeRequest> = {}, branch = BRANCH): Promise<Proposal> =>
  forge.merge(branch, {
    ...MERGE_APPROVAL,
    commit: (await forge.proposal(branch))?.commit ?? MERGE_APPROVAL.commit,
    ...how,
  });

/** A file's text on a branch of a repository in memory, main by default; undefined if it isn't there. */
export function textIn(forge: MemoryForge, path: string, branch?: string): string | undefined {
  const bytes = forge.bytes(path, branch);
  return bytes && new TextDecoder().decode(bytes);
}

/** For those who want to hear nothing of the steps. */
export const ignoreStep = async (): Promise<void> => {};
