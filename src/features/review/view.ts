import type { Meeting, View } from '../../meeting/feature.ts';
import { called, label } from '../../meeting/guests.ts';
import { code, enumerate, heading, text, type Line, type Piece } from '../../meeting/message.ts';
import { lifecycle } from '../lifecycle/lifecycle.ts';
import { reviewers } from './reminders.ts';
import { counted, isApproved, missing } from './rule.ts';
import { reviewState, type Review } from './state.ts';

const STEPS = { rendered: 'Minutes written', committed: 'Committed', proposed: 'Proposed' } as const;

const linked = ({ label: words, url }: NonNullable<Review['proposal']>): Piece =>
  url === undefined ? words : { link: url, text: words };

/** One message that shows how far the minutes are, and is edited as they go on. */
export function view(meeting: Meeting): View[] {
  const { phase } = meeting.of(lifecycle);
  const state = meeting.of(reviewState);
  if (phase !== 'adjourned' && phase !== 'in review' && phase !== 'approved') return [];
  const { proposal, merged, notes } = state;
  const offered = proposal !== undefined && !merged && meeting.group.approval.inRooms;
  const lines = [
    heading('Minutes'),
    ...progress(state),
    ...asked(state, meeting),
    ...notes.map((note) => text(note)),
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

const progress = ({ steps, proposal }: Review): Line[] =>
  Object.entries(STEPS).map(([name, words]): Line => ({
    kind: 'item',
    depth: 0,
    ticked: steps.some((done) => done === name),
    pieces: name === 'proposed' && proposal ? [`${words} as `, linked(proposal)] : [words],
  }));

/** Who is asked to look at the minutes, as long as somebody has to. */
function asked({ merged, closed }: Review, meeting: Meeting): Line[] {
  const people = reviewers(meeting);
  const isOver = merged || closed || isApproved(meeting);
  if (isOver || meeting.group.approval.needed === 0 || people.length === 0) return [];
  return [text('For review: ', ...enumerate(people.map((key) => called(meeting, key))), '.')];
}

const trouble = ({ failed }: Review): Line[] =>
  failed === undefined
    ? []
    : [
        text(
          { strong: 'It did not work: ' },
          failed,
          ' Nothing is lost, and I shall try again. ',
          code('/meeting minutes'),
          ' gives the Markdown to whoever leads.',
        ),
      ];

/** What is still missing, or how it ended. */
function end({ proposal, merged, closed }: Review, meeting: Meeting): Line[] {
  const approvals = counted(meeting)
    .map((key) => label(meeting, key))
    .join(', ');
  if (merged) return [text({ strong: approvals === '' ? 'Merged.' : `Approved by ${approvals} and merged.` })];
  if (!proposal) return [];
  if (closed)
    return [text({ strong: 'Closed without being merged.' }, ' ', code('/meeting propose'), ' proposes it again.')];
  const { needed, inRooms } = meeting.group.approval;
  const given = `${counted(meeting).length} of ${needed} approvals${approvals === '' ? '' : `: ${approvals}`}`;
  const lacking = missing(meeting).filter((words) => !words.endsWith(' approvals'));
  const more = lacking.length === 0 ? '' : `; ${lacking.join('; ')}`;
  return [
    inRooms
      ? text(`${given}${more}`, '. React ✅ or ', code('/meeting approve'), '.')
      : text(`${given}${more}. Approve in `, linked(proposal), '.'),
  ];
}
