import {
  refuse,
  type AskedBy,
  type Decided,
  type Decision,
  type Meeting,
  type Reaction,
  type Refusal,
  type TypedCommand,
} from '../../meeting/feature.ts';
import { messageOf, sayText, textLine } from '../../meeting/message.ts';
import { DONE_SIGN } from '../../meeting/signs.ts';
import { admissionMessages } from '../messages.ts';
import type { ReviewEvent } from './events.ts';
import { reviewMessages } from './messages.ts';
import { reviewOutcome } from './outcome.ts';
import { minutesAuthors, countedApprovals } from './rule.ts';
import { reviewAfter, reviewState } from './state.ts';

/** Why somebody can't approve the minutes here; undefined if they can. */
function inTheWay({ by }: AskedBy, meeting: Meeting): string | undefined {
  const { proposal, merged } = meeting.stateOf(reviewState);
  const { inRooms } = meeting.group.approval;
  const say = reviewMessages(meeting.group);
  if (merged) return say.alreadyMerged;
  if (!proposal) return admissionMessages(meeting.group).noMinutes;
  if (!inRooms) return say.approveThere(proposal.url ?? proposal.label);
  if (by.guest) return say.membersOnly;
  return minutesAuthors(meeting).includes(by.key) ? say.ownMinutes : undefined;
}

/** The approval after which Gavel merges is announced once, with the merge. */
function approveMinutes(ask: AskedBy, meeting: Meeting): Decided<ReviewEvent> | Refusal {
  const { by, at } = ask;
  const why = inTheWay(ask, meeting);
  if (why !== undefined) return refuse(why);
  const { approvedBy, proposal } = meeting.stateOf(reviewState);
  const say = reviewMessages(meeting.group);
  if (approvedBy.includes(by.key)) return { events: [], answer: sayText(say.alreadyApproved) };
  const events: ReviewEvent[] = [{ type: 'review.approved', at, who: by.key }];
  const follows = reviewOutcome(meeting, events, at);
  const decided = { events: [...events, ...follows.events], effects: follows.effects };
  const label = proposal?.label ?? say.theProposal;
  if (follows.effects.includes('merge'))
    return { ...decided, answer: sayText(say.approvedMerging(label)), sign: DONE_SIGN };
  const given = countedApprovals(reviewAfter(meeting, events)).length;
  const approved = say.approved(by.label, label, given, meeting.group.approval.needed);
  return { ...decided, announce: messageOf(textLine(...approved), ...follows.lines) };
}

/** Typed, it can name the proposal: a page may show another one than the one that is waiting now. */
export function approveTyped(typed: TypedCommand, meeting: Meeting): Decision<ReviewEvent> {
  const { proposal } = meeting.stateOf(reviewState);
  const named = typed.args.trim();
  // Words beside the command are only words: names of proposals have a number.
  const isName = /\d/u.test(named) && !/\s/u.test(named);
  const isOther = isName && proposal !== undefined && ![proposal.branch, proposal.label].includes(named);
  return isOther ? refuse(reviewMessages(meeting.group).otherWaiting(proposal.label)) : approveMinutes(typed, meeting);
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
