import type { Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { updateIndex } from '../../minutes/index-page.ts';
import { fillName } from '../../minutes/names.ts';
import { fillPlaceholders } from '../../minutes/placeholders.ts';
import { writeFeed } from '../../schedule/ical.ts';
import { feedSource } from '../calendar-feed/feed.ts';
import { awaitedReviewers } from '../review/reminders.ts';
import { reviewState } from '../review/state.ts';
import { broughtInto } from './merge-edits.ts';
import { placeholderValues } from './placeholders.ts';
import { proposalBody } from './proposal-body.ts';

/** Where a meeting's minutes go. */
export interface ProposalNames {
  readonly path: string;
  readonly branch: string;
}

/** The names of a meeting's minutes, if it's the first, the second … of its day: what other minutes have is left to them. */
export function proposalNames(meeting: Meeting, nth: number): ProposalNames {
  const { path, branch } = meeting.group.format;
  const filled = placeholderValues(meeting);
  return { path: fillName(path, filled, nth), branch: fillName(branch, filled, nth) };
}

const nthOf = (meeting: Meeting): number => meeting.stateOf(reviewState).nth ?? 1;

/** The names of a meeting's own minutes. */
export const ownNames = (meeting: Meeting): ProposalNames => proposalNames(meeting, nthOf(meeting));

export const minutesPath = (meeting: Meeting): string => ownNames(meeting).path;

/** The group's calendar as a file next to the minutes, as of this meeting. */
function calendarFile(meeting: Meeting): { path: string; write: () => string }[] {
  const { file } = meeting.group.calendar;
  const { ended, begun } = meeting.stateOf(lifecycleState);
  const at = ended ?? begun;
  return file === undefined || at === undefined
    ? []
    : [{ path: file, write: () => writeFeed(feedSource(meeting, at)) }];
}

/**
 * The files that are proposed to the group: the minutes, and the index that lists them.
 * @param earlier the minutes as they were proposed before, newest first: people's changes to them stay
 */
export function draftProposal(meeting: Meeting, markdown: string, earlier: readonly string[] = []) {
  const { format } = meeting.group;
  const filled = placeholderValues(meeting);
  const { index } = format;
  const nth = nthOf(meeting);
  const { path, branch } = ownNames(meeting);
  const listed = { path, first: proposalNames(meeting, 1).path, nth };
  const files = [
    {
      path,
      own: true,
      write: (current: string | undefined) => broughtInto(markdown, earlier, current).text,
      disputed: (current: string | undefined) => broughtInto(markdown, earlier, current).disputed,
    },
    ...(index
      ? [
          {
            path: index.path,
            write: (current: string | undefined) => updateIndex(current, index, filled, listed, meeting.group),
          },
        ]
      : []),
    ...calendarFile(meeting),
  ];
  const title = fillPlaceholders(format.title, filled, meeting.group);
  return {
    branch,
    title: nth > 1 ? `${title} (${nth})` : title,
    body: proposalBody(meeting),
    reviewers: awaitedReviewers(meeting),
    again: meeting.stateOf(reviewState).closed,
    files,
  };
}
