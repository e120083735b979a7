import {
  refuse,
  type AskedBy,
  type Decision,
  type Meeting,
  type Reaction,
  type TypedCommand,
} from '../../meeting/feature.ts';
import { messageOf, sayText, textLine } from '../../meeting/message.ts';
import type { ReviewEvent } from './events.ts';
import { reviewOutcome } from './outcome.ts';
import { minutesAuthors, countedApprovals } from './rule.ts';
import { reviewAfter, reviewState } from './state.ts';

/** Why somebody cannot approve the minutes here; undefined where they can. */
function inTheWay({ by }: AskedBy, meeting: Meeting): string | undefined {
  const { proposal, merged } = meeting.stateOf(reviewState);
  const { inRooms } = meeting.group.approval;
  if (merged) return 'These minutes are merged already.';
  if (!proposal) return 'No minutes wait for approval.';
  if (!inRooms) return `This group approves in the forge: ${proposal.url ?? proposal.label}`;
  if (by.guest) return 'Only members of the group approve its minutes.';
  return minutesAuthors(meeting).includes(by.key) ? 'Whoever wrote the minutes does not approve them.' : undefined;
}

function approveMinutes(ask: AskedBy, meeting: Meeting): Decision<ReviewEvent> {
  const { by, at } = ask;
  const why = inTheWay(ask, meeting);
  if (why !== undefined) return refuse(why);
  const { approvedBy, proposal } = meeting.stateOf(reviewState);
  if (approvedBy.includes(by.key)) return { events: [], answer: sayText('You have approved these minutes already.') };
  const events: ReviewEvent[] = [{ type: 'review.approved', at, who: by.key }];
  const far = `${countedApprovals(reviewAfter(meeting, events)).length} of ${meeting.group.approval.needed}`;
  const follows = reviewOutcome(meeting, events, at);
  return {
    events: [...events, ...follows.events],
    announce: messageOf(textLine(by.label, ` approved the minutes in ${proposal?.label} (${far}).`), ...follows.lines),
    effects: follows.effects,
  };
}

/** Typed, it can name the proposal: what a page shows may not be what waits for approval by now. */
export function approveTyped(typed: TypedCommand, meeting: Meeting): Decision<ReviewEvent> {
  const { proposal } = meeting.stateOf(reviewState);
  const named = typed.args.trim();
  // Words beside the command are only words: names of proposals have a number.
  const isName = /\d/u.test(named) && !/\s/u.test(named);
  const isOther = isName && proposal !== undefined && ![proposal.branch, proposal.label].includes(named);
  return isOther
    ? refuse(`It’s ${proposal.label} that waits for approval. Read it first, then use /meeting approve.`)
    : approveMinutes(typed, meeting);
}

/** ✅ on the proposal approves it, and taking it back takes that back. */
export function onReaction(reaction: Reaction, meeting: Meeting): Decision<ReviewEvent> | undefined {
  const { about, emoji, removed, by, at } = reaction;
  if (about !== 'proposal' || (emoji !== '✅' && emoji !== '👍')) return undefined;
  if (!removed) return approveMinutes({ by, at }, meeting);
  const { approvedBy, merged } = meeting.stateOf(reviewState);
  if (merged || !approvedBy.includes(by.key)) return { events: [] };
  const events: ReviewEvent[] = [{ type: 'review.withdrawn', at, who: by.key }];
  return { events: [...events, ...reviewOutcome(meeting, events, at).events] };
}
