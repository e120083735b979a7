import type { Job } from '../ports/jobs.ts';
import type { Desk } from './desk.ts';
import { nextIssues } from './issues.ts';
import type { Parts } from './parts.ts';

/** Looks at a group's open proposals and its issues once more, at once. @param cause makes the ids: once for each */
export function looksNow(desk: Desk, cause: string, { practice, clock }: Parts): Job[] {
  const at = clock.now();
  const { group } = desk.place;
  const follows = [desk.last(), desk.current()].flatMap((meeting): Job[] => {
    const proposal = meeting && practice.minutes.proposal(meeting);
    if (!meeting || !proposal || proposal.merged) return [];
    const data = { stream: meeting.id, once: 'yes' };
    return [{ id: `${meeting.id}/follow/${cause}`, group: group.id, kind: 'follow', at, data }];
  });
  const issues = nextIssues(desk.place, at);
  return [...follows, ...(issues ? [{ ...issues, id: `${group.id}/issues/${cause}`, at, data: { once: 'yes' } }] : [])];
}
