import { enumerate } from '../../language/lists.ts';
import type { EntryBoxed } from '../../meeting/entry.ts';
import { entriesFeature } from '../../meeting/entry.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { sayText, type MessagePiece } from '../../meeting/message.ts';
import { compareMerged } from '../carry-over/compare-merged.ts';
import { reviewState } from '../review/state.ts';
import { issuesFeature } from './issues.ts';
import { issuesMessages } from './messages.ts';

const boxed = (number: number, at: string): EntryBoxed => ({
  type: 'entry.boxed',
  at,
  number,
  box: 'ticked',
  by: 'minutes',
});

/**
 * The actions with an issue that people ticked in the merged minutes, in the pull request or on the main branch later;
 * undefined if there are none that are new. Ticking one here closes its issue.
 */
export function tickedThere(
  merged: string,
  proposed: string,
  reviewed: Meeting,
  at: string,
): Decided<EntryBoxed> | undefined {
  const linked = reviewed.stateOf(issuesFeature).actions;
  const ticked = compareMerged(merged, proposed, reviewed).ticked.filter(({ number }) => linked.has(number));
  if (ticked.length === 0) return undefined;
  const names = ticked.map(({ number }): MessagePiece => {
    const issue = linked.get(number);
    return issue ? { link: issue.url, text: `#${number}` } : `#${number}`;
  });
  const { proposal } = reviewed.stateOf(reviewState);
  const say = issuesMessages(reviewed.group);
  const all = enumerate(names, reviewed.group);
  const { length } = names;
  const words = proposal ? say.tickedIn(all, length, proposal.label) : say.ticked(all, length);
  return {
    events: ticked.map(({ number }) => boxed(number, at)),
    announce: sayText(...words),
  };
}

/** The same in the meeting after, which has carried them over. */
export function tickedBefore(before: Meeting, meeting: Meeting, at: string): EntryBoxed[] {
  const { byNumber, touched } = before.stateOf(entriesFeature);
  const now = meeting.stateOf(entriesFeature);
  return [...meeting.stateOf(issuesFeature).actions.keys()].flatMap((number) => {
    const isTicked = touched.has(number) && byNumber.get(number)?.box === 'ticked';
    const isOpen = now.byNumber.get(number)?.box === 'open' && !now.touched.has(number);
    return isTicked && isOpen ? [boxed(number, at)] : [];
  });
}
