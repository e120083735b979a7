import type { Job } from '../ports/jobs.ts';
import type { GroupSession } from './group-session.ts';
import { nextIssues } from './issues.ts';
import type { SecretaryDeps } from './secretary-deps.ts';

/** Looks at a group's open proposals and its issues once more, at once. @param cause makes the ids: once for each */
export function looksNow(session: GroupSession, cause: string, { domain, clock }: SecretaryDeps): Job[] {
  const at = clock.now();
  const { group } = session.binding;
  const follows = [session.last(), session.current()].flatMap((meeting): Job[] => {
    const proposal = meeting && domain.minutes.proposal(meeting);
    if (!meeting || !proposal || proposal.merged) return [];
    const data = { stream: meeting.id, once: 'yes' };
    return [{ id: `${meeting.id}/follow/${cause}`, group: group.id, kind: 'follow', at, data }];
  });
  const issues = nextIssues(session.binding, at);
  return [...follows, ...(issues ? [{ ...issues, id: `${group.id}/issues/${cause}`, at, data: { once: 'yes' } }] : [])];
}
