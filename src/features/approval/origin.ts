import { handleOf } from '../../archive/people.ts';
import type { Event } from '../../meeting/event.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { introduceGuest } from '../../meeting/guests.ts';
import {
  COMMIT_AUTHORS,
  memberPerson,
  personFor,
  type Directory,
  type Person,
  type UserRef,
} from '../../meeting/member.ts';
import type { ApprovalEvent } from './approval.ts';

/** How the minutes before came onto the main branch, as the forge tells it. */
export interface TracedOrigin {
  /** The proposal that brought them: `PR#65`, or a branch. */
  readonly proposal?: string;
  /** Who put them on the main branch. */
  readonly by?: UserRef;
  readonly approvedBy: readonly UserRef[];
}

/** Commits have a name and no id: the person in the group with that name. */
function personOf(user: UserRef, directory: Directory): Person {
  const handle = user.platform === COMMIT_AUTHORS ? handleOf(user.name, directory) : undefined;
  const member = handle === undefined ? undefined : directory.byName(handle);
  return member ? memberPerson(member) : personFor(directory, user);
}

/**
 * What a group's first minutes say about the approval of those before them, which Gavel didn't propose: only what the
 * forge knows about the file, never a guess.
 */
export function approvalBefore(origin: TracedOrigin | undefined, first: Meeting, at: string): Event[] {
  const { directory } = first.group;
  const approvers = (origin?.approvedBy ?? []).map((user) => personOf(user, directory));
  const merger = origin?.by && personOf(origin.by, directory);
  const people = new Map([...approvers, ...(merger ? [merger] : [])].map((who) => [who.key, who]));
  const by = merger ? { by: merger.key } : {};
  const proposal = origin?.proposal;
  const events: ApprovalEvent[] = [{ type: 'approval.traced', at, ...by }];
  if (proposal !== undefined) {
    const approvedBy = [...new Set(approvers.map(({ key }) => key))];
    if (approvedBy.length > 0) events.push({ type: 'approval.approved', at, proposal, by: approvedBy });
    events.push({ type: 'approval.merged', at, proposal, ...by });
  }
  return [...[...people.values()].flatMap((who) => introduceGuest(who, at, first)), ...events];
}
