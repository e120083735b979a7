import { enumerate } from '../../language/lists.ts';
import type { Meeting, View } from '../../meeting/feature.ts';
import { calledPiece, personLabels } from '../../meeting/guests.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { code, headingLine, textLine, type MessageLine } from '../../meeting/message.ts';
import { electedRoles } from '../elections/elected-roles.ts';
import { reviewMessages } from './messages.ts';
import { awaitedReviewers } from './reminders.ts';
import { countedApprovals, isApproved, otherObstacles } from './rule.ts';
import { proposalPiece, reviewState, type ReviewState } from './state.ts';

/** One message that shows the progress of the minutes, and is edited as they go on. */
export function reviewViews(meeting: Meeting): View[] {
  const { phase } = meeting.stateOf(lifecycleState);
  const state = meeting.stateOf(reviewState);
  if (phase !== 'adjourned' && phase !== 'in review' && phase !== 'approved') return [];
  const { proposal, merged, notes } = state;
  const say = reviewMessages(meeting.group);
  const offered = proposal !== undefined && !merged && meeting.group.approval.inRooms;
  const lines = [
    headingLine(say.title),
    ...ended(meeting),
    ...progress(state, meeting),
    ...asked(state, meeting),
    ...notes.map((note) => textLine(note)),
    ...trouble(state, meeting),
    ...end(state, meeting),
  ];
  return [
    {
      key: 'proposal',
      message: { lines, ...(offered ? { offers: [{ emoji: '✅', label: say.approve }] } : {}) },
    },
  ];
}

/** That somebody ended it, and who was elected. A meeting that ends by itself is announced with the reason. */
const ended = (meeting: Meeting): MessageLine[] => [
  ...(meeting.stateOf(lifecycleState).endedBy === undefined
    ? []
    : [textLine(reviewMessages(meeting.group).meetingEnded)]),
  ...electedRoles(meeting),
];

function progress({ steps, proposal }: ReviewState, { group }: Meeting): MessageLine[] {
  const say = reviewMessages(group);
  return Object.entries(say.steps).map(([name, words]): MessageLine => ({
    kind: 'item',
    depth: 0,
    ticked: steps.some((done) => done === name),
    pieces: name === 'proposed' && proposal ? say.proposedAs(proposalPiece(proposal)) : [words],
  }));
}

/** The people asked to review the minutes, as long as approvals are missing. */
function asked({ proposal, merged, closed }: ReviewState, meeting: Meeting): MessageLine[] {
  const isOpen = proposal !== undefined && !merged && !closed && !isApproved(meeting);
  const people = isOpen && meeting.group.approval.needed > 0 ? awaitedReviewers(meeting) : [];
  if (people.length === 0) return [];
  const called = enumerate(
    people.map((key) => calledPiece(meeting, key)),
    meeting.group,
  );
  return [textLine(...reviewMessages(meeting.group).forReview(called))];
}

const trouble = ({ failed }: ReviewState, { group }: Meeting): MessageLine[] =>
  failed === undefined ? [] : [textLine(...reviewMessages(group).trouble(failed, code('/meeting minutes')))];

/** What's still missing, or how it ended. */
function end({ proposal, merged, closed }: ReviewState, meeting: Meeting): MessageLine[] {
  const say = reviewMessages(meeting.group);
  const counted = countedApprovals(meeting);
  const approvals = personLabels(meeting, counted);
  if (merged) return [textLine({ strong: approvals === '' ? say.mergedShort : say.approvedAndMerged(approvals) })];
  if (!proposal) return [];
  if (closed) return [textLine(...say.closedShort(code('/meeting propose')))];
  const { needed, inRooms } = meeting.group.approval;
  const given = `${say.approvals(counted.length, needed)}${approvals === '' ? '' : `: ${approvals}`}`;
  const state = [given, ...otherObstacles(meeting)].join('; ');
  return [
    textLine(
      ...(inRooms ? say.howToApprove(state, code('/meeting approve')) : say.approveIn(state, proposalPiece(proposal))),
    ),
  ];
}
