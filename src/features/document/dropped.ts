import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { label } from '../../meeting/guests.ts';
import { item, text, type Piece } from '../../meeting/message.ts';
import { issues } from '../issues/issues.ts';
import { reviewState } from '../review/state.ts';
import { reread } from './reread.ts';

/** More would not be read. */
const MOST = 20;

/**
 * Tells what was open in the minutes that were proposed and is not in those that were merged: since the next agenda is
 * read from these, it would go without a word.
 */
export function dropped(merged: string, proposed: string, reviewed: Meeting): Decided<Event> | undefined {
  const { dropped: gone } = reread(merged, proposed, reviewed);
  const { proposal } = reviewed.of(reviewState);
  if (gone.length === 0 || !proposal) return undefined;
  const name: Piece = proposal.url === undefined ? proposal.label : { link: proposal.url, text: proposal.label };
  const lines = gone.slice(0, MOST).map(({ number, owners, text: words }) => {
    const who = owners.map((key) => label(reviewed, key)).join(', ');
    const issue = reviewed.of(issues).actions.get(number);
    const left: Piece[] = issue ? [' (', { link: issue.url, text: `issue ${issue.issue}` }, ' stays as it is)'] : [];
    return item(`#${number} ${who === '' ? '' : `${who} – `}${words}`, ...left);
  });
  const more = gone.length > MOST ? [text(`and ${gone.length - MOST} more.`)] : [];
  const head = text('Open in what was proposed, and not in what was merged in ', name, ':');
  const end = text('The next agenda goes without it; whoever wants it back can record it again.');
  return { events: [], announce: { lines: [head, ...lines, ...more, end] } };
}
