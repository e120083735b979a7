import type { UserRef } from '../meeting/member.ts';

/** Where a repository's minutes are proposed and merged. */
export interface Forge {
  /** A file on the main branch, or undefined if there's none. */
  read(path: string): Promise<string | undefined>;
  /** The files under a folder of the main branch, as paths from the repository's root, sorted. */
  list(folder: string): Promise<readonly string[]>;
  /** How a file of the main branch came there, as far as the forge knows; undefined if it knows nothing of it. */
  origin(path: string): Promise<ProposalOrigin | undefined>;
  /**
   * Puts the files on the branch, on top of what is there, and proposes the branch for merging. Idempotent: run
   * again with the same files it changes nothing and gives the same proposal; with other files it adds a commit.
   * Never forces, never drops what people pushed to the branch.
   */
  propose(draft: ProposalDraft, told: (step: ProposalStep) => Promise<void>): Promise<Proposal>;
  /** The state of the proposal, or undefined if there's none on this branch. */
  proposal(branch: string): Promise<Proposal | undefined>;
  /**
   * Merges what was approved into the main branch, and nothing else. Merging again changes nothing.
   * @throws ProposalMoved if the branch holds something else by now, or is gone or closed
   */
  merge(branch: string, how: MergeRequest): Promise<Proposal>;
  /** The proposal's changes, for people to read. */
  diff(branch: string): Promise<string>;
  /** How a proposal does, if others can change or merge it; and what people say of it, if the forge has a place for it. */
  readonly reviews?: ReviewForge;
  /** Issues and discussions beside the minutes, if the forge has a place for them. */
  readonly issues?: IssueTracker;
}

/** How a file first came onto the main branch. */
export interface ProposalOrigin {
  /** The proposal that brought it, if there was one: `PR#65`, or the branch's name. */
  readonly proposal?: string;
  /** Who put it on the main branch. On the platform COMMIT_AUTHORS, people are known by the name on their commits. */
  readonly by?: ForgeContributor;
  /** Who approved the proposal. */
  readonly approvedBy: readonly ForgeContributor[];
}

export type ForgeContributor = Pick<UserRef, 'platform' | 'id' | 'name'>;

/** Somebody as a forge names them; case never matters in that. */
export const contributorCalled = (name: string, platform: string): ForgeContributor => ({
  platform,
  id: name.toLowerCase(),
  name,
});

/** How far proposing is, or a word on what could not be had: `Drafts are not to be had here.` */
export type ProposalStep = 'committed' | 'proposed' | { readonly note: string };

export interface ProposalDraft {
  readonly branch: string;
  readonly title: string;
  /** Markdown: what a reviewer needs. */
  readonly body: string;
  readonly files: readonly FileChange[];
  /** Files that aren't text. */
  readonly attached?: readonly ForgeFile[];
  /** Whom to ask for a review: member handles. */
  readonly reviewers: readonly string[];
  /** Whether people want it proposed although it was closed. */
  readonly again?: boolean;
  /** The commit that the branch has to hold now. @throws ProposalMoved if it holds another */
  readonly onTopOf?: string;
}

export interface FileChange {
  readonly path: string;
  /** The new content, from what the file holds on the branch (undefined: there is no such file). Must be pure. */
  readonly write: (current: string | undefined) => string;
  /** Whether it holds these minutes alone: if main has another file there, Gavel leaves it as it is and asks people. */
  readonly own?: boolean;
  /** Whether people have changed the same lines, so that theirs stay and Gavel's are left out. */
  readonly disputed?: (current: string | undefined) => boolean;
}

/**
 * A file of bytes, such as a picture. No two of them can be merged: if people have put another one in its place,
 * theirs stays.
 */
export interface ForgeFile {
  readonly path: string;
  /** Git's name for these bytes: the SHA-1 of their blob (hexadecimal). */
  readonly blob: string;
  /** Undefined: the file is removed, if it's still the one that Gavel put there. */
  readonly bytes: Uint8Array | undefined;
  /** True if Gavel put it on the branch before: if the branch no longer has it, people removed it. */
  readonly settled: boolean;
}

export interface MergeRequest {
  readonly title: string;
  /** Member handles. */
  readonly approvedBy: readonly string[];
  /** The commit that was approved. */
  readonly commit: string;
  /** The file that was approved. Merged means that the main branch has it as it's in that commit. */
  readonly path?: string;
}

