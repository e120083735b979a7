import type { PhrasingContent } from 'mdast';

import type { EventOf } from '../../meeting/event.ts';
import type { Meeting, Stateful } from '../../meeting/feature.ts';
import { joinedKey, joinedKeys, type PersonJoined } from '../../meeting/link.ts';
import type { PersonKey } from '../../meeting/member.ts';
import type { MessagePiece } from '../../meeting/message.ts';
import { textNode } from '../../minutes/build.ts';
import { linkNode } from '../../minutes/phrasing.ts';
import type { VerdictGiven, MinutesProposed, ReviewEvent } from './events.ts';

/** How the minutes are doing on their way to being merged. */
export interface ReviewState {
  readonly steps: readonly ('rendered' | 'committed' | 'proposed')[];
  /** Which of its day's minutes these are in the repository, once that's settled. */
  readonly nth?: number;
  readonly proposal?: Pick<MinutesProposed, 'branch' | 'label' | 'url' | 'commit' | 'path'>;
  /** When the text that is proposed was proposed: from then on reviewers have time. */
  readonly since?: string;
  /** Those who approved in the rooms. */
  readonly approvedBy: readonly PersonKey[];
  /** The last word of each who spoke in the forge. */
  readonly verdicts: readonly Omit<VerdictGiven, 'type' | 'at'>[];
  /** The comments that the rooms were told of. */
  readonly comments: readonly string[];
  readonly notes: readonly string[];
  readonly failed?: string | undefined;
  /** How often late reviewers were reminded of this text. */
  readonly reminded: number;
  /** Whether the time is over after which silence is consent. */
  readonly expired: boolean;
  /** Whether merging was asked for, or the chair told that it can be done. */
  readonly ready: boolean;
  /** Closed in the forge without being merged. */
  readonly closed: boolean;
  readonly mergedBy?: PersonKey;
  readonly merged: boolean;
}

const step = (state: ReviewState, done: ReviewState['steps'][number]): ReviewState => ({
  ...state,
  failed: undefined,
  steps: [...state.steps.filter((other) => other !== done), done],
});

const proposed = (state: ReviewState, { branch, label, url, commit, path, at }: MinutesProposed): ReviewState => {
  const same = state.proposal?.commit === commit;
  return {
    ...step(state, 'proposed'),
    // Approvals in the rooms are of what was read: a new commit asks for them again, and gives time again.
    approvedBy: state.proposal === undefined || same ? state.approvedBy : [],
    ...(same ? {} : { since: at, reminded: 0, expired: false, ready: false }),
    closed: false,
    proposal: { branch, label, commit, ...(url === undefined ? {} : { url }), ...(path === undefined ? {} : { path }) },
  };
};

/** Who approved under two names approved once, and of two verdicts in the forge the later one counts. */
function joined(state: ReviewState, event: PersonJoined): ReviewState {
  const verdicts = state.verdicts.map((one) => ({ ...one, who: joinedKey(one.who, event) }));
  return {
    ...state,
    approvedBy: joinedKeys(state.approvedBy, event),
    verdicts: verdicts.filter(({ who }, i) => verdicts.findLastIndex((one) => one.who === who) === i),
    ...(state.mergedBy === undefined ? {} : { mergedBy: joinedKey(state.mergedBy, event) }),
  };
}

/** The proposal's name, as a link if it has a page. */
export const proposalPiece = ({ label, url }: Pick<MinutesProposed, 'label' | 'url'>): MessagePiece =>
  url === undefined ? label : { link: url, text: label };

/** The same in Markdown. */
export const proposalNode = ({ label, url }: Pick<MinutesProposed, 'label' | 'url'>): PhrasingContent =>
  url === undefined ? textNode(label) : linkNode(url, label);

type Folded = ReviewEvent | PersonJoined;
export const REVIEW_STEPS: {
  readonly [T in Folded['type']]: (state: ReviewState, event: EventOf<Folded, T>) => ReviewState;
} = {
  'links.joined': joined,
  'review.rendered': (state) => step({ ...state, steps: [], notes: [] }, 'rendered'),
  'review.named': (state, { nth }) => ({ ...state, nth }),
  'review.committed': (state) => step(state, 'committed'),
  'review.proposed': proposed,
  'review.failed': (state, { why }) => ({ ...state, failed: why }),
  'review.noted': (state, { note }) => ({ ...state, notes: [...state.notes.filter((one) => one !== note), note] }),
  'review.approved': (state, { who }) => ({ ...state, approvedBy: [...state.approvedBy, who] }),
  'review.withdrawn': (state, { who }) => ({ ...state, approvedBy: state.approvedBy.filter((key) => key !== who) }),
  'review.given': (state, { who, verdict, commit, current, url }) => ({
    ...state,
    verdicts: [...state.verdicts.filter((one) => one.who !== who), { who, verdict, commit, current, url }],
  }),
  'review.commented': (state, { id }) => ({ ...state, comments: [...state.comments, id] }),
  'review.moved': (state, { commit, anew, at }) =>
    state.proposal
      ? {
          ...state,
          ready: false,
          proposal: { ...state.proposal, commit },
          ...(anew ? { approvedBy: [], since: at, reminded: 0, expired: false } : {}),
        }
      : state,
  // Once it's open again, it's merged anew if it still may be.
  'review.closed': (state) => ({ ...state, closed: true, ready: false }),
  'review.reopened': (state) => ({ ...state, closed: false }),
  'review.reminded': (state) => ({ ...state, reminded: state.reminded + 1 }),
  'review.expired': (state) => ({ ...state, expired: true }),
  'review.readied': (state) => ({ ...state, ready: true }),
  'review.unreadied': (state) => ({ ...state, ready: false }),
  'review.merged-by': (state, { who }) => ({ ...state, mergedBy: who }),
  'review.merged': (state) => ({ ...state, merged: true, failed: undefined }),
};

/** The state alone; the feature (`review.ts`) adds what can be done with it. */
export const reviewState: Stateful<ReviewState> = {
  name: 'review',
  initial: () => ({
    steps: [],
    approvedBy: [],
    verdicts: [],
    comments: [],
    notes: [],
    reminded: 0,
    expired: false,
    ready: false,
    closed: false,
    merged: false,
  }),
};

const fold = <T extends ReviewEvent['type']>(
  state: ReviewState,
  event: EventOf<ReviewEvent, T> & { type: T },
): ReviewState => REVIEW_STEPS[event.type](state, event);

/** The meeting as it will be after these events, for deciding what follows from them. */
export function reviewAfter(meeting: Meeting, events: readonly ReviewEvent[]): Meeting {
  const state = events.reduce<ReviewState>((now, event) => fold(now, event), meeting.stateOf(reviewState));
  const after = (of: Meeting): Meeting => ({
    id: meeting.id,
    group: meeting.group,
    version: meeting.version + events.length,
    // Only this feature's events were folded.
    stateOf: <S>(feature: Stateful<S>): S => (feature.name === reviewState.name ? (state as S) : of.stateOf(feature)),
    withEmbargoed: () => after(of.withEmbargoed()),
  });
  return after(meeting);
}
