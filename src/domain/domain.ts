import { datedMinutes } from '../archive/ages.ts';
import { approvalNews } from '../features/approval/news.ts';
import { approvalBefore } from '../features/approval/origin.ts';
import { replanMeeting } from '../features/calendar/replan.ts';
import { carryOver } from '../features/carry-over/carry-over.ts';
import { changedConfiguration } from '../features/carry-over/changed-configuration.ts';
import { takeOver } from '../features/carry-over/take-over.ts';
import { introduceNewcomer } from '../features/identity/introduction.ts';
import { linksFor, personOf } from '../features/identity/links.ts';
import { newcomersFor } from '../features/identity/newcomers.ts';
import { allFeatures, meetingKernel } from '../features/index.ts';
import {
  inheritedIssues,
  leftBehind,
  linkedActions,
  issueOpened,
  settleIssue,
  toOpen,
} from '../features/issues/actions.ts';
import { issueConcluded, placeIssues, toConclude } from '../features/issues/agenda.ts';
import { droppedItems } from '../features/issues/dropped-items.ts';
import { tickedBefore, tickedThere } from '../features/issues/ticked.ts';
import { isNamed, nameMinutes } from '../features/minutes/naming.ts';
import {
  draftProposal,
  minutesFolder,
  minutesPath,
  proposalNames,
  pastMinutes,
  planMeeting,
} from '../features/minutes/proposal.ts';
import { pastRenderings } from '../features/minutes/renderings.ts';
import { minutesWriter } from '../features/minutes/write-minutes.ts';
import { isOffRecord, wasOffRecord } from '../features/off-record/off-record.ts';
import { awaitedPictures, settlePicture, withdrawPictures } from '../features/pictures/keeping.ts';
import { isPictureType, keepsPictures } from '../features/pictures/posting.ts';
import { pictureFiles, releasedFiles } from '../features/pictures/proposed.ts';
import { NOT_YET } from '../features/pictures/words.ts';
import type { MinutesProposed, ReviewEvent } from '../features/review/events.ts';
import { reviewFailed } from '../features/review/failed.ts';
import { followForge } from '../features/review/follow.ts';
import { mergedNow } from '../features/review/merged.ts';
import { reviewFeature } from '../features/review/review.ts';
import { countedApprovals, isApproved } from '../features/review/rule.ts';
import { takingPart } from '../features/roll-call/taking-part.ts';
import { learnedMeetings } from '../features/stats/history.ts';
import { entriesFeature } from '../meeting/entry.ts';
import type { Event } from '../meeting/event.ts';
import type { Meeting } from '../meeting/feature.ts';
import { personLabel } from '../meeting/guests.ts';
import { lifecycleState } from '../meeting/lifecycle.ts';
import { createVocabulary } from '../meeting/parse-spoken.ts';
import type { MinutesDomain, MeetingDomain } from '../secretary/secretary-deps.ts';

const minutesScribe = minutesWriter(allFeatures);
// A meeting never changes, but it is written for each page that shows it, and several times when it ends.
const written = new WeakMap<Meeting, string>();
function markdown(meeting: Meeting): string {
  const text = written.get(meeting) ?? minutesScribe.markdown(meeting);
  written.set(meeting, text);
  return text;
}

const reviewing = (...events: readonly ReviewEvent[]): readonly Event[] => events;

const minutes: MinutesDomain = {
  markdown,
  draft: (meeting, earlier) => draftProposal(meeting, markdown(meeting), earlier),
  renderings: (events, upTo) => pastRenderings(events, upTo, markdown),
  names: proposalNames,
  isNamed,
  named: nameMinutes,
  path: minutesPath,
  past: pastMinutes,
  folder: minutesFolder,
  plan: (group, before, at) => [
    ...planMeeting(group, before, at),
    ...(before ? [...linksFor(before, at), ...newcomersFor(before, at)] : []),
  ],
  carry: (text, next, before, at, earlier = []) => [
    ...carryOver(text, next, before, at, { earlier: datedMinutes(earlier), proposed: before && markdown(before) }),
    ...learnedMeetings([...earlier, before ? { path: minutesPath(before), text } : { text }], next, before, at),
  ],
  // What was written before and could not be committed yet is not told again.
  rendered: (meeting, earlier, at) =>
    meeting.stateOf(reviewFeature).failed !== undefined && earlier[0] === markdown(meeting)
      ? []
      : reviewing({ type: 'review.rendered', at }),
  committed: (at) => reviewing({ type: 'review.committed', at }),
  noted: (note, at) => reviewing({ type: 'review.noted', at, note }),
  proposed(proposal, meeting, at) {
    const proposed: MinutesProposed = { type: 'review.proposed', at, ...proposal, path: minutesPath(meeting) };
    const reviewed = { type: 'lifecycle.reviewed', at };
    return meeting.stateOf(lifecycleState).phase === 'adjourned' ? [proposed, reviewed] : [proposed];
  },
  failed: reviewFailed,
  proposal(meeting) {
    const { proposal, merged, closed } = meeting.stateOf(reviewFeature);
    return proposal && { ...proposal, merged, mayMerge: merged || (!closed && isApproved(meeting)) };
  },
  followed: followForge,
  merged: mergedNow,
  approvalNews,
  approvalBefore,
  takeOver: (merged, next, at, reviewed) =>
    takeOver(merged, next, at, reviewed && { markdown: markdown(reviewed), reviewed }),
  dropped: droppedItems,
  approvers: (meeting) => countedApprovals(meeting).map((key) => personLabel(meeting, key).replace(/^@/u, '')),
};

/** How Gavel leads a meeting: the features, put together for the secretary. */
export const meetingDomain: MeetingDomain = {
  kernel: meetingKernel,
  words: createVocabulary(meetingKernel.commands),
  listens: (meeting) => ['gathering', 'in session'].includes(meeting.stateOf(lifecycleState).phase),
  fits: ({ when }, meeting) => when.includes(meeting.stateOf(lifecycleState).phase),
  offRecord: isOffRecord,
  wasOffRecord,
  underReview: (meeting) => ['adjourned', 'in review'].includes(meeting.stateOf(lifecycleState).phase),
  replan: replanMeeting,
  changedConfiguration,
  over: (meeting) => meeting.stateOf(lifecycleState).ended !== undefined,
  person: personOf,
  introduceNewcomer,
  takingPart,
  hasEntry: (meeting, number) => meeting.stateOf(entriesFeature).byNumber.has(number),
  minutes,
  pictures: {
    claims: (attachment, meeting) => isPictureType(attachment) && keepsPictures(meeting),
    awaited: awaitedPictures,
    settle: settlePicture,
    notYet: NOT_YET,
    withdrawn: withdrawPictures,
    released: releasedFiles,
    files: pictureFiles,
  },
  issues: {
    toOpen,
    opened: issueOpened,
    inherited: inheritedIssues,
    linkedActions,
    leftBehind,
    ticked: tickedThere,
    tickedBefore,
    settling: settleIssue,
    placing: placeIssues,
    toConclude,
    concluded: issueConcluded,
  },
};
