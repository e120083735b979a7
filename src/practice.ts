import { dated } from './archive/ages.ts';
import { approvalNews } from './features/approval/news.ts';
import { approvalBefore } from './features/approval/origin.ts';
import { replan } from './features/calendar/replan.ts';
import { carry } from './features/document/carry.ts';
import { changedConfiguration } from './features/document/changed-configuration.ts';
import { scribe } from './features/document/document.ts';
import { dropped } from './features/document/dropped.ts';
import { isNamed, named } from './features/document/naming.ts';
import { draft, minutesFolder, minutesPath, namesOf, pastMinutes, plan } from './features/document/proposal.ts';
import { renderings } from './features/document/renderings.ts';
import { takeOver } from './features/document/take-over.ts';
import { features, meetingKernel } from './features/index.ts';
import { inherited, leftBehind, linkedActions, opened, settling, toOpen } from './features/issues/actions.ts';
import { concluded, placing, toConclude } from './features/issues/agenda.ts';
import { tickedBefore, tickedThere } from './features/issues/ticked.ts';
import { lifecycle } from './features/lifecycle/lifecycle.ts';
import { linksFor, personOf } from './features/links/links.ts';
import { introduceNewcomer } from './features/newcomers/introduction.ts';
import { newcomersFor } from './features/newcomers/newcomers.ts';
import { isOffRecord, wasOffRecord } from './features/off-record/off-record.ts';
import { awaitedPictures, settlePicture, withdrawn } from './features/pictures/keeping.ts';
import { isPicture, keepsPictures } from './features/pictures/posting.ts';
import { pictureFiles, releasedFiles } from './features/pictures/proposed.ts';
import { NOT_YET } from './features/pictures/words.ts';
import type { Proposed, ReviewEvent } from './features/review/events.ts';
import { failed } from './features/review/failed.ts';
import { followed } from './features/review/follow.ts';
import { mergedNow } from './features/review/merged.ts';
import { review } from './features/review/review.ts';
import { counted, isApproved } from './features/review/rule.ts';
import { takingPart } from './features/roll-call/taking-part.ts';
import { learned } from './features/stats/history.ts';
import { entries } from './meeting/entry.ts';
import type { Event } from './meeting/event.ts';
import type { Meeting } from './meeting/feature.ts';
import { label } from './meeting/guests.ts';
import { vocabulary } from './meeting/parse.ts';
import type { MinutesPractice, Practice } from './secretary/parts.ts';

const minutesScribe = scribe(features);
// A meeting never changes, but it is written for each page that shows it, and several times when it ends.
const written = new WeakMap<Meeting, string>();
function markdown(meeting: Meeting): string {
  const text = written.get(meeting) ?? minutesScribe.markdown(meeting);
  written.set(meeting, text);
  return text;
}

const reviewing = (...events: readonly ReviewEvent[]): readonly Event[] => events;

const minutes: MinutesPractice = {
  markdown,
  draft: (meeting, earlier) => draft(meeting, markdown(meeting), earlier),
  renderings: (events, upTo) => renderings(events, upTo, markdown),
  names: namesOf,
  isNamed,
  named,
  path: minutesPath,
  past: pastMinutes,
  folder: minutesFolder,
  plan: (group, before, at) => [
    ...plan(group, before, at),
    ...(before ? [...linksFor(before, at), ...newcomersFor(before, at)] : []),
  ],
  carry: (text, next, before, at, earlier = []) => [
    ...carry(text, next, before, at, { earlier: dated(earlier), proposed: before && markdown(before) }),
    ...learned([...earlier, before ? { path: minutesPath(before), text } : { text }], next, before, at),
  ],
  // What was written before and could not be committed yet is not told again.
  rendered: (meeting, earlier, at) =>
    meeting.of(review).failed !== undefined && earlier[0] === markdown(meeting)
      ? []
      : reviewing({ type: 'review.rendered', at }),
  committed: (at) => reviewing({ type: 'review.committed', at }),
  noted: (note, at) => reviewing({ type: 'review.noted', at, note }),
  proposed(proposal, meeting, at) {
    const proposed: Proposed = { type: 'review.proposed', at, ...proposal };
    const reviewed = { type: 'lifecycle.reviewed', at };
    return meeting.of(lifecycle).phase === 'adjourned' ? [proposed, reviewed] : [proposed];
  },
  failed,
  proposal(meeting) {
    const { proposal, merged, closed } = meeting.of(review);
    return proposal && { ...proposal, merged, mayMerge: merged || (!closed && isApproved(meeting)) };
  },
  followed,
  merged: mergedNow,
  approvalNews,
  approvalBefore,
  takeOver: (merged, next, at, reviewed) =>
    takeOver(merged, next, at, reviewed && { markdown: markdown(reviewed), reviewed }),
  dropped,
  approvers: (meeting) => counted(meeting).map((key) => label(meeting, key).replace(/^@/u, '')),
};

/** How Gavel leads a meeting: the features, put together for the secretary. */
export const practice: Practice = {
  kernel: meetingKernel,
  words: vocabulary(meetingKernel.commands),
  listens: (meeting) => ['gathering', 'in session'].includes(meeting.of(lifecycle).phase),
  fits: ({ when }, meeting) => when.includes(meeting.of(lifecycle).phase),
  offRecord: isOffRecord,
  wasOffRecord,
  underReview: (meeting) => ['adjourned', 'in review'].includes(meeting.of(lifecycle).phase),
  replan,
  changedConfiguration,
  over: (meeting) => meeting.of(lifecycle).ended !== undefined,
  person: personOf,
  introduceNewcomer,
  takingPart,
  hasEntry: (meeting, number) => meeting.of(entries).byNumber.has(number),
  minutes,
  pictures: {
    claims: (attachment, meeting) => isPicture(attachment) && keepsPictures(meeting),
    awaited: awaitedPictures,
    settle: settlePicture,
    notYet: NOT_YET,
    withdrawn,
    released: releasedFiles,
    files: pictureFiles,
  },
  issues: {
    toOpen,
    opened,
    inherited,
    linkedActions,
    leftBehind,
    ticked: tickedThere,
    tickedBefore,
    settling,
    placing,
    toConclude,
    concluded,
  },
};
