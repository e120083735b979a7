import type { Decided, Meeting } from '../../meeting/feature.ts';
import { called } from '../../meeting/guests.ts';
import { enumerate, text, type Line, type Piece } from '../../meeting/message.ts';
import { shift } from '../lifecycle/lifecycle.ts';
import { rollCall, sorted } from '../roll-call/roll-call.ts';
import type { ReviewEvent } from './events.ts';
import { outcome } from './outcome.ts';
import { authors, counted, isApproved, missing } from './rule.ts';
import { after, reviewState } from './state.ts';

const HOUR = 60;

/** When the proposal wants attention next: a reminder, or the end of the time for objections. */
export function wakeAt(meeting: Meeting): string | undefined {
  return [nextReminder(meeting), silenceAt(meeting)].filter((at) => at !== undefined).toSorted()[0];
}

const nextReminder = (meeting: Meeting): string | undefined => reminders(meeting)[0];

/** When reminders are still to be given of this text. */
function reminders(meeting: Meeting): string[] {
  const { since, reminded, merged, closed } = meeting.of(reviewState);
  if (since === undefined || merged || closed) return [];
  const hours = meeting.group.approval.remind.toSorted((a, b) => a - b);
  return hours.slice(reminded).map((time) => shift(since, time * HOUR));
}

function silenceAt(meeting: Meeting): string | undefined {
  const { since, expired, merged, closed } = meeting.of(reviewState);
  const { silence } = meeting.group.approval;
  return since === undefined || merged || closed || expired || silence === undefined
    ? undefined
    : shift(since, silence * HOUR);
}

/** Whom to ask for a review: members who were there and did not write the minutes. */
export const reviewers = (meeting: Meeting): string[] =>
  [...meeting.of(rollCall).keys()].filter(
    (key) =>
      meeting.group.directory.byName(key) !== undefined &&
      !authors(meeting).includes(key) &&
      sorted(meeting).present.some((one) => one.key === key),
  );

/** Those who were asked and have said nothing yet. */
function late(meeting: Meeting): string[] {
  const { verdicts } = meeting.of(reviewState);
  const spoke = new Set([...counted(meeting), ...verdicts.filter(({ current }) => current).map(({ who }) => who)]);
  return reviewers(meeting).filter((key) => !spoke.has(key));
}

export function woken(at: string, meeting: Meeting): Decided<ReviewEvent> | undefined {
  const silence = silenceAt(meeting);
  if (silence !== undefined && silence <= at) return expire(at, meeting);
  const reminder = nextReminder(meeting);
  return reminder !== undefined && reminder <= at ? remind(at, meeting) : undefined;
}

const proposalOf = (meeting: Meeting): Piece => {
  const { proposal } = meeting.of(reviewState);
  if (proposal?.url === undefined) return proposal?.label ?? 'the proposal';
  return { link: proposal.url, text: proposal.label };
};

function expire(at: string, meeting: Meeting): Decided<ReviewEvent> {
  const events: ReviewEvent[] = [{ type: 'review.expired', at }];
  const follows = outcome(meeting, events, at);
  const then = after(meeting, events);
  const words: Line = isApproved(then)
    ? text(
        'The time for objections to ',
        proposalOf(meeting),
        ' is over, and nobody objects: the minutes are approved.',
      )
    : text('The time for objections to ', proposalOf(meeting), ` is over, but ${missing(then).join(', ')}.`);
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
  const people = enumerate(waiting.map((key) => called(meeting, key)));
  const far = missing(meeting).join(', ');
  return {
    events,
    announce: {
      lines: [text(...people, ': would you look at the minutes in ', proposalOf(meeting), `? So far: ${far}.`)],
    },
  };
}
