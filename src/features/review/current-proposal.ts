import type { Meeting } from '../../meeting/feature.ts';
import { isApproved } from './rule.ts';
import { reviewState } from './state.ts';

/** A meeting's minutes as they were proposed last. */
export interface CurrentProposal {
  readonly branch: string;
  readonly commit: string;
  readonly merged: boolean;
  /** Whether the group's rule lets them be merged, or they are already. */
  readonly mayMerge: boolean;
}

/** The proposal of a meeting's minutes; undefined as long as there is none. */
export function currentProposal(meeting: Meeting): CurrentProposal | undefined {
  const { proposal, merged, closed } = meeting.stateOf(reviewState);
  if (!proposal) return undefined;
  const { branch, commit } = proposal;
  return { branch, commit, merged, mayMerge: merged || (!closed && isApproved(meeting)) };
}
