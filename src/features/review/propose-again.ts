import type { Decided, Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { reviewMessages } from './messages.ts';
import { countedApprovals } from './rule.ts';

/** Proposed minutes that change are proposed again. */
export const proposedAgain = (meeting: Meeting): Pick<Decided<never>, 'effects'> =>
  meeting.stateOf(lifecycleState).ended === undefined ? {} : { effects: ['propose'] };

/** What a change means for proposed minutes that somebody has approved already. */
export const approvalsAgain = (meeting: Meeting): string =>
  countedApprovals(meeting).length === 0 ? '' : ` ${reviewMessages(meeting.group).approveAgain}`;
