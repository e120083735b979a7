import { OrderedMap, type Map } from 'immutable';

import type { Event } from '../../meeting/event.ts';
import type { Group } from '../../meeting/group.ts';
import type { PersonJoined } from '../../meeting/link.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { minutesMessages } from '../../minutes/messages.ts';

export interface VoteOpened extends Event {
  readonly type: 'votes.opened';
  /** The motion's entry. */
  readonly number: number;
  /** What can be chosen; undefined for a plain motion: for, against, abstain. */
  readonly options?: readonly string[];
}
export interface BallotCast extends Event {
  readonly type: 'votes.cast';
  readonly number: number;
  readonly voter: PersonKey;
  readonly choice: string;
}
/** A reaction was taken back: the choice before it counts again, if there was one. */
export interface BallotWithdrawn extends Event {
  readonly type: 'votes.withdrawn';
  readonly number: number;
  readonly voter: PersonKey;
  readonly choice: string;
}
export interface VoteClosed extends Event {
  readonly type: 'votes.closed';
  readonly number: number;
}
export type VoteEvent = VoteOpened | BallotCast | BallotWithdrawn | VoteClosed;

/** How the voting ended: a chair closed it, or the meeting ended while it was open. */
type Closing = 'by a chair' | 'by the end of the meeting';

export interface VoteMotion {
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly openedAt: string;
  readonly options: readonly string[];
  readonly plain: boolean;
  readonly closed?: Closing;
  /** Each voter's choices that weren't withdrawn; the last one counts. */
  readonly choices: OrderedMap<PersonKey, readonly string[]>;
}

/** One ballot box for all rooms: motions by their entry's number. */
export interface VotesState {
  readonly open?: number | undefined;
  readonly motions: Map<number, VoteMotion>;
}

const PLAIN_OPTIONS = ['for', 'against', 'abstain'] as const;
export type PlainOption = (typeof PLAIN_OPTIONS)[number];

const PLAIN: ReadonlySet<string> = new Set(PLAIN_OPTIONS);
export const isPlainOption = (option: string): option is PlainOption => PLAIN.has(option);

const open = ({ motions }: VotesState, { number, options, at }: VoteOpened): VotesState => ({
  open: number,
  motions: motions.set(number, {
    number,
    openedAt: at,
    options: options ?? PLAIN_OPTIONS,
    plain: options === undefined,
    choices: OrderedMap(),
  }),
});

const choose = (
  state: VotesState,
  event: BallotCast | BallotWithdrawn,
  how: (choices: readonly string[]) => readonly string[],
): VotesState => {
  const motion = state.motions.get(event.number);
  if (!motion) return state;
  const rest = how((motion.choices.get(event.voter) ?? []).filter((choice) => choice !== event.choice));
  // The last voter comes last.
  const others = motion.choices.delete(event.voter);
  const choices = rest.length > 0 ? others.set(event.voter, rest) : others;
  return { ...state, motions: state.motions.set(event.number, { ...motion, choices }) };
};

const close = (state: VotesState, number: number | undefined, closed: Closing): VotesState => {
  const motion = number === undefined ? undefined : state.motions.get(number);
  return motion
    ? { ...state, open: undefined, motions: state.motions.set(motion.number, { ...motion, closed }) }
    : state;
};

/** If someone voted under two names, the later ballot counts. */
function joined(state: VotesState, { as, instead = as }: PersonJoined): VotesState {
  const one = (motion: VoteMotion): VoteMotion => {
    const both = motion.choices.filter((_, voter) => voter === as || voter === instead);
    const later = both.keySeq().last();
    if (later === undefined || instead === as || !both.has(instead)) return motion;
    const standing = [...new Set([...both.values()].toReversed().flatMap((choices) => choices.toReversed()))];
    const others = motion.choices.deleteAll([as, instead]);
    return { ...motion, choices: others.set(as, standing.toReversed()) };
  };
  return { ...state, motions: state.motions.map(one) };
}

/** One pure step per event. */
export const voteSteps = {
  'links.joined': joined,
  'votes.opened': open,
  'votes.cast': (state: VotesState, event: BallotCast) => choose(state, event, (choices) => [...choices, event.choice]),
  'votes.withdrawn': (state: VotesState, event: BallotWithdrawn) => choose(state, event, (choices) => choices),
  'votes.closed': (state: VotesState, { number }: VoteClosed) => close(state, number, 'by a chair'),
  'lifecycle.ended': (state: VotesState) => close(state, state.open, 'by the end of the meeting'),
};

/** How many ballots each option has, in the options' order; only the last choice of each voter counts. */
export function tallyBallots({ options, choices }: VoteMotion): { readonly option: string; readonly count: number }[] {
  const last = [...choices.values()].map((standing) => standing.at(-1));
  return options.map((option) => ({ option, count: last.filter((choice) => choice === option).length }));
}

/** The result in the words of the minutes: `unanimous in favor`, `4 in favor, 1 against`, `red 3, blue 2`. */
export function voteOutcome(motion: VoteMotion, { quorum, language }: Pick<Group, 'quorum' | 'language'>): string {
  const say = minutesMessages({ language });
  const counts = tallyBallots(motion);
  const ballots = motion.choices.size;
  if (ballots === 0) return say.noVotes;
  const [infavor] = counts;
  const isUnanimous = motion.plain && infavor?.count === ballots && ballots > 1;
  const cast = counts.filter(({ count }) => count > 0 || !motion.plain);
  const words = cast.map(({ option, count }) =>
    isPlainOption(option) && motion.plain ? say.ballots[option](count) : `${option} ${count}`,
  );
  const outcome = isUnanimous ? say.unanimous : words.join(', ');
  return ballots < quorum ? say.noQuorum(outcome, quorum) : outcome;
}
