import type { ProposalView } from '../../protocol.ts';

export type ReaderStep = 'merge' | 'approve' | 'change';
/** Why a step isn't offered. */
export type ProposalHint = 'inForge' | 'mergedInForge' | 'mergersOnly' | 'youApproved' | 'youWrote';

/** What a reader can do about proposed minutes, the likeliest first, and why not more. */
export interface ProposalChoices {
  readonly steps: readonly ReaderStep[];
  readonly hints: readonly ProposalHint[];
}

type Asked = Pick<
  ProposalView,
  'merged' | 'closed' | 'approved' | 'approvedBy' | 'approvesInRooms' | 'authors' | 'mergers'
>;

export function proposalState({
  merged,
  closed,
  approved,
}: Pick<Asked, 'merged' | 'closed' | 'approved'>): 'open' | 'approved' | 'merged' | 'closed' {
  if (merged) return 'merged';
  if (closed) return 'closed';
  return approved ? 'approved' : 'open';
}

/** @param me the reader's handle; guests are asked who they are once they choose something */
export function proposalChoices(proposal: Asked, me: string | undefined): ProposalChoices {
  const { approvesInRooms, merged, closed } = proposal;
  if (merged || closed) return { steps: [], hints: [] };
  if (!approvesInRooms) return { steps: [], hints: ['inForge'] };
  const approving = approvalChoices(proposal, me);
  const merging = mergeChoices(proposal, me);
  return {
    steps: [...merging.steps, ...approving.steps, 'change'],
    hints: [...approving.hints, ...merging.hints],
  };
}

function approvalChoices({ approved, approvedBy, authors }: Asked, me: string | undefined): ProposalChoices {
  if (isAmong(approvedBy, me)) return { steps: [], hints: ['youApproved'] };
  if (isAmong(authors, me)) return { steps: [], hints: approved ? [] : ['youWrote'] };
  return { steps: ['approve'], hints: [] };
}

function mergeChoices({ approved, mergers }: Asked, me: string | undefined): ProposalChoices {
  if (!approved) return { steps: [], hints: [] };
  if (mergers === undefined || isAmong(mergers, me)) return { steps: ['merge'], hints: [] };
  return { steps: [], hints: [mergers.length === 0 ? 'mergedInForge' : 'mergersOnly'] };
}

const isAmong = (people: readonly string[], me: string | undefined): boolean =>
  people.some((person) => handleIn(person) === me);

/** A member's handle, from how the minutes write people: `@mira`. */
export const handleIn = (person: string): string => person.replace(/^@/u, '');
