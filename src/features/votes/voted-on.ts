import type { Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { votesFeature } from './votes.ts';

/**
 * Why a motion keeps its words: people voted on them, so other words under the same tally would be false.
 * Undefined for everything else, and for a motion on which nobody has voted yet.
 */
export function keptByVotes({ number }: Entry, meeting: Meeting): string | undefined {
  const motion = meeting.stateOf(votesFeature).motions.get(number);
  if (!motion || (motion.closed === undefined && motion.choices.size === 0)) return undefined;
  if (motion.choices.size === 0)
    return `The vote on #${number} is closed, so it stays as it was put. /undo ${number} takes it out, as nobody voted.`;
  const voted = motion.closed === undefined ? `People have voted on #${number}` : `The vote on #${number} is closed`;
  return `${voted}, so it stays as it was voted on. Put a correction to a new vote with /vote, or add a /note.`;
}

/** Why a motion stays in the minutes: somebody's ballot would go with it. Undefined for whatever may be taken out. */
export const heldByBallots = (entry: Entry, meeting: Meeting): string | undefined =>
  meeting.stateOf(votesFeature).motions.get(entry.number)?.choices.isEmpty() === true
    ? undefined
    : keptByVotes(entry, meeting);
