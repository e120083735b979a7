import { replan } from './features/calendar/replan.ts';
import { carry } from './features/document/carry.ts';
import { scribe } from './features/document/document.ts';
import { approvalOf, draft, minutesFolder, minutesPath, newestMinutes, plan } from './features/document/proposal.ts';
import { features, meetingKernel } from './features/index.ts';
import { lifecycle } from './features/lifecycle/lifecycle.ts';
import { isOffRecord } from './features/off-record/off-record.ts';
import { counted, type Proposed, type ReviewEvent } from './features/review/review.ts';
import { entries } from './meeting/entry.ts';
import type { Event } from './meeting/event.ts';
import type { Meeting } from './meeting/feature.ts';
import { vocabulary } from './meeting/parse.ts';
import type { Practice } from './secretary/parts.ts';

const minutesScribe = scribe(features);
const markdown = (meeting: Meeting): string => minutesScribe.markdown(meeting);

const reviewing = (...events: readonly ReviewEvent[]): readonly Event[] => events;

/** How Gavel leads a meeting: the features, put together for the secretary. */
export const practice: Practice = {
  kernel: meetingKernel,
  words: vocabulary(meetingKernel.commands),
  listens: (meeting) => ['gathering', 'in session'].includes(meeting.of(lifecycle).phase),
  offRecord: isOffRecord,
  underReview: (meeting) => ['adjourned', 'in review'].includes(meeting.of(lifecycle).phase),
  replan,
  over: (meeting) => meeting.of(lifecycle).ended !== undefined,
  hasEntry: (meeting, number) => meeting.of(entries).byNumber.has(number),
  minutes: {
    markdown,
    draft: (meeting) => draft(meeting, markdown(meeting)),
    path: minutesPath,
    newest: newestMinutes,
    folder: minutesFolder,
    plan,
    carry,
    rendered: (at) => reviewing({ type: 'review.rendered', at }),
    committed: (at) => reviewing({ type: 'review.committed', at }),
    proposed(proposal, meeting, at) {
      const proposed: Proposed = { type: 'review.proposed', at, ...proposal };
      const reviewed = { type: 'lifecycle.reviewed', at };
      return meeting.of(lifecycle).phase === 'adjourned' ? [proposed, reviewed] : [proposed];
    },
    failed: (why, at) => reviewing({ type: 'review.failed', at, why }),
    merged: (commit, at) => [...reviewing({ type: 'review.merged', at, commit }), { type: 'lifecycle.approved', at }],
    approvalOf,
    approvers: counted,
  },
};
