import type { Boxed } from '../../meeting/entry.ts';
import { entries } from '../../meeting/entry.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { enumerate, text, type Piece } from '../../meeting/message.ts';
import { reread } from '../document/reread.ts';
import { reviewState } from '../review/state.ts';
import { issues } from './issues.ts';

const boxed = (number: number, at: string): Boxed => ({
  type: 'entry.boxed',
  at,
  number,
  box: 'ticked',
  by: 'minutes',
});

/**
 * The actions with an issue that people ticked in the merged minutes, in the pull request or on the main branch later;
 * undefined where there are none that are not known. What is ticked here closes its issue.
 */
export function tickedThere(
  merged: string,
  proposed: string,
  reviewed: Meeting,
  at: string,
): Decided<Boxed> | undefined {
  const linked = reviewed.of(issues).actions;
  const ticked = reread(merged, proposed, reviewed).ticked.filter(({ number }) => linked.has(number));
  if (ticked.length === 0) return undefined;
  const names = ticked.map(({ number }): Piece => {
    const issue = linked.get(number);
    return issue ? { link: issue.url, text: `#${number}` } : `#${number}`;
  });
  const { proposal } = reviewed.of(reviewState);
  const where = proposal ? ` of ${proposal.label}` : '';
  return {
    events: ticked.map(({ number }) => boxed(number, at)),
    announce: {
      lines: [text(...enumerate(names), ticked.length === 1 ? ' is' : ' are', ` ticked in the minutes${where}.`)],
    },
  };
}

/** The same in the meeting after, which has carried them over. */
export function tickedBefore(before: Meeting, meeting: Meeting, at: string): Boxed[] {
  const { byNumber, touched } = before.of(entries);
  const now = meeting.of(entries);
  return [...meeting.of(issues).actions.keys()].flatMap((number) => {
    const isTicked = touched.has(number) && byNumber.get(number)?.box === 'ticked';
    const isOpen = now.byNumber.get(number)?.box === 'open' && !now.touched.has(number);
    return isTicked && isOpen ? [boxed(number, at)] : [];
  });
}