export interface Proposal {
  readonly branch: string;
  /** Its name for people: `PR#65`, or the branch's name. */
  readonly label: string;
  /** Its own page, if it has one. */
  readonly url?: string;
  /** The commit that is proposed (hexadecimal). */
  readonly commit: string;
  /** Whether the main branch got what is proposed. A branch that holds nothing was not merged. */
  readonly merged: boolean;
}

/** How proposals do in the forge, and what people say of them there. People are logins. */
export interface ReviewForge {
  /** The id of its kind, under which the directory has its people's accounts. */
  readonly platform: string;
  /** How many seconds to wait between two checks. */
  readonly every: number;
  /**
   * The state of a proposal; undefined if nothing is proposed on the branch.
   * @param path the file that is to be approved: an approval of an older commit holds while this file is the same
   * @param commit what was proposed last, for telling what became of it once the branch is gone
   */
  status(branch: string, path: string, commit: string): Promise<ProposalStatus | undefined>;
}

export interface ProposalStatus {
  readonly commit: string;
  readonly state: 'open' | 'merged' | 'closed';
  /** Who merged or closed it, if that's known. */
  readonly by?: string;
  /** Who opened it: they cannot approve it. Undefined if that's nobody but Gavel. */
  readonly author?: string;
  /** The last verdict of each person, in the order given. */
  readonly verdicts: readonly ReviewVerdict[];
  /** Comments by people, oldest first. */
  readonly comments: readonly ReviewComment[];
}

export interface ReviewVerdict {
  readonly by: string;
  readonly verdict: 'approved' | 'changes asked' | 'dismissed';
  /** The commit that they read. */
  readonly commit: string;
  /** Whether it still holds: the file that they read is the same now. */
  readonly current: boolean;
  readonly url: string;
}

export interface ReviewComment {
  /** The forge's own, and unique in the proposal. */
  readonly id: string;
  readonly by: string;
  readonly text: string;
  readonly url: string;
}

/** An issue or a pull request. */
export interface ForgeIssue {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly open: boolean;
}

export interface IssueTracker {
  /** Opens an issue, once for each key however often it is asked. */
  open(asked: {
    /** Deterministic: what it is about. */
    readonly key: string;
    /** Not opened before this instant (ISO 8601, UTC): so far back is looked for one whose answer was lost. */
    readonly since: string;
    readonly title: string;
    /** Markdown. */
    readonly body: string;
    /** Member handles; those who cannot be assigned are named in the text. */
    readonly owners: readonly string[];
  }): Promise<ForgeIssue>;
  read(number: number): Promise<ForgeIssue | undefined>;
  /** Opens or closes an issue. Does nothing if that's already so. */
  set(number: number, open: boolean): Promise<void>;
  /** Open issues and pull requests that bear the label, oldest first. */
  labelled(label: string): Promise<readonly ForgeIssue[]>;
  /** Puts a comment there, once for each key, and then takes the label off. */
  conclude(
    number: number,
    done: { readonly key: string; readonly text: string; readonly label: string },
  ): Promise<void>;
}

/**
 * What went wrong, in words that people in a room may read: no paths of Gavel's machine, nothing that a program or a
 * server wrote as it came, no secrets. What else is known is the cause, for the log.
 */
export class ExplainedError extends Error {
  /** What people can do, if the words don't say it. */
  readonly mend: string | undefined;
  constructor(why: string, options: { readonly mend?: string; readonly cause?: unknown } = {}) {
    super(why, options.cause === undefined ? {} : { cause: options.cause });
    this.mend = options.mend;
  }
}

/** The branch no longer holds what was approved: somebody pushed to it, closed it or took it away. */
export class ProposalMoved extends ExplainedError {
  /** @param what the branch or the pull request, as people know it */
  static since(what: string): ProposalMoved {
    return new ProposalMoved(`${what} has changed since it was approved.`);
  }
}

/** The proposal can't be merged as it is (people changed the same lines on main). Says what they can do. */
export class MergeConflict extends ExplainedError {}

/** The forge's own rules forbid the merge: somebody who may has to do something. */
export class MergeRefused extends ExplainedError {}

/** The forge does not answer now, or asks to wait: nothing is wrong with what was asked. */
export class ForgeUnavailable extends ExplainedError {
  /** Not before this instant (ISO 8601, UTC), if the forge said so. */
  readonly notBefore: string | undefined;
  constructor(why: string, notBefore?: string) {
    super(why);
    this.notBefore = notBefore;
  }
}
