/** Where a repository's minutes are proposed and merged: GitHub, or a local git repository. */
export interface Forge {
  /** A file as it stands on the main branch, or undefined where there is none. */
  read(path: string): Promise<string | undefined>;
  /** The files under a folder of the main branch, as paths from the repository's root, sorted. */
  list(folder: string): Promise<readonly string[]>;
  /**
   * Puts the files on the branch, on top of what is there, and proposes the branch for merging. Idempotent: run
   * again with the same files it changes nothing and gives the same proposal; with other files it adds a commit.
   * Never forces, never drops what people pushed to the branch.
   */
  propose(draft: Draft, told: (step: Step) => Promise<void>): Promise<Proposal>;
  /** How the proposal stands, or undefined where there is none on this branch. */
  proposal(branch: string): Promise<Proposal | undefined>;
  /** Merges the proposal into the main branch. Merging again changes nothing. */
  merge(branch: string, how: { readonly title: string; readonly approvedBy: readonly string[] }): Promise<Proposal>;
  /** What the proposal changes, for people to read. */
  diff(branch: string): Promise<string>;
}

export type Step = 'committed' | 'proposed';

export interface Draft {
  readonly branch: string;
  readonly title: string;
  /** Markdown: what a reviewer needs. */
  readonly body: string;
  readonly files: readonly FileChange[];
  /** Whom to ask for a review: member handles. */
  readonly reviewers: readonly string[];
}

export interface FileChange {
  readonly path: string;
  /** The new content, from what the file holds on the branch (undefined: there is no such file). Must be pure. */
  readonly write: (current: string | undefined) => string;
}

export interface Proposal {
  readonly branch: string;
  /** What people call it: `PR#65`, or the branch's name. */
  readonly label: string;
  /** Where it can be read, where it has a page of its own. */
  readonly url?: string;
  /** The commit that is proposed (hexadecimal). */
  readonly commit: string;
  readonly merged: boolean;
}

/** The proposal cannot be merged as it stands (people changed the same lines on main): what they can do. */
export class MergeConflict extends Error {}
