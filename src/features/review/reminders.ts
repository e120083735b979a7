import { enumerate, listInWords } from '../../language/lists.ts';
import { attendanceLists } from '../../meeting/attendance-lists.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { calledPiece } from '../../meeting/guests.ts';
import { sayText, textLine, type MessagePiece } from '../../meeting/message.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import type { ReviewEvent } from './events.ts';
import { reviewMessages } from './messages.ts';
import { reviewOutcome } from './outcome.ts';
import { minutesAuthors, countedApprovals, isApproved, missingApprovals } from './rule.ts';
import { proposalPiece, reviewAfter, reviewState } from './state.ts';

const HOUR = 60;

/** When something is due next: a reminder, or the end of the time for objections. */
export function wakeAt(meeting: Meeting): string | undefined {
  return [nextReminder(meeting), silenceAt(meeting)].filter((at) => at !== undefined).toSorted()[0];
}

const nextReminder = (meeting: Meeting): string | undefined => reminders(meeting)[0];

/** The times of the reminders still to come for this text. */
function reminders(meeting: Meeting): string[] {
  const { since, reminded, merged, closed } = meeting.stateOf(reviewState);
  if (since === undefined || merged || closed) return [];
  const hours = meeting.group.approval.remind.toSorted((a, b) => a - b);
  return hours.slice(reminded).map((time) => shiftMinutes(since, time * HOUR));
}

function silenceAt(meeting: Meeting): string | undefined {
  const { since, expired, merged, closed } = meeting.stateOf(reviewState);
  const { silence } = meeting.group.approval;
  return since === undefined || merged || closed || expired || silence === undefined
    ? undefined
    : shiftMinutes(since, silence * HOUR);
}

/** Whom to ask for a review: members who were there and did not write the minutes. */
export function awaitedReviewers(meeting: Meeting): string[] {
  const { directory } = meeting.group;
  const authors = minutesAuthors(meeting);
  return attendanceLists(meeting)
    .present.map(({ key }) => key)
    .filter((key) => directory.byName(key) !== undefined && !authors.includes(key));
}

/** Those who were asked and have said nothing yet. */
function late(meeting: Meeting): string[] {
  const { verdicts } = meeting.stateOf(reviewState);
  const spoke = new Set([
    ...countedApprovals(meeting),
    ...verdicts.filter(({ current }) => current).map(({ who }) => who),
  ]);
  return awaitedReviewers(meeting).filter((key) => !spoke.has(key));
}

export function remindReviewers(at: string, meeting: Meeting): Decided<ReviewEvent> | undefined {
  const silence = silenceAt(meeting);
  if (silence !== undefined && silence <= at) return expire(at, meeting);
  const reminder = nextReminder(meeting);
  return reminder !== undefined && reminder <= at ? remind(at, meeting) : undefined;
}

const proposalOf = (meeting: Meeting): MessagePiece => {
  const { proposal } = meeting.stateOf(reviewState);
  return proposal ? proposalPiece(proposal) : reviewMessages(meeting.group).theProposal;
};

function expire(at: string, meeting: Meeting): Decided<ReviewEvent> {
  const events: ReviewEvent[] = [{ type: 'review.expired', at }];
  const follows = reviewOutcome(meeting, events, at);
  const then = reviewAfter(meeting, events);
  const decided = { events: [...events, ...follows.events], effects: follows.effects };
  // The merge tells it.
  if (follows.effects.includes('merge')) return decided;
  const say = reviewMessages(meeting.group);
  const words = isApproved(then)
    ? say.unopposed(proposalOf(meeting))
    : say.timeOver(proposalOf(meeting), listInWords(missingApprovals(then), meeting.group));
  return { ...decided, announce: { lines: [textLine(...words), ...follows.lines] } };
}

function remind(at: string, meeting: Meeting): Decided<ReviewEvent> {
  const waiting = isApproved(meeting) ? [] : late(meeting);
  // Several that were missed while Gavel wasn't running become one.
  const due = reminders(meeting).filter((time) => time <= at);
  const events = due.map((): ReviewEvent => ({ type: 'review.reminded', at, who: waiting }));
  if (waiting.length === 0) return { events };
  const people = enumerate(
    waiting.map((key) => calledPiece(meeting, key)),
    meeting.group,
  );
  const far = missingApprovals(meeting).join(', ');
  return {
    events,
    announce: sayText(...reviewMessages(meeting.group).remind(people, proposalOf(meeting), far)),
  };
}
