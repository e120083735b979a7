import { embargoState, hasMarks } from '../../meeting/embargo.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { fillName } from '../../minutes/names.ts';
import { fillPlaceholders } from '../../minutes/placeholders.ts';
import { reviewState } from '../review/state.ts';
import { broughtInto } from './merge-edits.ts';
import { placeholderValues } from './placeholders.ts';
import { ownNames } from './proposal.ts';

/** Whether a meeting has minutes of its own for what is under embargo, or had. */
export const hasEmbargoed = (meeting: Meeting): boolean =>
  meeting.group.format.embargoed !== undefined && hasMarks(meeting.stateOf(embargoState));

/**
 * The whole minutes for the private repository; undefined if nothing is under embargo.
 * @param markdown the minutes with what is under embargo
 * @param earlier the same as they were written before, newest first: people's changes to them stay
 */
export function embargoedDraft(meeting: Meeting, markdown: string, earlier: readonly string[]) {
  const { embargoed, title } = meeting.group.format;
  if (embargoed === undefined || !hasEmbargoed(meeting)) return undefined;
  const filled = placeholderValues(meeting);
  const path = fillName(embargoed.path, filled, meeting.stateOf(reviewState).nth ?? 1);
  return {
    path,
    branch: ownNames(meeting).branch,
    title: fillPlaceholders(title, filled, meeting.group),
    body: '',
    reviewers: [],
    files: [{ path, own: true, write: (current: string | undefined) => broughtInto(markdown, earlier, current).text }],
  };
}
