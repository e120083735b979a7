import { refuse, type Ask, type Decision, type Meeting, type Reaction, type Typed } from '../../meeting/feature.ts';
import { message, say, text } from '../../meeting/message.ts';
import type { ReviewEvent } from './events.ts';
import { outcome } from './outcome.ts';
import { authors, counted } from './rule.ts';
import { after, reviewState } from './state.ts';

/** Why somebody cannot approve the minutes here; undefined where they can. */
function inTheWay({ by }: Ask, meeting: Meeting): string | undefined {
  const { proposal, merged } = meeting.of(reviewState);
  const { inRooms } = meeting.group.approval;
  if (merged) return 'These minutes are merged already.';
  if (!proposal) return 'No minutes wait for approval.';
  if (!inRooms) return `This group approves in the forge: ${proposal.url ?? proposal.label}`;
  if (by.guest) return 'Only members of the group approve its minutes.';
  return authors(meeting).includes(by.key) ? 'Whoever wrote the minutes does not approve them.' : undefined;
}

function approve(ask: Ask, meeting: Meeting): Decision<ReviewEvent> {
  const { by, at } = ask;
  const why = inTheWay(ask, meeting);
  if (why !== undefined) return refuse(why);
  const { approvedBy, proposal } = meeting.of(reviewState);
  if (approvedBy.includes(by.key)) return { events: [], answer: say('You have approved these minutes already.') };
  const events: ReviewEvent[] = [{ type: 'review.approved', at, who: by.key }];
  const far = `${counted(after(meeting, events)).length} of ${meeting.group.approval.needed}`;
  const follows = outcome(meeting, events, at);
  return {
    events: [...events, ...follows.events],
    announce: message(text(by.label, ` approved the minutes in ${proposal?.label} (${far}).`), ...follows.lines),
    effects: follows.effects,
  };
}

/** Typed, it can name the proposal: what a page shows may not be what waits for approval by now. */
export function approveTyped(typed: Typed, meeting: Meeting): Decision<ReviewEvent> {
  const { proposal } = meeting.of(reviewState);
  const named = typed.args.trim();
  // Words beside the command are only words: names of proposals have a number.
  const isName = /\d/u.test(named) && !/\s/u.test(named);
  const isOther = isName && proposal !== undefined && ![proposal.branch, proposal.label].includes(named);
  return isOther
    ? refuse(`It’s ${proposal.label} that waits for approval. Read it first, then use /meeting approve.`)
    : approve(typed, meeting);
}

/** ✅ on the proposal approves it, and taking it back takes that back. */
export function reacted(reaction: Reaction, meeting: Meeting): Decision<ReviewEvent> | undefined {
  const { about, emoji, removed, by, at } = reaction;
  if (about !== 'proposal' || (emoji !== '✅' && emoji !== '👍')) return undefined;
  if (!removed) return approve({ by, at }, meeting);
  const { approvedBy, merged } = meeting.of(reviewState);
  if (merged || !approvedBy.includes(by.key)) return { events: [] };
  const events: ReviewEvent[] = [{ type: 'review.withdrawn', at, who: by.key }];
  return { events: [...events, ...outcome(meeting, events, at).events] };
}
