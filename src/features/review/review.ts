import type { Event } from '../../meeting/event.ts';
import {
  refuse,
  type Ask,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type View,
} from '../../meeting/feature.ts';
import { label } from '../../meeting/guests.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { code, heading, say, text, type Line } from '../../meeting/message.ts';
import { lifecycle } from '../lifecycle/lifecycle.ts';
import { roles } from '../roles/roles.ts';

interface Rendered extends Event {
  readonly type: 'review.rendered';
}
interface Committed extends Event {
  readonly type: 'review.committed';
}
export interface Proposed extends Event {
  readonly type: 'review.proposed';
  readonly branch: string;
  /** What people call it: `PR#66`, or the branch. */
  readonly label: string;
  readonly url?: string;
  readonly commit: string;
}
interface Failed extends Event {
  readonly type: 'review.failed';
  /** What went wrong, for the chair. */
  readonly why: string;
}
interface Approved extends Event {
  readonly type: 'review.approved';
  readonly who: PersonKey;
}
interface Withdrawn extends Event {
  readonly type: 'review.withdrawn';
  readonly who: PersonKey;
}
export interface Merged extends Event {
  readonly type: 'review.merged';
  readonly commit: string;
}
export type ReviewEvent = Rendered | Committed | Proposed | Failed | Approved | Withdrawn | Merged;

interface Review {
  readonly steps: readonly ('rendered' | 'committed' | 'proposed')[];
  readonly proposal?: Pick<Proposed, 'branch' | 'label' | 'url' | 'commit'>;
  readonly approvedBy: readonly PersonKey[];
  readonly failed?: string | undefined;
  readonly merged: boolean;
}

const step = (state: Review, done: Review['steps'][number]): Review => ({
  ...state,
  failed: undefined,
  steps: [...state.steps.filter((other) => other !== done), done],
});

/** The authors of the minutes: the secretary, or whoever ended the meeting where there is none. They do not approve. */
function authors(meeting: Meeting): readonly PersonKey[] {
  const { secretary } = meeting.of(roles);
  const { endedBy } = meeting.of(lifecycle);
  if (secretary.length > 0) return secretary;
  return endedBy === undefined ? [] : [endedBy];
}

/** The approvals that count by the group's rule: of members who are not the author. */
export const counted = (meeting: Meeting): readonly PersonKey[] =>
  meeting
    .of(review)
    .approvedBy.filter((key) => !authors(meeting).includes(key) && meeting.group.directory.byName(key) !== undefined);

function approve({ by, at }: Ask, meeting: Meeting): Decision<ReviewEvent> {
  const { approvedBy, proposal, merged } = meeting.of(review);
  if (merged) return refuse('These minutes are merged already.');
  if (!proposal) return refuse('No minutes wait for approval.');
  if (by.guest) return refuse('Only members of the group approve its minutes.');
  if (authors(meeting).includes(by.key)) return refuse('Whoever wrote the minutes does not approve them.');
  if (approvedBy.includes(by.key)) return { events: [], answer: say('You have approved these minutes already.') };
  const enough = counted(meeting).length + 1 >= meeting.group.approval.needed;
  return {
    events: [{ type: 'review.approved', at, who: by.key }],
    announce: say(
      by.label,
      ` approved the minutes in ${proposal.label} (${counted(meeting).length + 1} of ${meeting.group.approval.needed}).`,
    ),
    ...(enough ? { effects: ['merge'] } : {}),
  };
}

const command: Command<ReviewEvent> = {
  verb: 'meeting approve',
  aliases: ['approve'],
  usage: '/meeting approve',
  help: 'Approves the minutes that are proposed; ✅ on the proposal does the same.',
  who: 'anyone',
  when: ['in review'],
  reachesReview: true,
  decide: approve,
};

const STEPS = { rendered: 'Minutes written', committed: 'Committed', proposed: 'Proposed' } as const;

function view(meeting: Meeting): View[] {
  const { phase } = meeting.of(lifecycle);
  const { steps, proposal, failed, merged } = meeting.of(review);
  if (phase !== 'adjourned' && phase !== 'in review' && phase !== 'approved') return [];
  const progress = Object.entries(STEPS).map(([name, words]): Line => ({
    kind: 'item',
    depth: 0,
    ticked: steps.some((done) => done === name),
    pieces: name === 'proposed' && proposal ? [`${words} as `, linked(proposal)] : [words],
  }));
  const approvals = counted(meeting)
    .map((key) => label(meeting, key))
    .join(', ');
  const needed = `${counted(meeting).length} of ${meeting.group.approval.needed} approvals${approvals === '' ? '' : `: ${approvals}`}`;
  const waiting = text(needed, '. React ✅ or ', code('/meeting approve'), '.');
  const last: Line[] = merged ? [text({ strong: `Approved by ${approvals} and merged.` })] : proposal ? [waiting] : [];
  const trouble: Line[] =
    failed === undefined ? [] : [text({ strong: 'It did not work: ' }, failed, ' I shall try again.')];
  return [
    {
      key: 'proposal',
      message: {
        lines: [heading('Minutes'), ...progress, ...trouble, ...last],
        ...(proposal && !merged ? { offers: [{ emoji: '✅', label: 'Approve' }] } : {}),
      },
    },
  ];
}

const linked = ({ label: words, url }: NonNullable<Review['proposal']>) =>
  url === undefined ? words : { link: url, text: words };

export const review: Feature<Review, ReviewEvent> = {
  name: 'review',
  initial: () => ({ steps: [], approvedBy: [], merged: false }),
  commands: [command],
  on: {
    'review.rendered': (state) => step({ ...state, steps: [] }, 'rendered'),
    'review.committed': (state) => step(state, 'committed'),
    'review.proposed': (state, { branch, label: words, url, commit }) => ({
      ...step(state, 'proposed'),
      // Approvals are of what was read: a new commit asks for them again.
      approvedBy: state.proposal === undefined || state.proposal.commit === commit ? state.approvedBy : [],
      proposal: { branch, label: words, commit, ...(url === undefined ? {} : { url }) },
    }),
    'review.failed': (state, { why }) => ({ ...state, failed: why }),
    'review.approved': (state, { who }) => ({ ...state, approvedBy: [...state.approvedBy, who] }),
    'review.withdrawn': (state, { who }) => ({ ...state, approvedBy: state.approvedBy.filter((key) => key !== who) }),
    'review.merged': (state) => ({ ...state, merged: true }),
  },
  reacted({ about, emoji, removed, by, at }, meeting) {
    if (about !== 'proposal' || (emoji !== '✅' && emoji !== '👍')) return undefined;
    if (!removed) return approve({ by, at }, meeting);
    const { approvedBy, merged } = meeting.of(review);
    return merged || !approvedBy.includes(by.key)
      ? { events: [] }
      : { events: [{ type: 'review.withdrawn', at, who: by.key }] };
  },
  views: view,
};
