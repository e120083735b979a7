import { approvalNews } from '../features/approval/news.ts';
import { approvalBefore } from '../features/approval/origin.ts';
import { replanMeeting } from '../features/calendar/replan.ts';
import { changedConfiguration } from '../features/carry-over/changed-configuration.ts';
import { introduceNewcomer } from '../features/identity/introduction.ts';
import { personOf } from '../features/identity/links.ts';
import { meetingKernel } from '../features/index.ts';
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
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { isNamed, nameMinutes } from '../features/minutes/naming.ts';
import { draftProposal, minutesFolder, minutesPath, proposalNames, pastMinutes } from '../features/minutes/proposal.ts';
import { pastRenderings } from '../features/minutes/renderings.ts';
import { carriedEvents, openingEvents, takeOverMerged } from '../features/next-meeting-events.ts';
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
import { entriesFeature } from '../meeting/entry.ts';
import type { Event } from '../meeting/event.ts';
import { uncalledName } from '../meeting/guests.ts';
import { lifecycleState } from '../meeting/lifecycle.ts';
import { createVocabulary } from '../meeting/parse-spoken.ts';
import { HELD_PHASES, REVIEW_PHASES } from '../meeting/phases.ts';
import type { MinutesDomain, MeetingDomain } from '../secretary/secretary-deps.ts';

const reviewing = (...events: readonly ReviewEvent[]): readonly Event[] => events;

const minutes: MinutesDomain = {
  markdown: minutesMarkdown,
  draft: (meeting, earlier) => draftProposal(meeting, minutesMarkdown(meeting), earlier),
  renderings: (events, upTo) => pastRenderings(events, upTo, minutesMarkdown),
  names: proposalNames,
  isNamed,
  named: nameMinutes,
  path: minutesPath,
  past: pastMinutes,
  folder: minutesFolder,
  plan: openingEvents,
  carry: carriedEvents,
  // What was written before and could not be committed yet is not told again.
  rendered: (meeting, earlier, at) =>
    meeting.stateOf(reviewFeature).failed !== undefined && earlier[0] === minutesMarkdown(meeting)
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
  takeOver: takeOverMerged,
  dropped: droppedItems,
  approvers: (meeting) => countedApprovals(meeting).map((key) => uncalledName(meeting, key)),
};

/** How Gavel leads a meeting: the features, put together for the secretary. */
export const meetingDomain: MeetingDomain = {
  kernel: meetingKernel,
  words: createVocabulary(meetingKernel.commands),
  listens: (meeting) => HELD_PHASES.includes(meeting.stateOf(lifecycleState).phase),
  fits: ({ when }, meeting) => when.includes(meeting.stateOf(lifecycleState).phase),
  offRecord: isOffRecord,
  wasOffRecord,
  underReview: (meeting) => REVIEW_PHASES.includes(meeting.stateOf(lifecycleState).phase),
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
