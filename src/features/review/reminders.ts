import { enumerate } from '../../language/lists.ts';
import { attendanceLists } from '../../meeting/attendance-lists.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { calledPiece } from '../../meeting/guests.ts';
import { textLine, type MessageLine, type MessagePiece } from '../../meeting/message.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import type { ReviewEvent } from './events.ts';
import { reviewOutcome } from './outcome.ts';
import { minutesAuthors, countedApprovals, isApproved, missingApprovals } from './rule.ts';
import { proposalPiece, reviewAfter, reviewState } from './state.ts';

const HOUR = 60;

/** When the proposal wants attention next: a reminder, or the end of the time for objections. */
export function wakeAt(meeting: Meeting): string | undefined {
  return [nextReminder(meeting), silenceAt(meeting)].filter((at) => at !== undefined).toSorted()[0];
}

const nextReminder = (meeting: Meeting): string | undefined => reminders(meeting)[0];

/** When reminders are still to be given of this text. */
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
  return proposal ? proposalPiece(proposal) : 'the proposal';
};

function expire(at: string, meeting: Meeting): Decided<ReviewEvent> {
  const events: ReviewEvent[] = [{ type: 'review.expired', at }];
  const follows = reviewOutcome(meeting, events, at);
  const then = reviewAfter(meeting, events);
  const words: MessageLine = isApproved(then)
    ? textLine(
        'The time for objections to ',
        proposalOf(meeting),
        ' is over, and nobody objects: the minutes are approved.',
      )
    : textLine(
        'The time for objections to ',
        proposalOf(meeting),
        ` is over, but ${missingApprovals(then).join(', ')}.`,
      );
  return {
    events: [...events, ...follows.events],
    announce: { lines: [words, ...follows.lines] },
    effects: follows.effects,
  };
}

function remind(at: string, meeting: Meeting): Decided<ReviewEvent> {
  const waiting = isApproved(meeting) ? [] : late(meeting);
  // Those that went by while nobody was there to give them are given as one.
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
    announce: {
      lines: [textLine(...people, ': would you look at the minutes in ', proposalOf(meeting), `? So far: ${far}.`)],
    },
  };
}
