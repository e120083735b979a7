import { enumerate } from '../../language/lists.ts';
import type { Meeting, View } from '../../meeting/feature.ts';
import { calledPiece, personLabels } from '../../meeting/guests.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { code, headingLine, textLine, type MessageLine } from '../../meeting/message.ts';
import { awaitedReviewers } from './reminders.ts';
import { countedApprovals, isApproved, missingApprovals } from './rule.ts';
import { proposalPiece, reviewState, type ReviewState } from './state.ts';

const STEPS = { rendered: 'Minutes written', committed: 'Committed', proposed: 'Proposed' } as const;

/** One message that shows how far the minutes are, and is edited as they go on. */
export function reviewViews(meeting: Meeting): View[] {
  const { phase } = meeting.stateOf(lifecycleState);
  const state = meeting.stateOf(reviewState);
  if (phase !== 'adjourned' && phase !== 'in review' && phase !== 'approved') return [];
  const { proposal, merged, notes } = state;
  const offered = proposal !== undefined && !merged && meeting.group.approval.inRooms;
  const lines = [
    headingLine('Minutes'),
    ...progress(state),
    ...asked(state, meeting),
    ...notes.map((note) => textLine(note)),
    ...trouble(state),
    ...end(state, meeting),
  ];
  return [
    {
      key: 'proposal',
      message: { lines, ...(offered ? { offers: [{ emoji: '✅', label: 'Approve' }] } : {}) },
    },
  ];
}

const progress = ({ steps, proposal }: ReviewState): MessageLine[] =>
  Object.entries(STEPS).map(([name, words]): MessageLine => ({
    kind: 'item',
    depth: 0,
    ticked: steps.some((done) => done === name),
    pieces: name === 'proposed' && proposal ? [`${words} as `, proposalPiece(proposal)] : [words],
  }));

/** Who is asked to look at the minutes, once they can be read and as long as somebody has to. */
function asked({ proposal, merged, closed }: ReviewState, meeting: Meeting): MessageLine[] {
  const isOpen = proposal !== undefined && !merged && !closed && !isApproved(meeting);
  const people = isOpen && meeting.group.approval.needed > 0 ? awaitedReviewers(meeting) : [];
  if (people.length === 0) return [];
  return [
    textLine(
      'For review: ',
      ...enumerate(
        people.map((key) => calledPiece(meeting, key)),
        meeting.group,
      ),
      '.',
    ),
  ];
}

const trouble = ({ failed }: ReviewState): MessageLine[] =>
  failed === undefined
    ? []
    : [
        textLine(
          { strong: 'It did not work: ' },
          failed,
          ' Nothing is lost, and I shall try again. ',
          code('/meeting minutes'),
          ' gives the Markdown to whoever leads.',
        ),
      ];

/** What is still missing, or how it ended. */
function end({ proposal, merged, closed }: ReviewState, meeting: Meeting): MessageLine[] {
  const approvals = personLabels(meeting, countedApprovals(meeting));
  if (merged) return [textLine({ strong: approvals === '' ? 'Merged.' : `Approved by ${approvals} and merged.` })];
  if (!proposal) return [];
  if (closed)
    return [textLine({ strong: 'Closed without being merged.' }, ' ', code('/meeting propose'), ' proposes it again.')];
  const { needed, inRooms } = meeting.group.approval;
  const given = `${countedApprovals(meeting).length} of ${needed} approvals${approvals === '' ? '' : `: ${approvals}`}`;
  const lacking = missingApprovals(meeting).filter((words) => !words.endsWith(' approvals'));
  const more = lacking.length === 0 ? '' : `; ${lacking.join('; ')}`;
  return [
    inRooms
      ? textLine(`${given}${more}`, '. React ✅ or ', code('/meeting approve'), '.')
      : textLine(`${given}${more}. Approve in `, proposalPiece(proposal), '.'),
  ];
}
