import type { BoardVote } from '../../../ports/board.ts';
import type { BoardView } from '../protocol.ts';

/** Something to press, as it makes sense now. `says` is what the person says in the room by it. */
export type NextStep =
  | { readonly kind: 'here' }
  | { readonly kind: 'vote'; readonly number: number }
  | { readonly kind: 'topic'; readonly title: string; readonly says: string }
  | { readonly kind: 'start' | 'closeVote' | 'onRecord' | 'speak'; readonly says: string }
  /** Begins a vote: its text is typed first. */
  | { readonly kind: 'openVote'; readonly composes: string }
  /** Asked before it's done. */
  | { readonly kind: 'end'; readonly says: string }
  | { readonly kind: 'minutes'; readonly href: string };

export interface NextSteps {
  /** The one that most people in this role want now. */
  readonly primary?: NextStep;
  readonly others: readonly NextStep[];
}

const START: NextStep = { kind: 'start', says: '/meeting start' };
const END: NextStep = { kind: 'end', says: '/meeting end' };
const HERE: NextStep = { kind: 'here' };

/** Whether somebody may move the meeting along. */
const isLeader = ({ leaders }: Pick<BoardView, 'leaders'>, me: string): boolean =>
  leaders === undefined || leaders.includes(`@${me}`);

/**
 * Whether the group may let somebody vote.
 * @param label as the meeting calls them: a guest has no handle; undefined if nobody knows yet who they are
 */
export const mayVote = ({ guestsVote }: Pick<BoardVote, 'guestsVote'>, label = '@'): boolean =>
  guestsVote || label.startsWith('@');

/** Whether people are together. */
export const isHeld = ({ phase }: Pick<BoardView, 'phase'>): boolean => phase === 'gathering' || phase === 'in session';

/** Whether it has ended, and its minutes wait for their approval. */
export const awaitsApproval = ({ phase }: Pick<BoardView, 'phase'>): boolean =>
  phase === 'adjourned' || phase === 'in review';

/** Whether its topics can be taken up now, by somebody. */
export const canWalk = (board: Pick<BoardView, 'leaders' | 'phase' | 'offRecord'>, me: string): boolean =>
  isLeader(board, me) && !board.offRecord && isHeld(board);

/**
 * What somebody can press now, by the state of the meeting and by whether they lead it.
 * @param label as the meeting calls them: a guest has no handle
 */
export function nextSteps(board: BoardView, me: string, label = `@${me}`): NextSteps {
  const steps = isLeader(board, me) ? leaderSteps(board) : memberSteps(board, label);
  const isHere = board.present.includes(label);
  const all = isHeld(board) && !isHere ? withHere(steps, board, me) : steps;
  const [primary, ...others] = all;
  return primary ? { primary, others } : { others };
}

/** First of all for those who come; who leads a meeting that runs has more urgent things to do. */
const withHere = (steps: readonly NextStep[], board: BoardView, me: string): readonly NextStep[] => {
  const [first, ...others] = steps;
  return first && board.phase === 'in session' && isLeader(board, me) ? [first, HERE, ...others] : [HERE, ...steps];
};

function leaderSteps(board: BoardView): readonly NextStep[] {
  if (board.phase === 'in session') return runningSteps(board);
  return board.phase === 'planned' || board.phase === 'gathering' ? [START] : minutesStep(board);
}

function runningSteps(board: BoardView): readonly NextStep[] {
  if (board.offRecord) return [{ kind: 'onRecord', says: '/onrecord' }, END];
  const open = openVote(board);
  const next = nextTopic(board);
  const vote: NextStep =
    open === undefined ? { kind: 'openVote', composes: '/vote' } : { kind: 'closeVote', says: '/vote close' };
  const topic: NextStep[] = next ? [{ kind: 'topic', title: next.title, says: `/topic ${next.place}` }] : [];
  return open === undefined ? [...topic, ...(next ? [vote, END] : [END, vote])] : [vote, ...topic, END];
}

function memberSteps(board: BoardView, label: string): readonly NextStep[] {
  if (board.phase !== 'in session') return minutesStep(board);
  const open = openVote(board);
  const hasVoted = open?.vote?.options.some(({ voters }) => voters.includes(label)) === true;
  const vote: NextStep[] =
    open?.vote && mayVote(open.vote, label) && !hasVoted ? [{ kind: 'vote', number: open.number }] : [];
  return board.offRecord ? [] : [...vote, { kind: 'speak', says: 'q+' }];
}

function minutesStep({ phase, proposal }: BoardView): readonly NextStep[] {
  return awaitsApproval({ phase }) && proposal ? [{ kind: 'minutes', href: `/minutes/${proposal.meeting}` }] : [];
}

const openVote = ({ entries }: BoardView) => entries.findLast(({ vote }) => vote?.isOpen === true);

/** The topic after the current one; subtopics are no steps of their own. */
function nextTopic({ agenda }: BoardView) {
  const current = agenda.findIndex((topic) => topic.current);
  return agenda.find(({ depth }, i) => depth === 0 && i > current);
}
