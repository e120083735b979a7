import type { Meeting } from '../../meeting/feature.ts';
import { personLabel } from '../../meeting/guests.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { rolesFeature } from '../roles/roles.ts';
import { reviewMessages } from './messages.ts';
import { reviewState } from './state.ts';

// The group's rule: whose approval counts, and when the minutes may be merged.

/** The authors of the minutes, who don't approve them: the secretary, or if there is none, who ended the meeting. */
export function minutesAuthors(meeting: Meeting): readonly PersonKey[] {
  const { secretary } = meeting.stateOf(rolesFeature);
  const { endedBy } = meeting.stateOf(lifecycleState);
  if (secretary.length > 0) return secretary;
  return endedBy === undefined ? [] : [endedBy];
}

/** Whether somebody's word counts by the group's rule. */
function counts(meeting: Meeting, who: PersonKey): boolean {
  const { directory, approval } = meeting.group;
  return !minutesAuthors(meeting).includes(who) && (!approval.onlyMembers || directory.byName(who) !== undefined);
}

/** The approvals that count, each person once: in the rooms, if the group approves there, and in the forge. */
export function countedApprovals(meeting: Meeting): readonly PersonKey[] {
  const { approvedBy, verdicts } = meeting.stateOf(reviewState);
  const inForge = verdicts.filter(({ verdict, current }) => verdict === 'approved' && current).map(({ who }) => who);
  return [...new Set([...approvedBy, ...inForge])].filter((who) => counts(meeting, who));
}

/** Those who ask for changes, which keeps the minutes from being merged. */
const objectors = (meeting: Meeting): readonly PersonKey[] =>
  meeting
    .stateOf(reviewState)
    .verdicts.filter(({ who, verdict }) => verdict === 'changes asked' && counts(meeting, who))
    .map(({ who }) => who);

function organisations(meeting: Meeting): number {
  const { directory } = meeting.group;
  const named = countedApprovals(meeting).flatMap((who) => directory.byName(who)?.affiliation ?? []);
  return new Set(named.map((name) => name.toLowerCase())).size;
}

/** What is still missing by the group's rule, in words; nothing if the minutes are approved. */
export function missingApprovals(meeting: Meeting): readonly string[] {
  const { needed } = meeting.group.approval;
  const { expired } = meeting.stateOf(reviewState);
  const given = countedApprovals(meeting).length;
  const isShort = !expired && given < needed;
  return [...(isShort ? [reviewMessages(meeting.group).approvals(given, needed)] : []), ...otherObstacles(meeting)];
}

/** What is missing besides the number of approvals. */
export function otherObstacles(meeting: Meeting): readonly string[] {
  const say = reviewMessages(meeting.group);
  const { organisations: needed } = meeting.group.approval;
  const against = objectors(meeting).map((who) => say.wantsChanges(personLabel(meeting, who)));
  const given = organisations(meeting);
  const isNarrow = !meeting.stateOf(reviewState).expired && given < needed;
  return isNarrow ? [say.organisations(given, needed), ...against] : against;
}

export const isApproved = (meeting: Meeting): boolean => missingApprovals(meeting).length === 0;
