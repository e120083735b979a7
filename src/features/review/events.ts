import type { Event } from '../../meeting/event.ts';
import type { PersonKey } from '../../meeting/member.ts';

export interface MinutesRendered extends Event {
  readonly type: 'review.rendered';
}
/** The minutes have their names: those of the pattern, or with a number if others have these already. */
export interface ProposalNamed extends Event {
  readonly type: 'review.named';
  /** 1 is the pattern's own name; 2 is the second of that day. */
  readonly nth: number;
}
export interface MinutesCommitted extends Event {
  readonly type: 'review.committed';
}
export interface MinutesProposed extends Event {
  readonly type: 'review.proposed';
  readonly branch: string;
  /** What people call it: `PR#66`, or the branch. */
  readonly label: string;
  readonly url?: string;
  readonly commit: string;
  /** The file that the minutes are in; absent in old logs. */
  readonly path?: string;
}
export interface ProposalFailed extends Event {
  readonly type: 'review.failed';
  /** What went wrong, for the chair. */
  readonly why: string;
}
/** A word on what could not be had while proposing. */
export interface ProposalNoted extends Event {
  readonly type: 'review.noted';
  readonly note: string;
}
/** Somebody approved in a room. */
interface Approved extends Event {
  readonly type: 'review.approved';
  readonly who: PersonKey;
}
interface Withdrawn extends Event {
  readonly type: 'review.withdrawn';
  readonly who: PersonKey;
}
/** Somebody's last word on the proposal in the forge. */
export interface VerdictGiven extends Event {
  readonly type: 'review.given';
  readonly who: PersonKey;
  readonly verdict: 'approved' | 'changes asked' | 'dismissed';
  /** The commit that they read. */
  readonly commit: string;
  /** Whether the minutes are still what they read. */
  readonly current: boolean;
  readonly url: string;
}
/** Somebody commented in the forge, and the rooms were told. */
interface Commented extends Event {
  readonly type: 'review.commented';
  /** The forge's own. */
  readonly id: string;
  readonly who: PersonKey;
}
/** Commits came onto the proposal: people's, or Gavel's that brought it up to date before the merge. */
interface Moved extends Event {
  readonly type: 'review.moved';
  readonly commit: string;
  /** Approvals in the rooms were of what was read: they're asked for again, and there's time again. */
  readonly anew?: true;
}
interface Closed extends Event {
  readonly type: 'review.closed';
}
interface Reopened extends Event {
  readonly type: 'review.reopened';
}
/** Reviewers who were late were reminded. */
interface Reminded extends Event {
  readonly type: 'review.reminded';
  readonly who: readonly PersonKey[];
}
/** The time is over after which silence is consent. */
interface Expired extends Event {
  readonly type: 'review.expired';
}
/** By the group's rule the minutes can be merged: it was asked for, or the chair was told. */
interface Readied extends Event {
  readonly type: 'review.readied';
}
/** And now they cannot any more: somebody changed their mind. */
interface Unreadied extends Event {
  readonly type: 'review.unreadied';
}
/** Somebody had it merged: by a command here, or in the forge. */
export interface MergedBy extends Event {
  readonly type: 'review.merged-by';
  readonly who: PersonKey;
}
export interface MinutesMerged extends Event {
  readonly type: 'review.merged';
  readonly commit: string;
}

export type ReviewEvent =
  | MinutesRendered
  | ProposalNamed
  | MinutesCommitted
  | MinutesProposed
  | ProposalFailed
  | ProposalNoted
  | Approved
  | Withdrawn
  | VerdictGiven
  | Commented
  | Moved
  | Closed
  | Reopened
  | Reminded
  | Expired
  | Readied
  | Unreadied
  | MergedBy
  | MinutesMerged;
