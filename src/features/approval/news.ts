import type { Meeting } from '../../meeting/feature.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { countedApprovals, missingApprovals } from '../review/rule.ts';
import { reviewState } from '../review/state.ts';
import { approvalFeature, type ApprovalEvent } from './approval.ts';

/** What the next meeting's minutes should say about the approval of these, if they don't yet. */
export function approvalNews(reviewed: Meeting, next: Meeting, at: string): ApprovalEvent[] {
  const said = next.stateOf(approvalFeature);
  const { proposal, merged } = reviewed.stateOf(reviewState);
  if (!proposal || said.merged) return [];
  const { label } = proposal;
  const by = countedApprovals(reviewed);
  const lacking = merged ? '' : missingApprovals(reviewed).join(', ');
  const told: ApprovalEvent =
    lacking === ''
      ? { type: 'approval.approved', at, proposal: label, by }
      : { type: 'approval.awaited', at, proposal: label, by, missing: lacking };
  if (merged) return [told, { type: 'approval.merged', at, proposal: label, ...merger(reviewed) }];
  const known = said.proposal === label && (said.missing ?? '') === lacking && said.approvedBy.join() === by.join();
  return known ? [] : [told];
}

/** Who merged them, if that was a member. */
function merger(reviewed: Meeting): { readonly by?: PersonKey } {
  const { mergedBy } = reviewed.stateOf(reviewState);
  const member = mergedBy === undefined ? undefined : reviewed.group.directory.byName(mergedBy);
  return member ? { by: member.handle } : {};
}
