// A forge in memory on which people review, comment, close and merge proposals.
import { memoryForge, type MemoryForge } from '../../src/forge/memory/memory.ts';
import {
  ProposalMoved,
  type Proposal,
  type ProposalStatus,
  type ReviewComment,
  type ReviewForge,
  type ReviewVerdict,
} from '../../src/ports/forge.ts';
import { textIn } from './proposals.ts';

export interface ReviewedForge extends MemoryForge {
  readonly reviews: ReviewForge;
  /** Somebody reviews what is on the branch now. */
  review(branch: string, by: string, verdict: ReviewVerdict['verdict']): Promise<void>;
  comment(branch: string, by: string, text: string): void;
  /** Somebody closes it without merging it. */
  closed(branch: string, by: string): void;
  /** Somebody merges it in the forge. */
  mergedBy(branch: string, by: string): Promise<void>;
  /** Calls back before the next merge that Gavel asks for. */
  beforeMerge(act: () => void): void;
  /** The next call fails, or the next few, before it does anything. */
  failNext(call: 'status' | 'merge' | 'propose' | 'read', error: Error, times?: number): void;
}

const PLATFORM = 'github';

/** The minutes on a branch, which is called as they are. */
const pathOn = (branch: string): string => `meetings/${branch}.md`;
/** Each proposal has a page, on which people can open it again. */
const withPage = (proposal: Proposal): Proposal => ({ ...proposal, url: `https://forge.example/${proposal.branch}` });

/** What people did to one proposal. */
interface Reviewed {
  readonly verdicts: readonly (Omit<ReviewVerdict, 'current'> & { readonly text: string | undefined })[];
  readonly comments: readonly ReviewComment[];
  readonly by?: string;
  readonly closed?: true;
}

/** @param files what is on the main branch, by path */
export function reviewedForge(files: Readonly<Record<string, string>> = {}): ReviewedForge {
  const forge = memoryForge(files);
  const done = new Map<string, Reviewed>();
  const failures = new Map<string, readonly Error[]>();
  let before: (() => void) | undefined;

  const of = (branch: string): Reviewed => done.get(branch) ?? { verdicts: [], comments: [] };
  const put = (branch: string, more: Partial<Reviewed>): void => void done.set(branch, { ...of(branch), ...more });
  const minutesOn = (branch: string): string | undefined => textIn(forge, pathOn(branch), branch);
  /** As GitHub's adapter does: what Gavel writes next is based on main, and the minutes stay as they were. */
  async function bringMainInto(branch: string, commit: string): Promise<void> {
    if ((await forge.proposal(branch))?.commit !== commit) throw ProposalMoved.since(branch);
    const text = minutesOn(branch);
    forge.reset(branch);
    if (text !== undefined) forge.push(branch, { [pathOn(branch)]: text });
  }
  const reach = (call: string): void => {
    const [error, ...later] = failures.get(call) ?? [];
    failures.set(call, later);
    if (error) throw error;
  };
  const stateOf = ({ merged }: Proposal, { closed }: Reviewed): ProposalStatus['state'] =>
    merged ? 'merged' : closed ? 'closed' : 'open';

  return {
    ...forge,
    reviews: {
      platform: PLATFORM,
      every: 60,
      async status(branch) {
        reach('status');
        const proposal = await forge.proposal(branch);
        if (!proposal) return undefined;
        const seen = of(branch);
        const text = minutesOn(branch);
        return {
          commit: proposal.commit,
          state: stateOf(proposal, seen),
          ...(seen.by === undefined ? {} : { by: seen.by }),
          verdicts: seen.verdicts.map(({ text: read, ...verdict }) => ({ ...verdict, current: read === text })),
          comments: seen.comments,
        };
      },
    },
    async read(path) {
      reach('read');
      return forge.read(path);
    },
    async propose(draft, told) {
      reach('propose');
      const { onTopOf, ...rest } = draft;
      // Minutes that somebody wrote on main by hand are for people to settle.
      const isByHand = onTopOf !== undefined && (await forge.read(pathOn(draft.branch))) !== undefined;
      if (onTopOf !== undefined && !isByHand) await bringMainInto(draft.branch, onTopOf);
      const standing = isByHand ? await forge.proposal(draft.branch) : undefined;
      if (standing) return withPage(standing);
      const proposal = await forge.propose(rest, told);
      if (draft.again === true) {
        const { closed: _closed, ...open } = of(draft.branch);
        done.set(draft.branch, open);
      }
      return withPage(proposal);
    },
    async merge(branch, how) {
      reach('merge');
      before?.();
      before = undefined;
      return forge.merge(branch, how);
    },
    async review(branch, by, verdict) {
      const { commit } = (await forge.proposal(branch)) ?? {};
      if (commit === undefined) throw new Error(`Nothing is proposed on ${branch}.`);
      const url = `https://forge.example/${branch}#${by}`;
      const others = of(branch).verdicts.filter((one) => one.by !== by);
      put(branch, { verdicts: [...others, { by, verdict, commit, url, text: minutesOn(branch) }] });
    },
    comment(branch, by, text) {
      const { comments } = of(branch);
      const id = `${branch}/${comments.length}`;
      put(branch, { comments: [...comments, { id, by, text, url: `https://forge.example/${id}` }] });
    },
    closed: (branch, by) => put(branch, { closed: true, by }),
    async mergedBy(branch, by) {
      const { commit } = (await forge.proposal(branch)) ?? {};
      if (commit === undefined) throw new Error(`Nothing is proposed on ${branch}.`);
      await forge.merge(branch, { title: branch, approvedBy: [], commit });
      put(branch, { by });
    },
    beforeMerge: (act) => void (before = act),
    failNext: (call, error, times = 1) => void failures.set(call, Array<Error>(times).fill(error)),
  };
}
