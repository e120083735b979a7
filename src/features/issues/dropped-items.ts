import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { personLabels } from '../../meeting/guests.ts';
import { itemLine, textLine, type MessagePiece } from '../../meeting/message.ts';
import { compareMerged } from '../carry-over/compare-merged.ts';
import { proposalPiece, reviewState } from '../review/state.ts';
import { issuesFeature } from './issues.ts';
import { issuesMessages } from './messages.ts';

/** Nobody would read more. */
const MOST = 20;

/**
 * Tells what was open in the proposed minutes and isn't in the merged ones: the next agenda is read from these, so it
 * would go without a word.
 */
export function droppedItems(merged: string, proposed: string, reviewed: Meeting): Decided<Event> | undefined {
  const { dropped: gone } = compareMerged(merged, proposed, reviewed);
  const { proposal } = reviewed.stateOf(reviewState);
  if (gone.length === 0 || !proposal) return undefined;
  const say = issuesMessages(reviewed.group);
  const lines = gone.slice(0, MOST).map(({ number, owners, text: words }) => {
    const who = personLabels(reviewed, owners);
    const issue = reviewed.stateOf(issuesFeature).actions.get(number);
    const left: MessagePiece[] = issue ? say.issueStays({ link: issue.url, text: say.issue(issue.issue) }) : [];
    return itemLine(`#${number} ${who === '' ? '' : `${who} – `}${words}`, ...left);
  });
  const more = gone.length > MOST ? [textLine(say.more(gone.length - MOST))] : [];
  const head = textLine(...say.dropped(proposalPiece(proposal)));
  const end = textLine(say.droppedEnd);
  return { events: [], announce: { lines: [head, ...lines, ...more, end] } };
}
