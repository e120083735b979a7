import { ownersOfEntry } from '../features/actions/open-actions.ts';
import { dueDay } from '../features/due/due.ts';
import { eventBox } from '../features/events/events.ts';
import { voteOutcome, type VoteMotion } from '../features/votes/ballots.ts';
import { votesFeature } from '../features/votes/votes.ts';
import { optionEmoji } from '../features/votes/words.ts';
import { entriesFeature, type Entry } from '../meeting/entry.ts';
import type { Meeting } from '../meeting/feature.ts';
import { personLabel } from '../meeting/guests.ts';
import { typedPieces } from '../meeting/typed-pieces.ts';
import type { BoardEntry, BoardVote } from '../ports/board.ts';

/** What was recorded in these meetings, as cards show it. Of an entry that several have, the last one's counts. */
export function boardEntries(meetings: readonly Meeting[]): readonly BoardEntry[] {
  const found = new Map<number, BoardEntry>();
  for (const meeting of meetings)
    for (const entry of meeting.stateOf(entriesFeature).byNumber.values())
      found.set(entry.number, boardEntry(entry, meeting));
  return [...found.values()].toSorted((a, b) => a.number - b.number);
}

function boardEntry(entry: Entry, meeting: Meeting): BoardEntry {
  const { number, kind, text, credit, details = {} } = entry;
  const due = dueDay(entry, meeting);
  // The options and ballots of a motion under embargo aren't shown.
  const motion = kind === 'motion' ? meeting.stateOf(votesFeature).motions.get(number) : undefined;
  const isTask = kind === 'action' || kind === 'item';
  return {
    number,
    kind,
    text,
    owners: (isTask ? ownersOfEntry(entry) : entry.owners).map((key) => personLabel(meeting, key)),
    box: eventBox(entry, meeting),
    ...piecesOf(text),
    ...(credit !== undefined && { credit: personLabel(meeting, credit) }),
    ...(due !== undefined && { due }),
    ...detailsOf(details),
    ...(motion && { vote: boardVote(motion, meeting) }),
  };
}

function piecesOf(text: string): Pick<BoardEntry, 'pieces'> {
  const pieces = typedPieces(text);
  return pieces.some((piece) => typeof piece !== 'string') ? { pieces } : {};
}

function detailsOf({ url, from, to, place }: NonNullable<Entry['details']>): Partial<BoardEntry> {
  return {
    ...(url !== undefined && { url }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(place !== undefined && { where: place }),
  };
}

function boardVote(motion: VoteMotion, meeting: Meeting): BoardVote {
  const emoji = optionEmoji(motion);
  const votersFor = (option: string): string[] =>
    [...motion.choices]
      .filter(([, choices]) => choices.at(-1) === option)
      .map(([voter]) => personLabel(meeting, voter));
  return {
    isOpen: motion.closed === undefined,
    isPlain: motion.plain,
    options: motion.options.map((option, i) => ({ option, emoji: emoji[i] ?? '', voters: votersFor(option) })),
    guestsVote: meeting.group.voters !== 'members',
    outcome: voteOutcome(motion, meeting.group),
  };
}
