// A group whose minutes are reviewed on a forge in memory, and what tests ask of both.
import { groupWithReviews } from './group-with-reviews.ts';
import { proposalWorld, type ProposalWorld } from './proposal-world.ts';
import { BRANCH, INDEX, MINUTES, textIn } from './proposals.ts';
import { reviewedForge, type ReviewedForge } from './reviewed-forge.ts';

export interface ReviewedGroup {
  readonly forge: ReviewedForge;
  readonly on: ProposalWorld;
  /** A minute goes by: the forge is looked at that often. */
  nextLook(): Promise<void>;
  /** What is new in the room since this was last asked, of what contains some words. */
  news(about: string): string[];
  /** The minutes on the main branch, or another file there. */
  onMain(path?: string): string | undefined;
  /** The minutes as they are proposed. */
  onBranch(): string;
  /** What the operator reads of jobs that failed. */
  failed(): string[];
}

/** @param approval the group's rule, beside that two approve and nobody is reminded */
export async function reviewedGroup(approval: object = {}): Promise<ReviewedGroup> {
  const forge = reviewedForge({ [INDEX]: '# Meetings\n' });
  const on = await proposalWorld(forge, groupWithReviews({ needed: 2, remind: [], ...approval }));
  return {
    forge,
    on,
    nextLook: () => on.wait(1),
    news: (about) => on.news().filter((words) => words.includes(about)),
    onMain: (path = MINUTES) => textIn(forge, path),
    onBranch: () => textIn(forge, MINUTES, BRANCH) ?? '',
    failed: () => on.log.filter((line) => line.includes('failed')),
  };
}
