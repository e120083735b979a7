import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { personLabels } from '../../meeting/guests.ts';
import { itemLine, textLine, type MessagePiece } from '../../meeting/message.ts';
import { compareMerged } from '../carry-over/compare-merged.ts';
import { proposalPiece, reviewState } from '../review/state.ts';
import { issuesFeature } from './issues.ts';

/** More would not be read. */
const MOST = 20;

/**
 * Tells what was open in the minutes that were proposed and is not in those that were merged: since the next agenda is
 * read from these, it would go without a word.
 */
export function droppedItems(merged: string, proposed: string, reviewed: Meeting): Decided<Event> | undefined {
  const { dropped: gone } = compareMerged(merged, proposed, reviewed);
  const { proposal } = reviewed.stateOf(reviewState);
  if (gone.length === 0 || !proposal) return undefined;
  const lines = gone.slice(0, MOST).map(({ number, owners, text: words }) => {
    const who = personLabels(reviewed, owners);
    const issue = reviewed.stateOf(issuesFeature).actions.get(number);
    const left: MessagePiece[] = issue
      ? [' (', { link: issue.url, text: `issue ${issue.issue}` }, ' stays as it is)']
      : [];
    return itemLine(`#${number} ${who === '' ? '' : `${who} – `}${words}`, ...left);
  });
  const more = gone.length > MOST ? [textLine(`and ${gone.length - MOST} more.`)] : [];
  const head = textLine('Open in what was proposed, and not in what was merged in ', proposalPiece(proposal), ':');
  const end = textLine('The next agenda goes without it; whoever wants it back can record it again.');
  return { events: [], announce: { lines: [head, ...lines, ...more, end] } };
}
