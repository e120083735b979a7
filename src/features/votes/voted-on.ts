import type { Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { votesMessages } from './messages.ts';
import { votesFeature } from './votes.ts';

/**
 * Why a motion keeps its words: people voted on them, so other words under the same tally would be false.
 * Undefined for everything else, and for a motion on which nobody has voted yet.
 */
export function keptByVotes({ number }: Entry, meeting: Meeting): string | undefined {
  const motion = meeting.stateOf(votesFeature).motions.get(number);
  if (!motion || (motion.closed === undefined && motion.choices.size === 0)) return undefined;
  const say = votesMessages(meeting.group);
  if (motion.choices.size === 0) return say.keptUnvoted(number);
  return motion.closed === undefined ? say.keptVoting(number) : say.keptVoted(number);
}

/** Why a motion stays in the minutes: someone's ballot would go with it. Undefined for anything that can be removed. */
export const heldByBallots = (entry: Entry, meeting: Meeting): string | undefined =>
  meeting.stateOf(votesFeature).motions.get(entry.number)?.choices.isEmpty() === true
    ? undefined
    : keptByVotes(entry, meeting);
